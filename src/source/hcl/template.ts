import { childOf } from "./concrete.js";
import type { Concrete } from "./concrete.js";
import type { Expression, TemplatePart } from "./expression.js";
import { withoutIndentation, withStrips } from "./template-lines.js";
import type { Piece } from "./template-lines.js";

/** How an expression inside of a text is read. */
type ReadExpression = (node: Concrete, source: string) => Expression;

/** The parts of a text in quotes; `node` is a `string_lit` or a `quoted_template`. */
export function quotedParts(node: Concrete, source: string, expressionIn: ReadExpression): readonly TemplatePart[] {
  const opening = childOf(node, "quoted_template_start");
  const closing = childOf(node, "quoted_template_end");
  const inner = node.children.filter(({ type }) => !type.startsWith("quoted_template_"));
  const pieces = piecesOf(inner, [opening?.end ?? node.start, closing?.start ?? node.end], source, (raw) => [unquoted(raw)]);
  return new Nesting(withStrips(pieces), source, expressionIn).parts();
}

/** The parts of a text between two markers; with `<<-` the smallest indentation of its lines is none of it. */
export function heredocParts(node: Concrete, source: string, expressionIn: ReadExpression): readonly TemplatePart[] {
  const [opening, closing] = node.children.filter(({ type }) => type === "heredoc_identifier");
  const inner = node.children.filter(({ type }) => !type.startsWith("heredoc_"));
  const start = source.indexOf("\n", opening?.end ?? node.start) + 1;
  // The closing marker stands in a line of its own, and what is before it there is none of the text.
  const end = source.lastIndexOf("\n", (closing?.start ?? node.end) - 1) + 1;
  const lines = (raw: string): readonly string[] => raw.split(/(?<=\n)/).map((line) => unescaped(line));
  const pieces = withStrips(piecesOf(inner, [start, Math.max(start, end)], source, lines));
  const isIndented = source.startsWith("<<-", node.start);
  return new Nesting(isIndented ? withoutIndentation(pieces) : pieces, source, expressionIn).parts();
}

/** What lies between the expressions is text, blanks and all: the grammar itself passes over some of them. */
function piecesOf(
  inner: readonly Concrete[],
  [start, end]: readonly [number, number],
  source: string,
  texts: (raw: string) => readonly string[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const text = (until: number): void => {
    if (until > at) pieces.push(...texts(source.slice(at, until)));
  };
  for (const node of inner.flatMap(signsOf)) {
    if (node.type === "template_literal" || node.type === "ERROR") continue;
    text(node.start);
    pieces.push(node);
    at = node.end;
  }
  text(end);
  return pieces;
}

/** A directive is its own signs, with all that stands between them. */
function signsOf(node: Concrete): readonly Concrete[] {
  return node.type === "template_directive" ? (node.children[0]?.children ?? []).flatMap(signsOf) : [node];
}

/** Reads pieces from left to right, each directive with all up to its end. */
class Nesting {
  readonly #waiting: Piece[];
  readonly #source: string;
  readonly #expressionIn: ReadExpression;

  constructor(pieces: readonly Piece[], source: string, expressionIn: ReadExpression) {
    this.#waiting = [...pieces].reverse();
    this.#source = source;
    this.#expressionIn = expressionIn;
  }

  /** The parts up to one of these signs, or to the end; neighboring texts are one. */
  parts(...until: readonly string[]): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (let next = this.#waiting.at(-1); next !== undefined; next = this.#waiting.at(-1)) {
      if (typeof next !== "string" && until.includes(next.type)) break;
      this.#waiting.pop();
      const last = parts.at(-1);
      if (typeof next !== "string") parts.push(this.#part(next));
      else if (last?.is === "text") parts[parts.length - 1] = { is: "text", text: last.text + next };
      else if (next !== "") parts.push({ is: "text", text: next });
    }
    return parts;
  }

  #part(node: Concrete): TemplatePart {
    const inner = childOf(node, "expression");
    const expression: Expression = inner === undefined ? { is: "literal", value: "" } : this.#expressionIn(inner, this.#source);
    if (node.type === "template_if_intro") return this.#if(expression);
    if (node.type === "template_interpolation") return { is: "hole", expression };
    this.parts("template_for_end");
    this.#waiting.pop();
    return { is: "loop" };
  }

  #if(condition: Expression): TemplatePart {
    const then = this.parts("template_else_intro", "template_if_end");
    const sign = this.#waiting.pop();
    const hasElse = typeof sign === "object" && sign.type === "template_else_intro";
    const otherwise = hasElse ? this.parts("template_if_end") : [];
    if (hasElse) this.#waiting.pop();
    return { is: "if", condition, then, otherwise };
  }
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function unquoted(text: string): string {
  return unescaped(text, (raw) =>
    raw.replace(/\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, (whole, short?: string, long?: string, sign?: string) => {
      const code = short ?? long;
      if (code === undefined) return escapes[sign ?? ""] ?? whole;
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? whole : String.fromCodePoint(point);
    }),
  );
}

/** Only in front of a brace is a sign that is written twice a single one. */
function unescaped(text: string, rest: (raw: string) => string = (raw) => raw): string {
  return text
    .split(/(\$\$\{|%%\{)/)
    .map((piece, index) => (index % 2 === 1 ? piece.slice(1) : rest(piece)))
    .join("");
}
