import type { Path, Span } from "../span.js";
import type { TreeNode } from "../tree.js";

/** Where the key at `path` stands in a text of HCL: the header of a block, the name of an argument, an item of a list. */
export function hclSpan(text: string, tree: TreeNode, path: Path): Span | undefined {
  let node = tree;
  let span: Span | undefined;
  for (const step of path) {
    const entry = node.kind === "map" ? node.entries.find(({ key }) => key === String(step)) : undefined;
    const item = node.kind === "list" ? node.items[Number(step)] : undefined;
    const next = entry?.value ?? item;
    if (next === undefined) break;
    node = next;
    span = entry === undefined ? lineOf(text, next, span) : { start: entry.keyStart, end: entry.keyEnd };
  }
  return span;
}

/** The first line of an item; of a block that is its header, without the brace. */
function lineOf(text: string, { start, end }: TreeNode, around: Span | undefined): Span | undefined {
  if (start === -1) return around;
  const [line = ""] = text.slice(start, end).split(/\r?\n/, 1);
  return { start, end: start + line.replace(/\s*\{\s*$/, "").length };
}
