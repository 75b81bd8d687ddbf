import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { isLocal, pathFrom, textIn } from "./local-file.js";

/**
 * Paths of the files of this repository whose resources stand among those of the template, by `AWS::Include`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
export function includedFiles(file: string, root: TreeNode): readonly string[] {
  const transform = child(child(root, "Resources"), "Fn::Transform");
  const macros = transform?.kind === "list" ? transform.items : transform === undefined ? [] : [transform];
  return macros.flatMap((macro) => {
    const location = textIn(macro, "Name") === "AWS::Include" ? textIn(child(macro, "Parameters"), "Location") : undefined;
    return location === undefined || !isLocal(location) ? [] : [pathFrom(file, location)];
  });
}
