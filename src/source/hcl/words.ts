import { element } from "./expression.js";
import type { Expression, For, TemplatePart } from "./expression.js";

/** An expression as its author would write it in one line; equal expressions have equal words. */
export function inWords(expression: Expression): string {
  switch (expression.is) {
    case "literal":
      return typeof expression.value === "string" ? JSON.stringify(expression.value) : String(expression.value);
    case "template":
      return `"${partsInWords(expression.parts)}"`;
    case "tuple":
      return `[${expression.items.map(inWords).join(", ")}]`;
    case "object":
      return `{ ${expression.entries.map(({ key, value }) => `${keyInWords(key)} = ${inWords(value)}`).join(", ")} }`;
    case "name":
      return expression.name;
    case "attribute":
      return isElement(expression.of) ? `.${expression.name}` : `${asTerm(expression.of)}.${expression.name}`;
    case "index":
      return `${isElement(expression.of) ? "" : asTerm(expression.of)}[${inWords(expression.key)}]`;
    case "splat":
      return `${asTerm(expression.of)}[*]${isElement(expression.each) ? "" : inWords(expression.each)}`;
    case "call":
      return `${expression.function}(${expression.arguments.map(inWords).join(", ")}${expression.spreads ? "..." : ""})`;
    case "conditional":
      return `${expression.condition.is === "conditional" ? asTerm(expression.condition) : inWords(expression.condition)} ? ${inWords(expression.then)} : ${inWords(expression.otherwise)}`;
    case "operation":
      return operationInWords(expression.operator, expression.operands);
    case "for":
      return forInWords(expression);
    case "unclear":
      return expression.text;
  }
}

function isElement(expression: Expression): boolean {
  return expression.is === "name" && expression.name === element;
}

/** In brackets where it would be read in another way without them. */
function asTerm(expression: Expression): string {
  const needsBrackets = expression.is === "operation" || expression.is === "conditional";
  return needsBrackets ? `(${inWords(expression)})` : inWords(expression);
}

function keyInWords(key: Expression): string {
  return key.is === "literal" ? String(key.value) : `(${inWords(key)})`;
}

function operationInWords(operator: string, operands: readonly Expression[]): string {
  const sides = operands.map(asTerm);
  return sides.length === 1 ? `${operator}${sides.join("")}` : sides.join(` ${operator} `);
}

function forInWords({ keyName, valueName, collection, key, value, groups, condition }: For): string {
  const names = keyName === undefined ? valueName : `${keyName}, ${valueName}`;
  const test = condition === undefined ? "" : ` if ${inWords(condition)}`;
  const head = `for ${names} in ${inWords(collection)} :`;
  return key === undefined
    ? `[${head} ${inWords(value)}${test}]`
    : `{${head} ${inWords(key)} => ${inWords(value)}${groups ? "..." : ""}${test}}`;
}

function partsInWords(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) => {
      switch (part.is) {
        case "text":
          return part.text;
        case "hole":
          return `\${${inWords(part.expression)}}`;
        case "if":
          return `%{if ${inWords(part.condition)}}${partsInWords(part.then)}%{else}${partsInWords(part.otherwise)}%{endif}`;
        case "loop":
          return "%{for …}";
      }
    })
    .join("");
}
