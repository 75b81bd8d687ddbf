import type { MapNode, TreeNode } from "../../source/tree.js";
import { isPlain } from "./intrinsics.js";
import { loopPrefix } from "./template.js";

/** What stands behind `Fn::ForEach::NAME`, as far as it has the shape of a loop. */
export interface Loop {
  /** What the body calls an item of the collection. */
  readonly identifier: string | undefined;
  readonly collection: TreeNode | undefined;
  /** What is made for each item. */
  readonly body: MapNode | undefined;
  readonly bodyIndex: number;
  /** What keeps it from being a loop, such as "its identifier is no text"; undefined where it is one. */
  readonly mistake: string | undefined;
}

/** Whether a key is that of a loop. */
export function isLoop(key: string): boolean {
  return key.startsWith(loopPrefix);
}

/** Takes a loop apart; `around` are the identifiers of the loops around it. */
export function loopIn(node: TreeNode, around: ReadonlySet<string>): Loop {
  const parts = node.kind === "list" ? node.items : [];
  // In a malformed loop, too, there may be something that reads a stream.
  const bodyIndex = parts.length === 3 ? 2 : parts.findLastIndex((part) => part.kind === "map");
  const [name, collection, body] = [parts[0], parts[1], parts[bodyIndex]];
  const identifier = name !== undefined && isPlain(name) && typeof name.value === "string" && name.value !== "" ? name.value : undefined;
  return {
    identifier,
    collection,
    body: body?.kind === "map" ? body : undefined,
    bodyIndex,
    mistake: mistakeIn(parts, identifier, around),
  };
}

function mistakeIn(parts: readonly TreeNode[], identifier: string | undefined, around: ReadonlySet<string>): string | undefined {
  if (parts.length !== 3) return "a loop is a list of three items: an identifier, a collection, and a map of what is made";
  if (identifier === undefined) return "its identifier is no text";
  if (around.has(identifier)) return `its identifier ${identifier} is that of a loop around it, too`;
  return parts[2]?.kind === "map" ? undefined : "its third item is no map of what is made";
}
