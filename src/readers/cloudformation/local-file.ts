import path from "node:path/posix";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";

/** Whether a location is one that `aws cloudformation package` and `sam build` look up beside the template: a path, not an address. */
export function isLocal(location: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(location) && !location.startsWith("/") && !location.includes("${") && !location.includes("{{");
}

/** The path that a location in `file` leads to, as the run names files. */
export function pathFrom(file: string, location: string): string {
  return path.join(path.dirname(file), location);
}

/** A plain text below a key. */
export function textIn(node: TreeNode | undefined, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === "scalar" && value.tag === undefined && typeof value.value === "string" ? value.value : undefined;
}
