import { childOf } from "./concrete.js";
import type { Concrete } from "./concrete.js";
import { element } from "./expression.js";
import type { Expression, ObjectEntry, TemplatePart } from "./expression.js";
import { heredocParts, quotedParts } from "./template.js";

/** The expression that a node of type `expression` stands for. */
export function expressionIn(node: Concrete, source: string): Expression {
  return fromSigns(node.children, source);
}

/** The grammar lists a term with all that follows it, and both sides of an operator, in one row. */
function fromSigns(signs: readonly Concrete[], source: string): Expression {
  const [first] = signs;
  if (first === undefined) return unclear(signs, source);
  const isBracket = first.type === "(";
  const inner = isBracket ? signs[1] : first;
  if (inner === undefined) return unclear(signs, source);
  const start = isBracket ? expressionIn(inner, source) : term(inner, source);
  return signs.slice(isBracket ? 3 : 1).reduce((of, sign) => step(of, sign, source), start);
}

function term(node: Concrete, source: string): Expression {
  const [inner] = node.children;
  switch (node.type) {
    case "expression":
      return expressionIn(node, source);
    case "literal_value":
    case "template_expr":
    case "collection_value":
    case "operation":
    case "for_expr":
      return inner === undefined ? unclear([node], source) : term(inner, source);
    case "numeric_lit":
      return { is: "literal", value: Number(source.slice(node.start, node.end)) };
    case "bool_lit":
      return { is: "literal", value: source.slice(node.start, node.end) === "true" };
    case "null_lit":
      return { is: "literal", value: null };
    case "string_lit":
    case "quoted_template":
      return template(quotedParts(node, source, expressionIn));
    case "heredoc_template":
      return template(heredocParts(node, source, expressionIn));
    case "variable_expr":
      return { is: "name", name: source.slice(node.start, node.end) };
    case "tuple":
      return { is: "tuple", items: expressions(node, source) };
    case "object":
      return { is: "object", entries: node.children.flatMap((entry) => objectEntry(entry, source)) };
    case "function_call":
      return call(node, source);
    case "conditional":
      return conditional(node, source);
    case "unary_operation":
    case "binary_operation":
      return operation(node, source);
    case "for_tuple_expr":
    case "for_object_expr":
      return loop(node, source);
    default:
      return unclear([node], source);
  }
}

/** A text without any expression in it is a literal; one that is a single expression has that one's value. */
export function template(parts: readonly TemplatePart[]): Expression {
  const [only] = parts;
  if (only === undefined) return { is: "literal", value: "" };
  if (parts.length === 1 && only.is === "hole") return only.expression;
  const isFixed = parts.every((part) => part.is === "text");
  return isFixed ? { is: "literal", value: parts.map(({ text }) => text).join("") } : { is: "template", parts };
}

function step(of: Expression, sign: Concrete, source: string): Expression {
  const [inner] = sign.children;
  switch (sign.type) {
    case "get_attr": {
      const name = childOf(sign, "identifier");
      return name === undefined ? of : { is: "attribute", of, name: source.slice(name.start, name.end) };
    }
    case "index": {
      if (inner === undefined) return of;
      const key = childOf(inner, "expression");
      // The old way to write an index: `list.0`.
      const index: Expression = { is: "literal", value: Number(source.slice(inner.start + 1, inner.end)) };
      return { is: "index", of, key: key === undefined ? index : expressionIn(key, source) };
    }
    case "splat": {
      return splat(of, (inner?.children ?? []).slice(1), inner?.type === "attr_splat", source);
    }
    default:
      return unclear([sign], source);
  }
}

/** Behind the old `.*` attributes are those of each item, and an index in brackets is one of the list of them. */
function splat(of: Expression, steps: readonly Concrete[], isOld: boolean, source: string): Expression {
  const index = isOld ? steps.findIndex(({ children }) => children[0]?.type === "new_index") : -1;
  const end = index === -1 ? steps.length : index;
  const start: Expression = { is: "name", name: element };
  const each = steps.slice(0, end).reduce<Expression>((item, one) => step(item, one, source), start);
  return steps.slice(end).reduce<Expression>((whole, one) => step(whole, one, source), { is: "splat", of, each });
}

