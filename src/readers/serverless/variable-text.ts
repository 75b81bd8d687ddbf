import type { Scalar } from "../../source/tree.js";

/** A text with variables in it, taken apart. */
export type Pieces = readonly Piece[];

export type Piece = string | Variable;

/** `${…}`: the sources are tried in their order, and the first that has a value wins. */
export interface Variable {
  /** As it is written, without the marks around it. */
  readonly text: string;
  readonly sources: readonly Source[];
}

/** Where a variable may take its value from. */
export type Source =
  | { readonly is: "literal"; readonly value: Scalar }
  /** A text in quotes, or a variable inside of this one. */
  | { readonly is: "text"; readonly pieces: Pieces }
  | Lookup
  /** Nothing that the framework knows. */
  | { readonly is: "strange"; readonly text: string };

/** Such as `self:custom.orders`, `file(./orders.yml):stream` or `ssm(eu-west-1):/orders`. */
export interface Lookup {
  readonly is: "lookup";
  readonly type: string;
  /** What stands in the parentheses; undefined without any. */
  readonly argument: Pieces | undefined;
  /** What stands behind the colon. */
  readonly address: Pieces;
}

/** What stands before and behind a variable. */
export interface Marks {
  readonly open: string;
  readonly close: string;
}

const usual: Marks = { open: "${", close: "}" };

/** The marks that `provider.variableSyntax` asks for: what stands before and behind the group of its regular expression. */
export function marksOf(syntax: string | undefined): Marks {
  const first = syntax === undefined ? -1 : syntax.search(/(?<!\\)\(/);
  if (syntax === undefined || first === -1) return usual;
  const plain = (text: string): string => text.replaceAll("\\", "");
  const [open, close] = [plain(syntax.slice(0, first)), plain(syntax.slice(syntax.lastIndexOf(")") + 1))];
  return /^[^\w\s]+$/.test(open) && /^[^\w\s]+$/.test(close) ? { open, close } : usual;
}

/** `self:…`, `file(…)`; neither `Orders.Arn` nor `AWS::Region`, which are for CloudFormation. */
const startsLikeVariable = /^\s*[A-Za-z][\w-]*(?:\.[\w-]+)?\s*(?:\(|:(?!:))/;

/** Characters of the longest text that is taken apart; nobody writes a longer one, and variables inside of variables cost by its square. */
const longest = 8_000;

/** Takes a text apart; a text without variables is one piece. */
export function piecesOf(text: string, marks: Marks): Pieces {
  if (text.length > longest) return [text];
  const pieces: Piece[] = [];
  let literal = "";
  for (let at = 0; at < text.length;) {
    const start = text.indexOf(marks.open, at);
    const end = start === -1 ? -1 : endOf(text, start, marks);
    if (end === -1) {
      literal += text.slice(at);
      break;
    }
    const inner = text.slice(start + marks.open.length, end);
    const isEscaped = text[start - 1] === "\\";
    literal += text.slice(at, isEscaped ? start - 1 : start);
    at = end + marks.close.length;
    if (isEscaped || !startsLikeVariable.test(inner)) {
      // A variable may stand inside of what is none.
      literal += marks.open;
      at = start + marks.open.length;
      continue;
    }
    if (literal !== "") pieces.push(literal);
    literal = "";
    pieces.push({ text: inner.trim(), sources: split(inner, marks).map((source) => sourceOf(source.trim(), marks)) });
  }
  return literal === "" && pieces.length > 0 ? pieces : [...pieces, literal];
}

/** Where the variable that starts here is closed, with those inside of it; -1 where it is not. */
function endOf(text: string, start: number, { open, close }: Marks): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.startsWith(open, at)) {
      depth += 1;
      at += open.length - 1;
    } else if (text.startsWith(close, at)) {
      depth -= 1;
      if (depth === 0) return at;
      at += close.length - 1;
    }
  }
  return -1;
}

/** The sources of a variable: what commas divide that stand in no quotes, parentheses or inner variables. */
function split(text: string, { open, close }: Marks): readonly string[] {
  const parts: string[] = [];
  let [from, depth, quote] = [0, 0, ""];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === "'" || sign === '"') quote = sign;
    else if (sign === "(" || text.startsWith(open, at)) depth += 1;
    else if (sign === ")" || text.startsWith(close, at)) depth -= 1;
    else if (sign === "," && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

const literals: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["", ""],
]);

function sourceOf(text: string, marks: Marks): Source {
  const quoted = /^(['"])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) return { is: "text", pieces: piecesOf(quoted, marks) };
  const literal = literals.get(text) ?? (text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined);
  if (literal !== undefined || text === "null") return { is: "literal", value: literal ?? null };
  if (text.startsWith(marks.open)) return { is: "text", pieces: piecesOf(text, marks) };
  return startsLikeVariable.test(text) ? lookupOf(text, marks) : { is: "strange", text };
}

function lookupOf(text: string, marks: Marks): Source {
  const [, type = "", suffix] = /^([A-Za-z][\w-]*)(?:\.([\w-]+))?/.exec(text) ?? [];
  const rest = text.slice(type.length + (suffix === undefined ? 0 : suffix.length + 1)).trimStart();
  const closing = rest.startsWith("(") ? closingOf(rest) : -1;
  const argument = closing === -1 ? suffix : rest.slice(1, closing).trim();
  const address = rest.slice(closing + 1).trimStart();
  if (address !== "" && !address.startsWith(":")) return { is: "strange", text };
  return {
    is: "lookup",
    type,
    argument: argument === undefined ? undefined : piecesOf(argument, marks),
    address: piecesOf(address.slice(1).trim(), marks),
  };
}

function closingOf(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && (depth -= 1) === 0) return at;
  }
  return -1;
}
