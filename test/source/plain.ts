import type { ParsedText } from "../../src/source/parsed.js";
import type { TreeNode } from "../../src/source/tree.js";

/** The tree as plain values; what has a tag becomes `{ "!Tag": value }`. */
export function plain(node: TreeNode): unknown {
  const value = node.kind === "scalar" ? node.value : node.kind === "list" ? node.items.map(plain) : entriesOf(node);
  return node.tag === undefined ? value : { [node.tag]: value };
}

function entriesOf(node: Extract<TreeNode, { kind: "map" }>): unknown {
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

/** What a text was read as; fails with the parser's own words where it was refused. */
export function valueOf({ tree, mistakes }: ParsedText): unknown {
  if (tree === undefined) throw new Error(mistakes.map(({ message }) => message).join("\n"));
  return plain(tree);
}

/** Each mistake as `line:column message`. */
export function toldOf(text: string, { mistakes }: ParsedText): string[] {
  return mistakes.map(({ offset, message }) => {
    const before = text.slice(0, offset).split("\n");
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${message}`;
  });
}
