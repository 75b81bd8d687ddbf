import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import { isLocal, pathFrom, textIn } from "./local-file.js";
import type { TreeNode } from "../../source/tree.js";

/** A template of this repository that another one makes a stack of. */
export interface NestedTemplate {
  /** The logical id of the stack. */
  readonly stack: string;
  /** The template's path, as the run names files. */
  readonly path: string;
  /** Where the path is written. */
  readonly place: Place;
}

/** Types that make a stack of another template, and the property that says of which. */
const locations: Readonly<Record<string, string>> = {
  "AWS::CloudFormation::Stack": "TemplateURL",
  "AWS::Serverless::Application": "Location",
};

/** The stacks whose templates lie in the repository; one whose address leads out of it is not among them. */
export function nestedTemplates(file: string, root: TreeNode): readonly NestedTemplate[] {
  const resources = child(root, "Resources");
  if (resources?.kind !== "map") return [];
  return resources.entries.flatMap(({ key: stack, value: resource }) => {
    const property = textIn(resource, "Type") === undefined ? undefined : locations[textIn(resource, "Type") ?? ""];
    if (property === undefined) return [];
    const place = { file, path: ["Resources", stack] };
    const synthesized = textIn(child(resource, "Metadata"), "aws:asset:path");
    const written = textIn(child(resource, "Properties"), property);
    const to = (name: string, ...at: readonly string[]): NestedTemplate => ({
      stack,
      path: pathFrom(file, name),
      place: below(place, ...at),
    });
    if (synthesized !== undefined) return [to(synthesized, "Metadata", "aws:asset:path")];
    return written === undefined || !isLocal(written) ? [] : [to(written, "Properties", property)];
  });
}
