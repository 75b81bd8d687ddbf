import { allOf, always, anyOf, equalOperands, equals, never, notOf } from "../../model/condition.js";
import type { Condition, Operand } from "../../model/condition.js";
import type { TreeNode } from "../../source/tree.js";
import { inBrackets, parseExpression, parseText, partsBetween } from "./expression.js";
import type { Expression } from "./expression.js";
import type { WrittenFiles } from "./written-module.js";
import { variableOperand } from "./written-variables.js";

/** How many locals and brackets may stand behind each other. */
const deepest = 40;

/** The condition that a text such as `var.create`, `!local.is_test` or `var.env == "prod"` names; one that is calculated is nobody's to know. */
export function conditionIn(files: WrittenFiles, source: string, depth = 0): Condition {
  const text = source.trim();
  const unclear: Condition = { is: "unknowable", because: `it depends on ${text}` };
  if (depth > deepest || partsBetween(text, "?").length > 1) return unclear;
  const inner = (part: string): Condition => conditionIn(files, part, depth + 1);
  const [either, both] = [partsBetween(text, "||"), partsBetween(text, "&&")];
  if (either.length > 1) return anyOf(...either.map(inner));
  if (both.length > 1) return allOf(...both.map(inner));
  const [equal, unequal] = [partsBetween(text, "=="), partsBetween(text, "!=")];
  if (equal.length === 2) return equality(files, equal, depth) ?? unclear;
  if (unequal.length === 2) return notOf(equality(files, unequal, depth) ?? unclear);
  if (text.startsWith("!")) return notOf(inner(text.slice(1)));
  const enclosed = inBrackets(text);
  if (enclosed !== undefined) return inner(enclosed);
  const members = inBrackets(text, "contains(");
  if (members !== undefined) return membership(files, partsBetween(members, ","), depth) ?? unclear;
  return named(files, text, depth) ?? unclear;
}

function named(files: WrittenFiles, text: string, depth: number): Condition | undefined {
  const expression = parseExpression(text);
  if (expression.is === "reference" && expression.reference.to === "local" && expression.reference.rest === "") {
    return localCondition(files, expression.reference.name, depth);
  }
  const side = sideOf(files, expression, depth);
  if (side === undefined) return undefined;
  if (typeof side !== "string") return equals(side, "true");
  return side === "true" ? always : side === "false" ? never : undefined;
}

/** A local that is a condition has a name of its own. */
function localCondition(files: WrittenFiles, name: string, depth: number): Condition | undefined {
  const behind = expressionOf(files.locals.get(name)?.node);
  if (behind === undefined || behind.is === "conditional") return undefined;
  const means = conditionIn(files, behind.is === "literal" ? String(behind.value) : behind.text, depth + 1);
  if (means.is === "unknowable") return undefined;
  const isPlain = means.is === "always" || means.is === "never";
  return isPlain ? means : { is: "named", id: `${files.file}#local.${name}`, name: `local.${name}`, means };
}

/** `contains(["a", "b"], var.env)` */
function membership(files: WrittenFiles, [list = "", member = "", ...more]: readonly string[], depth: number): Condition | undefined {
  const items = inBrackets(list, "[");
  if (items === undefined || more.length > 0) return undefined;
  const tests = partsBetween(items, ",").map((item) => equality(files, [item, member], depth));
  return tests.every((test) => test !== undefined) ? anyOf(...tests) : undefined;
}

function equality(files: WrittenFiles, sides: readonly string[], depth: number): Condition | undefined {
  const [one, other] = sides.map((side) => sideOf(files, parseExpression(side), depth));
  if (one === undefined || other === undefined) return undefined;
  if (typeof one === "string") return typeof other === "string" ? (one === other ? always : never) : equals(other, one);
  return typeof other === "string" ? equals(one, other) : equalOperands(one, other);
}

/** A fixed value, or something that an apply compares; undefined where it is calculated. */
function sideOf(files: WrittenFiles, expression: Expression, depth: number): string | Operand | undefined {
  if (depth > deepest) return undefined;
  if (expression.is === "literal") return String(expression.value);
  if (expression.is !== "reference") return undefined;
  const { reference, text } = expression;
  switch (reference.to) {
    case "variable": {
      const pinned = reference.rest === "" ? files.pins.get(reference.name) : undefined;
      return pinned ?? variableOperand(files, reference.name, reference.rest);
    }
    case "local": {
      const behind = reference.rest === "" ? expressionOf(files.locals.get(reference.name)?.node) : undefined;
      return behind === undefined ? undefined : sideOf(files, behind, depth + 1);
    }
    case "surroundings": {
      const id = `${files.file}#${text}`;
      return { id, name: text, madeOf: [id] };
    }
    default:
      return undefined;
  }
}

/** The expression that a node is as a whole, or the plain value it has. */
export function expressionOf(node: TreeNode | undefined): Expression | undefined {
  if (node?.kind !== "scalar") return undefined;
  if (typeof node.value !== "string") return { is: "literal", value: node.value };
  const [only, ...rest] = parseText(node.value) ?? [];
  if (only === undefined || rest.length > 0) return undefined;
  return only.is === "hole" ? only.expression : { is: "literal", value: only.text };
}
