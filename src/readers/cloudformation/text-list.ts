import { scalar } from "../../source/tree.js";
import type { ListNode } from "../../source/tree.js";

/** A list of texts that stands nowhere in the file. */
export function listOf(texts: readonly string[]): ListNode {
  return { kind: "list", items: texts.map(scalar), tag: undefined, start: -1, end: -1 };
}
