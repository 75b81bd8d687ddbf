import type { Expression } from "../../../source/hcl/expression.js";
import type { Place } from "../../../source/place.js";
import type { TreeNode } from "../../../source/tree.js";
import type { Scope } from "./scope.js";
import { traversalOf } from "./traversal.js";
import type { Step } from "./traversal.js";

/** Where the call of a module decides a value, if something stands in for the module: the argument, or what is in it. */
export function decidedAt(node: TreeNode, { module, each }: Scope): Place | undefined {
  const call = module.standsAt;
  const steps = call === undefined || node.kind !== "scalar" ? undefined : variableIn(module.root.expressionOf(node));
  if (call === undefined || steps === undefined) return undefined;
  const keys = steps.map((step) => (step.is === "attribute" ? step.name : String(each?.key ?? "")));
  return { file: call.inside.file, path: [...call.inside.path, ...keys] };
}

/** The steps from `var` on in the first variable that an expression may give. */
function variableIn(expression: Expression): readonly Step[] | undefined {
  const traversal = traversalOf(expression);
  if (traversal !== undefined) return traversal.root === "var" ? traversal.steps : undefined;
  const parts = partsOf(expression);
  return parts.reduce<readonly Step[] | undefined>((found, part) => found ?? variableIn(part), undefined);
}

function partsOf(expression: Expression): readonly Expression[] {
  if (expression.is === "call") return expression.arguments;
  if (expression.is === "conditional") return [expression.then, expression.otherwise, expression.condition];
  return [];
}
