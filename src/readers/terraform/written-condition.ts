import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { TreeNode } from "../../source/tree.js";
import { parseExpression, parseText } from "./expression.js";
import type { Expression } from "./expression.js";
import type { WrittenFiles } from "./written-module.js";

/** How many locals may stand behind each other. */
const deepest = 20;

/** The condition that a text such as `var.create` or `!local.is_test` names; one that is calculated is nobody's to know. */
export function conditionIn(files: WrittenFiles, text: string, depth = 0): Condition {
  const unclear: Condition = { is: "unknowable", because: `it depends on ${text}` };
  if (depth > deepest) return unclear;
  if (text.startsWith("!")) return not(conditionIn(files, text.slice(1).trim(), depth + 1));
  const expression = parseExpression(text);
  if (expression.is === "literal") return expression.value === true ? always : expression.value === false ? { is: "never" } : unclear;
  if (expression.is !== "reference") return unclear;
  const { reference } = expression;
  if (reference.to === "variable" && reference.rest === "") return { is: "test", id: `${files.file}#${text}`, name: text };
  if (reference.to !== "local" || reference.rest !== "") return unclear;
  const behind = expressionOf(files.locals.get(reference.name)?.node);
  if (behind?.is === "literal") return conditionIn(files, String(behind.value), depth + 1);
  if (behind === undefined || behind.is === "conditional") return unclear;
  const inner = conditionIn(files, behind.text, depth + 1);
  return inner.is === "unknowable" ? unclear : inner;
}

/** The opposite; what nobody knows stays so. */
export function not(condition: Condition): Condition {
  if (condition.is === "always") return { is: "never" };
  return condition.is === "never" ? always : condition.is === "unknowable" ? condition : { is: "not", of: condition };
}

/** The expression that a node is as a whole, or the plain value it has. */
export function expressionOf(node: TreeNode | undefined): Expression | undefined {
  if (node?.kind !== "scalar") return undefined;
  if (typeof node.value !== "string") return { is: "literal", value: node.value };
  const [only, ...rest] = parseText(node.value) ?? [];
  if (only === undefined || rest.length > 0) return undefined;
  return only.is === "hole" ? only.expression : { is: "literal", value: only.text };
}
