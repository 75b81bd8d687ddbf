import { always, notOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import type { Expression } from "./expression.js";
import type { InstanceKey } from "./instance-key.js";
import { conditionIn, expressionOf } from "./written-condition.js";
import type { WrittenFiles } from "./written-module.js";

/** The instances that a resource is expanded to: one without a key where it is not, or where nobody knows how many there are. */
export interface Expansion {
  readonly when: Condition;
  readonly instances: readonly { readonly key: InstanceKey | undefined; readonly value: TreeNode | undefined }[];
}

/** How many instances there may be: above this they are taken for one of which nobody knows how often it is there. */
const mostInstances = 1000;

/** What `count` or `for_each` make of a resource. */
export function expansionOf(files: WrittenFiles, resource: TreeNode, address: string): Expansion {
  const [count, forEach] = [child(resource, "count"), child(resource, "for_each")];
  const single = { key: undefined, value: undefined };
  const unclear = (what: string): Expansion => ({
    when: { is: "unknowable", because: `${what} of ${address} is worked out when it is planned` },
    instances: [single],
  });
  if (count !== undefined) {
    const expression = expressionOf(count);
    const number = expression?.is === "literal" ? Number(expression.value) : Number.NaN;
    if (Number.isInteger(number) && number <= mostInstances) {
      return { when: always, instances: Array.from({ length: Math.max(0, number) }, (_, key) => ({ key, value: undefined })) };
    }
    const when = expression?.is === "conditional" ? oneOrNone(files, expression) : undefined;
    return when === undefined ? unclear("count") : { when, instances: [single] };
  }
  if (forEach === undefined) return { when: always, instances: [single] };
  const entries = collectionIn(forEach);
  return entries === undefined ? unclear("for_each") : { when: always, instances: entries };
}

function oneOrNone(files: WrittenFiles, { condition, then, otherwise }: Expression & { is: "conditional" }): Condition | undefined {
  const numbers = [then, otherwise].map((branch) => (branch.is === "literal" ? Number(branch.value) : Number.NaN)).join(" ");
  const holds = conditionIn(files, condition);
  return numbers === "1 0" ? holds : numbers === "0 1" ? notOf(holds) : undefined;
}

/** The entries of a map or list that is written out, or of `toset([…])`. */
export function collectionIn(node: TreeNode): Expansion["instances"] | undefined {
  if (node.kind === "map") return node.entries.map(({ key, value }) => ({ key, value }));
  if (node.kind === "list") return node.items.map((value, key) => ({ key, value }));
  const [, list] = /^\$\{\s*(?:toset\()?\s*\[((?:\s*"[^"\\$%]*"\s*,?)*)\]\s*\)?\s*\}$/.exec(String(node.value)) ?? [];
  if (list === undefined) return undefined;
  return [...list.matchAll(/"([^"]*)"/g)].map(([, key = ""]) => ({ key, value: undefined }));
}
