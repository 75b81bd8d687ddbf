import type { ScalarNode, TreeNode } from "../source/tree.js";

/** What a node holds as plain data. Unlike in a template, `on`, `off`, `yes` and `no` are words here. */
export function plainValue(node: TreeNode, text: string): unknown {
  switch (node.kind) {
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value, text)]));
    case "list":
      return node.items.map((item) => plainValue(item, text));
    case "scalar":
      return typeof node.value === "boolean" && !/^(true|false)$/i.test(asWritten(node, text)) ? asWritten(node, text) : node.value;
  }
}

/** A text as it is meant, anything else as it is written: `1.10` stays that. */
export function asWritten({ value, start, end }: ScalarNode, text: string): string {
  return typeof value === "string" || start === -1 ? String(value) : text.slice(start, end);
}

/** The tags such as `!Ref` that stand in a tree, each with the way to its value. */
export function tagsIn(
  node: TreeNode,
  path: readonly string[] = [],
): readonly { readonly tag: string; readonly path: readonly string[] }[] {
  const inner =
    node.kind === "map"
      ? node.entries.flatMap(({ key, value }) => tagsIn(value, [...path, key]))
      : node.kind === "list"
        ? node.items.flatMap((item, index) => tagsIn(item, [...path, String(index)]))
        : [];
  return node.tag === undefined ? inner : [{ tag: node.tag, path }, ...inner];
}
