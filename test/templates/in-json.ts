import type { SourceFile } from "../../src/index.js";
import type { TreeNode } from "../../src/source/tree.js";
import { hcl } from "../lint.js";

/** A file of Terraform as a program would write it: blocks as lists of maps, expressions as texts in `${…}`. */
export function inJson({ path, text }: SourceFile): SourceFile {
  const { tree } = hcl.file(text);
  if (tree === undefined) throw new Error(`${path} cannot be parsed`);
  return { path: `${path}.json`, text: JSON.stringify(jsonOf(tree), null, 2) };
}

function jsonOf(node: TreeNode): unknown {
  if (node.kind === "scalar") return node.value;
  return node.kind === "list" ? node.items.map(jsonOf) : Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonOf(value)]));
}
