import type { Operand } from "../../../model/condition.js";
import type { Expression } from "../../../source/hcl/expression.js";
import { traversalOf } from "./traversal.js";

/** A module as far as it takes to know what its names stand for, without any value being worked out. */
export interface Naming {
  readonly scope: string;
  /** The expression behind a local. */
  localExpression(name: string): Expression | undefined;
  /** What a caller gives for a variable; `undefined` where there is no caller or it gives nothing. */
  argument(name: string): { readonly expression: Expression; readonly caller: Naming } | undefined;
  /** The operand of a variable that only a deployment decides; undefined where something else does. */
  variableOperand(name: string, rest: string): Operand | undefined;
}

/** How many locals and calls may stand behind each other. */
const deepest = 40;

/** What a condition compares, where a deployment decides it; undefined for what is fixed or calculated. */
export function operandOf(expression: Expression, naming: Naming, depth = 0): Operand | undefined {
  const { root, steps } = traversalOf(expression) ?? {};
  const [first, ...rest] = steps ?? [];
  if (depth > deepest || root === undefined || first?.is !== "attribute") return undefined;
  if (root === "terraform") {
    const id = `terraform.${first.name}`;
    return { id: `${naming.scope}#${id}`, name: id, madeOf: [`${naming.scope}#${id}`] };
  }
  if (root === "local" && rest.length === 0) {
    const behind = naming.localExpression(first.name);
    return behind === undefined ? undefined : operandOf(behind, naming, depth + 1);
  }
  if (root !== "var") return undefined;
  const given = naming.argument(first.name);
  if (given !== undefined) return rest.length > 0 ? undefined : operandOf(given.expression, given.caller, depth + 1);
  const path = rest.map((step) => {
    if (step.is === "attribute") return `.${step.name}`;
    return step.key.is === "literal" && typeof step.key.value === "string" ? `.${step.key.value}` : undefined;
  });
  return path.includes(undefined) ? undefined : naming.variableOperand(first.name, path.join(""));
}
