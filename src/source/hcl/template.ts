import { childOf } from "./concrete.js";
import type { Concrete } from "./concrete.js";
import type { Expression, TemplatePart } from "./expression.js";

/** How an expression inside of a text is read. */
type ReadExpression = (node: Concrete, source: string) => Expression;

/** Where the parts of a text are read from, and how. */
interface Reading {
  readonly source: string;
  readonly expressionIn: ReadExpression;
  readonly text: (raw: string) => string;
}

/** The parts of a text in quotes; `node` is a `string_lit` or a `quoted_template`. */
export function quotedParts(node: Concrete, source: string, expressionIn: ReadExpression): readonly TemplatePart[] {
  const opening = childOf(node, "quoted_template_start");
  const closing = childOf(node, "quoted_template_end");
  const inner = node.children.filter(({ type }) => !type.startsWith("quoted_template_"));
  return partsOf(inner, opening?.end ?? node.start, closing?.start ?? node.end, { source, expressionIn, text: unquoted });
}

/** The parts of a text between two markers; with `<<-` the smallest indentation of its lines is none of it. */
export function heredocParts(node: Concrete, source: string, expressionIn: ReadExpression): readonly TemplatePart[] {
  const [opening, closing] = node.children.filter(({ type }) => type === "heredoc_identifier");
  const inner = node.children.filter(({ type }) => !type.startsWith("heredoc_"));
  const start = source.indexOf("\n", opening?.end ?? node.start) + 1;
  // The closing marker stands in a line of its own, and what is before it there is none of the text.
  const end = source.lastIndexOf("\n", (closing?.start ?? node.end) - 1) + 1;
  const parts = partsOf(inner, start, Math.max(start, end), { source, expressionIn, text: (raw) => unescaped(raw) });
  return source.startsWith("<<-", node.start) ? withoutIndentation(parts) : parts;
}

/** What lies between the expressions is text, blanks and all: the grammar itself passes over some of them. */
function partsOf(inner: readonly Concrete[], start: number, end: number, reading: Reading): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = start;
  let isTrimmed = false;
  const text = (until: number, trims: boolean): void => {
    let raw = reading.source.slice(at, until);
    if (isTrimmed) raw = raw.trimStart();
    if (trims) raw = raw.trimEnd();
    if (raw !== "") parts.push({ is: "text", text: reading.text(raw) });
  };
  for (const node of inner) {
    if (node.type === "template_literal" || node.type === "ERROR") continue;
    const [before, after] = trimming(node);
    text(node.start, before);
    parts.push(partOf(node, reading));
    at = node.end;
    isTrimmed = after;
  }
  text(end, false);
  return parts;
}

/** Whether `~` takes away the blanks before and behind a node. */
function trimming(node: Concrete): readonly [before: boolean, after: boolean] {
  const directive = node.type === "template_directive" ? node.children[0] : undefined;
  const [first, last] = directive === undefined ? [node, node] : [directive.children[0], directive.children.at(-1)];
  return [first?.children[1]?.type === "strip_marker", last?.children.at(-2)?.type === "strip_marker"];
}

function partOf(node: Concrete, reading: Reading): TemplatePart {
  const { source, expressionIn } = reading;
  if (node.type === "template_interpolation") {
    const expression = childOf(node, "expression");
    return { is: "hole", expression: expression === undefined ? { is: "literal", value: "" } : expressionIn(expression, source) };
  }
  const [directive] = node.children;
  const intro = directive === undefined ? undefined : childOf(directive, "template_if_intro");
  const condition = intro === undefined ? undefined : childOf(intro, "expression");
  if (directive === undefined || intro === undefined || condition === undefined) return { is: "loop" };
  const { children } = directive;
  const otherwise = children.findIndex(({ type }) => type === "template_else_intro");
  const end = children.length - 1;
  const between = (from: number, to: number): readonly TemplatePart[] => {
    const [opening, closing] = [children[from], children[to]];
    if (opening === undefined || closing === undefined) return [];
    return partsOf(children.slice(from + 1, to), opening.end, closing.start, reading);
  };
  return {
    is: "if",
    condition: expressionIn(condition, source),
    then: between(0, otherwise === -1 ? end : otherwise),
    otherwise: otherwise === -1 ? [] : between(otherwise, end),
  };
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

function withoutIndentation(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  const indentations = parts.flatMap((part, index) => {
    if (part.is !== "text") return index === 0 ? [0] : [];
    const isLast = index === parts.length - 1;
    const lines = part.text.split("\n").slice(index === 0 ? 0 : 1);
    return lines.flatMap((line, at) => (at === lines.length - 1 && isLast && line === "" ? [] : [/^ */.exec(line)?.[0].length ?? 0]));
  });
  const least = Math.min(...indentations);
  if (!Number.isFinite(least) || least === 0) return parts;
  const cut = new RegExp(`(^|\\n) {0,${least}}`, "g");
  return parts.map((part, index) =>
    part.is === "text"
      ? {
          is: "text",
          text: part.text.replace(cut, (match, lead: string, at: number) => (at === 0 && lead === "" && index > 0 ? match : lead)),
        }
      : part,
  );
}
