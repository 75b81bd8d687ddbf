import { allOf, anyOf, equalOperands, equals, never } from "../../model/condition.js";
import type { Condition, Operand } from "../../model/condition.js";
import { leavesOf } from "../../model/value.js";
import type { Leaf, Unknown, Value } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { ScalarNode, TreeNode } from "../../source/tree.js";
import { canonical } from "./call.js";
import { evaluate } from "./evaluate.js";
import { intrinsicOf } from "./intrinsics.js";
import { noSuchKey } from "./list-functions.js";
import { equalLiterals, isClear, textOfLiteral } from "./literal.js";
import { operandIn, operandNamed, pinnedValue, plainOperand, templateOf } from "./parameters.js";
import type { ParameterOperand } from "./parameters.js";
import type { Template } from "./template.js";

/** One side of a comparison. */
interface Side {
  readonly node: TreeNode;
  /** The parameter that it is and nothing else. */
  readonly operand: ParameterOperand | undefined;
  readonly leaves: readonly Leaf<TreeNode>[];
}

/** A condition, and what is so in every deployment besides, for others are refused while it is worked out. */
export interface Compared {
  readonly condition: Condition;
  readonly refused: readonly Condition[];
}

/** Above this many combinations of values a comparison counts as one that nobody can work out. */
const mostCombinations = 4096;

/** The circumstances under which two values are equal; CloudFormation compares them as texts. */
export function comparison(template: Template, one: TreeNode, other: TreeNode, place: Place): Compared {
  const [left, right] = [sideOf(template, one, place), sideOf(template, other, place)];
  if (left.operand !== undefined && right.operand !== undefined)
    return { condition: equalParameters(left.operand, right.operand), refused: [] };
  const [operand, against] = left.operand === undefined ? [right.operand, left] : [left.operand, right];
  if (operand !== undefined) return compared(against.leaves, (leaf) => equalsLeaf(template, operand, leaf, against.node));
  if (left.leaves.length * right.leaves.length > mostCombinations)
    return { condition: opaqueTest(template, [one, other], "true"), refused: [] };
  const pairs = left.leaves.flatMap((first) =>
    right.leaves.map((second) => ({ when: allOf(first.when, second.when), value: first.value, second: second.value })),
  );
  return compared(pairs, ({ value, second }) => equalLeaves(template, value, second, left.node, right.node));
}

function compared<L extends Leaf<TreeNode>>(leaves: readonly L[], test: (leaf: L) => Condition): Compared {
  const isRefused = (leaf: L): boolean => leaf.value.is === "unknown" && leaf.value.because === noSuchKey;
  return {
    condition: anyOf(...leaves.filter((leaf) => !isRefused(leaf)).map((leaf) => allOf(leaf.when, test(leaf)))),
    refused: leaves.filter(isRefused).map(({ when }) => when),
  };
}

function sideOf(template: Template, node: TreeNode, place: Place): Side {
  const intrinsic = intrinsicOf(node, place);
  const name = intrinsic?.name === "Ref" && intrinsic.argument.kind === "scalar" ? String(intrinsic.argument.value) : undefined;
  const operand = name === undefined || pinnedValue(template, name) !== undefined ? undefined : operandNamed(template, name);
  return { node, operand, leaves: operand === undefined ? leavesOf(evaluate(template, node, place)) : [] };
}

function equalsLeaf(template: Template, operand: ParameterOperand, { value }: Leaf<TreeNode>, node: TreeNode): Condition {
  const literal = literalOf(value);
  if (literal !== undefined) return equalsLiteral(operand, literal);
  const inner = value.is === "unknown" ? operandIn(template, value) : undefined;
  return inner === undefined ? opaqueTest(template, [node], operand.id, [operand]) : equalParameters(operand, inner);
}

/** A value that may be two texts is a test of its own of a parameter that may be anything. */
function equalsLiteral(operand: ParameterOperand, literal: ScalarNode): Condition {
  if (operand.literals !== undefined) {
    return anyOf(...operand.literals.map((one) => allOf(equals(operand, textOfLiteral(one)), equalLiterals(one, literal))));
  }
  const text = textOfLiteral(literal);
  const { written } = literal;
  if (written === undefined) return equals(operand, text);
  const { name, madeOf } = operand;
  return equals({ id: `${operand.id} = ${written}`, name, madeOf }, written);
}

function equalParameters(one: ParameterOperand, other: ParameterOperand): Condition {
  const [limited, free] = one.literals === undefined ? [other, one] : [one, other];
  const { literals } = limited;
  if (one.id === other.id || literals === undefined) return equalOperands(one, other);
  return anyOf(...literals.map((literal) => allOf(equals(limited, textOfLiteral(literal)), equalsLiteral(free, literal))));
}

