import { parseReference } from "./reference-text.js";
import type { ReferenceText } from "./reference-text.js";

/** What stands between `${` and `}`, as far as it is understood: everything else is opaque, and equal where its text is. */
export type Expression =
  | { readonly is: "literal"; readonly value: string | number | boolean | null }
  | { readonly is: "reference"; readonly text: string; readonly reference: ReferenceText }
  | { readonly is: "conditional"; readonly condition: string; readonly then: Expression; readonly otherwise: Expression }
  | { readonly is: "opaque"; readonly text: string };

/** A piece of a text: fixed, or an expression in `${…}`. */
export type Piece = { readonly is: "text"; readonly text: string } | { readonly is: "hole"; readonly expression: Expression };

/** Brackets, and quoted texts with expressions of their own, inside each other: above this nobody wrote them by hand. */
const deepest = 50;

/** Takes a text with `${…}` apart; undefined where it holds directives (`%{…}`), which decide what the text is. */
export function parseText(text: string): readonly Piece[] | undefined {
  if (/(^|[^%])%\{/.test(text)) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  let fixed = "";
  while (at < text.length) {
    if (text.startsWith("$${", at)) {
      fixed += "${";
      at += 3;
    } else if (text.startsWith("${", at)) {
      const end = endOf(text, at + 2);
      if (end === undefined) return undefined;
      if (fixed !== "") pieces.push({ is: "text", text: fixed });
      pieces.push({ is: "hole", expression: parseExpression(text.slice(at + 2, end)) });
      fixed = "";
      at = end + 1;
    } else {
      fixed += text.charAt(at++);
    }
  }
  return fixed === "" && pieces.length > 0 ? pieces : [...pieces, { is: "text", text: fixed }];
}

/** Where the brace is that closes the one before `start`. */
function endOf(text: string, start: number, level = 0): number | undefined {
  return places(text, start, level).find(({ character, depth }) => character === "}" && depth === -1)?.at;
}

/** What an expression says. */
export function parseExpression(source: string, level = 0): Expression {
  const text = source.trim();
  if (level > deepest) return { is: "opaque", text };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { is: "literal", value: Number(text) };
  if (/^(true|false|null)$/.test(text)) return { is: "literal", value: text === "null" ? null : text === "true" };
  if (/^"[^"\\$%]*"$/.test(text)) return { is: "literal", value: text.slice(1, -1) };
  const reference = isTraversal(text) ? parseReference(text) : undefined;
  if (reference !== undefined) return { is: "reference", text, reference };
  const outside = places(text, 0).filter(({ depth }) => depth === 0);
  const question = outside.find(({ character }) => character === "?")?.at;
  const colon = outside.findLast(({ character }) => character === ":")?.at;
  if (question !== undefined && colon !== undefined && isChoice(outside)) {
    const [then, otherwise] = [text.slice(question + 1, colon), text.slice(colon + 1)].map((part) => parseExpression(part, level + 1));
    if (then && otherwise) return { is: "conditional", condition: text.slice(0, question).trim(), then, otherwise };
  }
  if (text.startsWith("(") && closing(text) === text.length - 1) return parseExpression(text.slice(1, -1), level + 1);
  return { is: "opaque", text: text.replace(/\s+/g, " ") };
}

/** The parts between an operator such as `&&`, as far as it stands outside of brackets and quoted texts. */
export function partsBetween(text: string, operator: string): readonly string[] {
  const at = places(text, 0).flatMap((sign) => (sign.depth === 0 && text.startsWith(operator, sign.at) ? [sign.at] : []));
  const starts = [0, ...at.map((one) => one + operator.length)];
  return starts.map((start, index) => text.slice(start, at[index]).trim());
}

/** What stands inside of the brackets that enclose all of the text, behind `start`; undefined where none do. */
export function inBrackets(text: string, start = "("): string | undefined {
  if (!text.startsWith(start)) return undefined;
  const end = places(text, start.length).find(({ depth }) => depth === -1)?.at;
  return end === text.length - 1 ? text.slice(start.length, -1) : undefined;
}

/** A single conditional: of nested ones it cannot be told by the signs alone which belong together. */
function isChoice(outside: readonly Sign[]): boolean {
  return outside.filter(({ character }) => character === "?" || character === ":").length === 2;
}

function closing(text: string): number | undefined {
  return places(text, 1).find(({ character, depth }) => character === ")" && depth === -1)?.at;
}

function isTraversal(text: string): boolean {
  return /^[a-zA-Z_][\w-]*(\.[\w-]+|\.\*|\[\d+\]|\["[^"\\]*"\]|\[\*\]|\[[a-z]+\.[\w.]+\])*$/.test(text) && text.includes(".");
}

interface Sign {
  readonly character: string;
  readonly at: number;
  /** Brackets that are open there, not counting the one that this sign opens or closes. */
  readonly depth: number;
}

/** The signs of an expression that stand outside of its quoted texts, each with how deep it stands. */
function places(text: string, start: number, level = 0): readonly Sign[] {
  const found: Sign[] = [];
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      at = afterQuoted(text, at + 1, level + 1);
      continue;
    }
    if (")]}".includes(character)) depth--;
    found.push({ character, at, depth });
    if ("([{".includes(character)) depth++;
    if (depth < 0) break;
  }
  return found;
}

/** Where the closing quote is; a quoted text may hold `${…}` with quotes of its own. */
function afterQuoted(text: string, start: number, level: number): number {
  if (level > deepest) return text.length;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
    else if (text.startsWith("${", at)) at = endOf(text, at + 2, level) ?? text.length;
  }
  return text.length;
}
