import type { TreeNode } from "../../source/tree.js";
import { child } from "../../source/tree.js";
import { someText } from "../cloudformation/mentioned.js";
import { nameOfAddress } from "./resource.js";

/** Whether anything in the configuration of a plan refers to the resource of this address. */
export function isReferredTo(plan: TreeNode, address: string): boolean {
  const name = nameOfAddress(address);
  const configuration = child(plan, "configuration");
  return (
    configuration !== undefined &&
    someReference(configuration, (text) => text === name || text.startsWith(`${name}.`) || text.startsWith(`${name}[`))
  );
}

function someReference(node: TreeNode, test: (text: string) => boolean): boolean {
  if (node.kind === "scalar") return false;
  if (node.kind === "list") return node.items.some((item) => someReference(item, test));
  return node.entries.some(({ key, value }) =>
    ["references", "depends_on"].includes(key) ? someText(value, test) : someReference(value, test),
  );
}
