import type { Reference } from "../../model/reference.js";
import { absent, known, mapKnown, perhapsAbsent, unknown } from "../../model/value.js";
import type { Unknown, Value, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { joinTexts, literal } from "../cloudformation/text.js";
import { parseText } from "./expression.js";
import type { Expression, Piece } from "./expression.js";
import { written } from "./instance-key.js";
import type { InstanceKey } from "./instance-key.js";
import type { ReferenceText } from "./reference-text.js";
import { conditionIn } from "./written-condition.js";
import type { WrittenFiles } from "./written-module.js";
import { follow, variableValue } from "./written-variables.js";

/** Where an expression stands, which decides what its names mean. */
export interface WrittenScope {
  readonly files: WrittenFiles;
  /** The keys of the instances of a resource that is declared; undefined for any other. */
  keysOf(type: string, name: string): readonly (InstanceKey | undefined)[] | undefined;
  /** The instance that the expression stands in. */
  readonly key: InstanceKey | undefined;
  readonly value: TreeNode | undefined;
  /** What stands for the element of a `dynamic` block, which looks like a resource and is none. */
  readonly iterators: readonly string[];
  /** Locals that are being worked out, to notice those that refer to themselves. */
  readonly locals: readonly string[];
  readonly worked: Map<string, Written<TreeNode>>;
}

/** Above this many combinations, or characters, nobody could read a message about it. */
const mostAlternatives = 64;
const mostCharacters = 50_000;
const mostLocals = 50;

/** What a node says once its outermost expression is worked out; what lies deeper is evaluated when it is asked for. */
export function evaluate(scope: WrittenScope, node: TreeNode, place: Place): Written<TreeNode> {
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    return node.kind === "scalar" && node.value === null ? absent : known(node, place);
  }
  const pieces = parseText(node.value);
  if (pieces === undefined) return opaque(scope, node.value, place);
  const [only] = pieces;
  if (only?.is === "hole" && pieces.length === 1) return evaluateExpression(scope, only.expression, place);
  return bounded(
    joinTexts(
      pieces.map((piece) => pieceOf(scope, piece, place)),
      "",
      scope.files.file,
      place,
    ),
    place,
  );
}

/** A text with a hole in it is there, whatever is in the hole. */
function pieceOf(scope: WrittenScope, piece: Piece, place: Place): Written<TreeNode> {
  if (piece.is === "text") return literal(piece.text, place);
  const value = evaluateExpression(scope, piece.expression, place);
  return value.is === "unknown" ? { ...value, mayBeAbsent: false } : value;
}

function evaluateExpression(scope: WrittenScope, expression: Expression, place: Place): Written<TreeNode> {
  switch (expression.is) {
    case "literal":
      return expression.value === null ? absent : known(scalar(expression.value), place);
    case "opaque":
      return opaque(scope, expression.text, place);
    case "conditional": {
      const condition = conditionIn(scope.files, expression.condition);
      const [then, otherwise] = [expression.then, expression.otherwise].map((branch) => evaluateExpression(scope, branch, place));
      if (condition.is === "always" || condition.is === "never") return (condition.is === "always" ? then : otherwise) ?? absent;
      if (then === undefined || otherwise === undefined || isSame(then, otherwise)) return then ?? absent;
      return bounded({ is: "choice", condition, then, otherwise }, place);
    }
    case "reference":
      return dereference(scope, expression.reference, expression.text, place);
  }
}

/** Whether two branches refer to the same thing; plain values are compared when they are asked for. */
function isSame(one: Written<TreeNode>, other: Written<TreeNode>): boolean {
  if (one.is !== "unknown" || other.is !== "unknown" || one.refersTo === undefined) return false;
  return JSON.stringify(one.refersTo) === JSON.stringify(other.refersTo);
}

function dereference(scope: WrittenScope, reference: ReferenceText, text: string, place: Place): Written<TreeNode> {
  switch (reference.to) {
    case "variable":
      return variableValue(scope.files, reference.name, reference.rest, place);
    case "local":
      return local(scope, reference.name, reference.rest, place);
    case "each":
      return each(scope, reference, text, place);
    case "index":
      return typeof scope.key === "number" ? known(scalar(scope.key), place) : opaque(scope, text, place);
    case "surroundings":
      return opaque(scope, text, place);
    case "module": {
      const refersTo = { to: "resource", file: scope.files.file, name: `module.${reference.name}`, attribute: reference.output } as const;
      return { ...unknown(`${text} is what another module says`, place), refersTo };
    }
    case "resource":
      return scope.iterators.includes(reference.type) ? opaque(scope, text, place) : resource(scope, reference, text, place);
  }
}

