import type { ParsedFile } from "../source/parse.js";
import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";

/** Keys from the top of a file down. */
export type Path = readonly (string | number)[];

/** What stands at a path; undefined where nothing does. */
export function nodeAt(file: ParsedFile | undefined, path: Path): TreeNode | undefined {
  return path.reduce<TreeNode | undefined>((node, key) => {
    return typeof key === "number" ? (node?.kind === "list" ? node.items[key] : undefined) : child(node, key);
  }, file?.tree);
}

/** The keys of a map; none for anything else. */
export function keysOf(node: TreeNode | undefined): readonly string[] {
  return node?.kind === "map" ? node.entries.map(({ key }) => key) : [];
}

/** What is written in a node, as a text: the same for the same content, wherever it stands and however it is indented. */
export function contentOf(file: ParsedFile, node: TreeNode): string {
  return JSON.stringify(file.language === "hcl" ? written(node, file.text) : plain(node));
}

/** What an expression says stands in the text alone; blocks of one name are gathered from anywhere in it. */
function written(node: TreeNode, text: string): unknown {
  if (node.start >= 0) return text.slice(node.start, node.end).replaceAll(/\s+/g, " ");
  if (node.kind === "list") return node.items.map((item) => written(item, text));
  return node.kind === "map" ? node.entries.map(({ key, value }) => [key, written(value, text)]) : node.value;
}

function plain(node: TreeNode): unknown {
  const tag = node.tag ?? "";
  switch (node.kind) {
    case "scalar":
      return [tag, node.value];
    case "list":
      return [tag, node.items.map(plain)];
    case "map":
      return [tag, node.entries.map(({ key, value }): [string, unknown] => [key, plain(value)])];
  }
}

/**
 * The paths of what carries a name of its own around a path, the outermost first: a resource, an event, a function. Renaming it
 * changes what findings are about, and nothing else.
 */
export function namedAround(path: Path): readonly Path[] {
  const [section, , under, events] = path;
  const lengths: readonly number[] =
    section === "Resources"
      ? [2, ...(under === "Properties" && events === "Events" ? [5] : [])]
      : section === "functions"
        ? [2, ...(under === "events" ? [4] : [])]
        : section === "resource" || section === "resources"
          ? [3]
          : [];
  return lengths.filter((length) => path.length >= length).map((length) => path.slice(0, length));
}
