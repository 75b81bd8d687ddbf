import path from "node:path";
import type { TreeNode } from "../../../source/tree.js";

const sections = ["resource", "module", "variable", "locals", "data", "provider", "terraform", "output"];

/** Whether a file belongs to a module: by its name and, in JSON, by what stands in it. */
export function isConfiguration(file: string, tree: TreeNode): boolean {
  if (/\.(tf|tofu)$/.test(file)) return true;
  return /\.(tf|tofu)\.json$/.test(file) && tree.kind === "map" && tree.entries.some(({ key }) => sections.includes(key));
}

/** The folder of a file; empty for the working folder. */
export function folderOf(file: string): string {
  const folder = path.posix.dirname(file);
  return folder === "." ? "" : folder;
}
