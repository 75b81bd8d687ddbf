import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import type { Resource, Template } from "./template.js";

/** Whether anything in the template but the resource itself speaks of it: by its logical id, or by the name that it is given. */
export function isMentioned(template: Template, { name: id, node }: Resource, given: Written<string>): boolean {
  const name = given.is === "known" ? given.value : undefined;
  const isIt = (text: string): boolean =>
    text === id ||
    text.startsWith(`${id}.`) ||
    text.includes(`\${${id}}`) ||
    text.includes(`\${${id}.`) ||
    (name !== undefined && text.includes(name));
  return someText(template.root, isIt, node);
}

/** Whether the template may change the shards of a stream: something in it may call for that. */
export function scalesStreams({ root }: Template): boolean {
  return someText(root, (text) => /UpdateShardCount|^AWS::ApplicationAutoScaling::|kinesis:\*/.test(text));
}

/** Whether one of the texts in a tree passes the test; `besides`: a branch that is left out. */
export function someText(tree: TreeNode, test: (text: string) => boolean, besides?: TreeNode): boolean {
  if (tree === besides) return false;
  if (tree.kind === "scalar") return typeof tree.value === "string" && test(tree.value);
  if (tree.kind === "list") return tree.items.some((item) => someText(item, test, besides));
  return tree.entries.some(({ value }) => someText(value, test, besides));
}
