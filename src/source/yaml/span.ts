import type { Path, Span } from "../span.js";
import type { TreeNode } from "../tree.js";

/**
 * Where the key at `path` stands in a YAML text; for an item of a list, its first key or its own first line. A path that
 * leads nowhere has the place of its nearest ancestor, undefined where that is the top.
 */
export function yamlSpan(text: string, tree: TreeNode, path: Path): Span | undefined {
  let node = tree;
  let span: Span | undefined;
  for (const step of path) {
    const next = stepInto(text, node, step);
    if (next === undefined) break;
    ({ node, span } = next);
  }
  return span;
}

function stepInto(text: string, node: TreeNode, step: string | number): { node: TreeNode; span: Span } | undefined {
  if (node.kind === "map") {
    const entry = node.entries.find(({ key }) => key === String(step));
    return entry && { node: entry.value, span: { start: entry.keyStart, end: entry.keyEnd } };
  }
  const item = node.kind === "list" ? node.items[Number(step)] : undefined;
  return item && { node: item, span: startOf(text, item) };
}

/** The first line of an item: its tag, its first key, or its text. */
function startOf(text: string, item: TreeNode): Span {
  const start = tagStart(text, item);
  const [first] = item.kind === "map" ? item.entries : [];
  if (item.tag === undefined && first !== undefined && first.keyStart >= start) return { start: first.keyStart, end: first.keyEnd };
  const lineEnd = text.slice(start, item.end).search(/\r?\n/);
  return { start, end: lineEnd === -1 ? item.end : start + lineEnd };
}

function tagStart(text: string, { tag, start }: TreeNode): number {
  if (tag === undefined) return start;
  const found = text.lastIndexOf(tag, start);
  return found !== -1 && text.slice(found + tag.length, start).trim() === "" ? found : start;
}