function expressions(node: Concrete, source: string): readonly Expression[] {
  return node.children.filter(({ type }) => type === "expression").map((one) => expressionIn(one, source));
}

function objectEntry(node: Concrete, source: string): readonly ObjectEntry[] {
  const [key, value] = node.type === "object_elem" ? node.children.filter(({ type }) => type === "expression") : [];
  return key === undefined || value === undefined ? [] : [{ key: keyIn(key, source), value: expressionIn(value, source) }];
}

/** A bare word as a key is a text, in brackets it is a name. */
export function keyIn(node: Concrete, source: string): Expression {
  const [only] = node.children;
  const isWord = node.children.length === 1 && (only?.type === "variable_expr" || only?.type === "literal_value");
  const key = expressionIn(node, source);
  if (!isWord) return key;
  return key.is === "name" ? { is: "literal", value: key.name } : key.is === "literal" ? { is: "literal", value: String(key.value) } : key;
}

function call(node: Concrete, source: string): Expression {
  const name = childOf(node, "identifier");
  const given = childOf(node, "function_arguments");
  return {
    is: "call",
    function: name === undefined ? "" : source.slice(name.start, name.end),
    arguments: given === undefined ? [] : expressions(given, source),
    spreads: given !== undefined && childOf(given, "ellipsis") !== undefined,
  };
}

/** The grammar takes `a ? b : c ? d : e` for `(a ? b : c) ? d : e`; Terraform does not. */
function conditional(node: Concrete, source: string): Expression {
  const [last, ...parts] = inARow(node)
    .map((one) => expressionIn(one, source))
    .reverse();
  if (last === undefined || parts.length < 2 || parts.length % 2 === 1) return unclear([node], source);
  let otherwise = last;
  for (let index = 0; index < parts.length; index += 2) {
    const [then, condition] = [parts[index], parts[index + 1]];
    if (then !== undefined && condition !== undefined) otherwise = { is: "conditional", condition, then, otherwise };
  }
  return otherwise;
}

/** Condition, result, condition, result and so on, and the last result. */
function inARow(node: Concrete): readonly Concrete[] {
  const [condition, ...results] = node.children.filter(({ type }) => type === "expression");
  const [only, ...others] = condition?.children ?? [];
  if (only?.type === "conditional" && others.length === 0) return [...inARow(only), ...results];
  return condition === undefined ? results : [condition, ...results];
}

const operators = new Set(["*", "/", "%", "+", "-", ">", ">=", "<", "<=", "==", "!=", "&&", "||", "!"]);

function operation({ children }: Concrete, source: string): Expression {
  const at = children.findIndex(({ type }) => operators.has(type));
  const operator = children[at]?.type;
  if (operator === undefined) return unclear(children, source);
  const sides = [children.slice(0, at), children.slice(at + 1)].filter((signs) => signs.length > 0);
  const operands = sides.map((signs) => fromSigns(signs, source));
  const [only] = operands;
  if (operator === "-" && operands.length === 1 && only?.is === "literal" && typeof only.value === "number") {
    return { is: "literal", value: -only.value };
  }
  return { is: "operation", operator, operands };
}

function loop(node: Concrete, source: string): Expression {
  const intro = childOf(node, "for_intro");
  const collection = intro === undefined ? undefined : childOf(intro, "expression");
  const names = intro?.children.filter(({ type }) => type === "identifier").map(({ start, end }) => source.slice(start, end)) ?? [];
  const [first, second] = expressions(node, source);
  const test = childOf(node, "for_cond");
  const condition = test === undefined ? undefined : childOf(test, "expression");
  if (collection === undefined || first === undefined) return unclear([node], source);
  return {
    is: "for",
    keyName: names.length > 1 ? names[0] : undefined,
    valueName: names.at(-1) ?? "",
    collection: expressionIn(collection, source),
    key: second === undefined ? undefined : first,
    value: second ?? first,
    groups: childOf(node, "ellipsis") !== undefined,
    condition: condition === undefined ? undefined : expressionIn(condition, source),
  };
}

function unclear(nodes: readonly Concrete[], source: string): Expression {
  const [start, end] = [nodes[0]?.start ?? 0, nodes.at(-1)?.end ?? 0];
  return { is: "unclear", text: source.slice(start, end).replace(/\s+/g, " ") };
}