function local(scope: WrittenScope, name: string, rest: string, place: Place): Written<TreeNode> {
  const definition = scope.files.locals.get(name);
  if (definition === undefined) return opaque(scope, `local.${name}${rest}`, place);
  if (scope.locals.includes(name)) return perhapsAbsent(`local ${name} refers to itself`, place);
  if (scope.locals.length > mostLocals) return perhapsAbsent(`local ${name} stands behind too many others`, place);
  const inside = { ...scope, locals: [...scope.locals, name] };
  const value = scope.worked.get(name) ?? evaluate(inside, definition.node, definition.place);
  scope.worked.set(name, value);
  return mapKnown(value, (found): Written<TreeNode> => {
    if (rest === "") return { ...found, place };
    const inner = follow(found.value, rest);
    return inner === undefined ? opaque(scope, `local.${name}${rest}`, place) : evaluate(inside, inner, place);
  });
}

function each(scope: WrittenScope, { what, rest }: ReferenceText & { to: "each" }, text: string, place: Place): Written<TreeNode> {
  if (typeof scope.key !== "string") return opaque(scope, text, place);
  if (what === "key" || (scope.value === undefined && rest === "")) return known(scalar(scope.key), place);
  const value = scope.value === undefined ? undefined : follow(scope.value, rest);
  return value === undefined ? opaque(scope, text, place) : evaluate({ ...scope, value: undefined, key: undefined }, value, place);
}

function resource(scope: WrittenScope, reference: ReferenceText & { to: "resource" }, text: string, place: Place): Unknown {
  const { isData, type, name, attribute } = reference;
  const address = isData ? `data.${type}.${name}${written(reference.key)}` : addressOf(scope, reference, text);
  if (address === undefined) return unknown(`${text} may be any instance of ${type}.${name}`, place);
  const refersTo: Reference = { to: "resource", file: scope.files.file, name: address, attribute };
  return { ...unknown(`only an apply tells ${attribute === undefined ? address : `${address}.${attribute}`}`, place), refersTo };
}

/** The address of the instance that is meant; undefined where it may be any of several. */
function addressOf(
  scope: WrittenScope,
  { type, name, key, isKeyOpen }: ReferenceText & { to: "resource" },
  text: string,
): string | undefined {
  const keys = scope.keysOf(type, name) ?? [key];
  const own = /\[(each\.key|each\.value|count\.index)\]/.test(text) && (scope.value === undefined || !text.includes("each.value"));
  const wanted = key ?? (isKeyOpen && own ? scope.key : undefined);
  const [only, ...others] = wanted === undefined ? keys : keys.filter((one) => one === undefined || one === wanted);
  const isNone = keys.length > 0 && only === undefined && !keys.includes(undefined);
  return others.length > 0 || isNone ? undefined : `${type}.${name}${written(only)}`;
}

/** Something that is worked out when it is planned; equal texts still count as the same thing, and it may be null. */
function opaque(scope: WrittenScope, text: string, place: Place): Unknown {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const own = scope.key === undefined || !/\b(each|count)\./.test(text) ? "" : written(scope.key);
  const refersTo: Reference = { to: "expression", file: scope.files.file, text: `\${${text}}${own}` };
  return { ...perhapsAbsent(`${short} is worked out when it is planned`, place), refersTo };
}

function bounded(value: Written<TreeNode>, place: Place): Written<TreeNode> {
  if (alternatives(value) > mostAlternatives) return perhapsAbsent("it depends on too many conditions", place);
  return value.is !== "choice" && lengthOf(value) > mostCharacters ? perhapsAbsent("its text is too long", place) : value;
}

function alternatives(value: Written<TreeNode>): number {
  return value.is === "choice" ? alternatives(value.then) + alternatives(value.otherwise) : 1;
}

function lengthOf(value: Value<TreeNode>): number {
  if (value.is === "absent") return 0;
  if (value.refersTo?.to === "expression") return value.refersTo.text.length;
  return value.is === "known" && value.value.kind === "scalar" ? String(value.value.value).length : 0;
}