function equalLeaves(template: Template, one: Value<TreeNode>, other: Value<TreeNode>, oneNode: TreeNode, otherNode: TreeNode): Condition {
  const [literal, otherLiteral] = [literalOf(one), literalOf(other)];
  if (literal !== undefined && otherLiteral !== undefined) return equalLiterals(literal, otherLiteral);
  if (literal !== undefined && other.is === "unknown") return equalsText(template, other, otherNode, literal);
  if (otherLiteral !== undefined && one.is === "unknown") return equalsText(template, one, oneNode, otherLiteral);
  if (one.is === "unknown" && other.is === "unknown") {
    const [first, second] = [operandIn(template, one), operandIn(template, other)];
    if (first !== undefined && second !== undefined) return equalParameters(first, second);
  }
  return opaqueTest(template, [oneNode, otherNode], "true");
}

/** A text around one parameter is compared by what is left for the parameter; an empty text has nothing but empty parts. */
function equalsText(template: Template, value: Unknown, node: TreeNode, literal: ScalarNode): Condition {
  const operand = operandIn(template, value);
  if (operand !== undefined) return equalsLiteral(operand, literal);
  if (!isClear(literal)) return opaqueTest(template, [node], `${literal.written ?? ""} without quotes`);
  const text = textOfLiteral(literal);
  const pieces = value.refersTo?.to === "expression" ? piecesOf(templateOf(template, value.refersTo), value.refersTo.text) : undefined;
  const holes = pieces?.filter((piece) => typeof piece !== "string") ?? [];
  const [first = "", last = ""] = [pieces?.[0], pieces?.at(-1)].map((piece) => (typeof piece === "string" ? piece : ""));
  const [hole] = holes;
  if (hole !== undefined && holes.length === 1) {
    const isAround = text.startsWith(first) && text.endsWith(last) && text.length >= first.length + last.length;
    return isAround ? equalsLiteral(hole, scalar(text.slice(first.length, text.length - last.length))) : never;
  }
  if (text === "" && holes.length > 0) {
    return pieces?.some((piece) => typeof piece === "string" && piece !== "") === true
      ? never
      : allOf(...holes.map((one) => equalsLiteral(one, scalar(""))));
  }
  return opaqueTest(template, [node], text);
}

/** Fixed pieces and parameters in turn; undefined where something else is in the text. */
function piecesOf(template: Template, text: string): readonly (string | ParameterOperand)[] | undefined {
  const pieces = text.split(/(\$\{[^{}]*\})/).map((piece) => {
    const name = /^\$\{(.*)\}$/s.exec(piece)?.[1];
    return name === undefined ? piece : plainOperand(template, name);
  });
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

/** A test of something that is not worked out; equal expressions are still the same thing. */
export function opaqueTest(template: Template, nodes: readonly TreeNode[], value: string, beside: readonly Operand[] = []): Condition {
  const text = nodes.map(canonical).sort().join(" = ");
  const parts = nodes.flatMap((node) => parametersIn(template, node));
  const madeOf = [...new Set([...parts, ...beside].flatMap((operand) => operand.madeOf))];
  const id = `${template.scope}#${text}`;
  const name = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return equals({ id, name, madeOf: madeOf.length === 0 ? [id] : madeOf }, value);
}

/** The parameters that an expression mentions, at any depth. */
function parametersIn(template: Template, node: TreeNode): readonly Operand[] {
  const nested = node.kind === "list" ? node.items : node.kind === "map" ? node.entries.map(({ value }) => value) : [];
  const intrinsic = intrinsicOf(node, { file: "", path: [] });
  const text = intrinsic?.argument.kind === "scalar" ? String(intrinsic.argument.value) : "";
  const first = intrinsic?.argument.kind === "list" ? intrinsic.argument.items[0] : undefined;
  const inside = first?.kind === "scalar" ? String(first.value) : "";
  const names = [text, ...[text, inside].flatMap((one) => [...one.matchAll(/\$\{\s*([^}!]*?)\s*\}/g)].map(([, name = ""]) => name))];
  return [...names.flatMap((name) => operandNamed(template, name) ?? []), ...nested.flatMap((one) => parametersIn(template, one))];
}

function literalOf(value: Value<TreeNode>): ScalarNode | undefined {
  return value.is === "known" && value.value.kind === "scalar" && value.value.value !== null ? value.value : undefined;
}
