import { child } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";

/** A node and the keys that lead to it. */
export interface Found {
  readonly node: TreeNode;
  readonly path: readonly (string | number)[];
}

/** The blocks that a node stands for: JSON writes one as an object, and one or several as a list of objects. */
export function blocksAt(found: Found): readonly Found[] {
  const { node, path } = found;
  if (node.kind === "list") return node.items.flatMap((item, index) => blocksAt({ node: item, path: [...path, index] }));
  return node.kind === "map" ? [found] : [];
}

/** What stands under a key in any of the blocks. */
export function under(blocks: readonly Found[], key: string): readonly Found[] {
  return blocks.flatMap(({ node, path }) => {
    const inner = child(node, key);
    return inner === undefined ? [] : [{ node: inner, path: [...path, key] }];
  });
}

/** What is called by a name in any of the blocks, such as resources of one type; `"//"` is a comment. */
export function named(blocks: readonly Found[]): readonly (Found & { readonly name: string })[] {
  return blocks.flatMap(({ node, path }) => {
    const entries = node.kind === "map" ? node.entries : [];
    return entries.filter(({ key }) => key !== "//").map(({ key, value }) => ({ name: key, node: value, path: [...path, key] }));
  });
}
