import { Composer, Parser, isCollection, type CST, type Document } from "yaml";
import { Refusal } from "../parsed.js";
import { isUnclosedQuote, lexemesOf, marker, type Lexeme } from "./lexemes.js";
import { limits } from "./limits.js";

/** What `yaml` made of a text. */
export interface Composed {
  /** The first document that is a map or a list with content, else the first of all. */
  readonly document: Document.Parsed | undefined;
  /** Where a further document with content starts. */
  readonly another: number | undefined;
  /** Syntax errors up to the end of `document`, in the order of the text. */
  readonly complaints: readonly Complaint[];
}

/** An error in the words of `yaml`. */
export interface Complaint {
  readonly code: string;
  readonly offset: number;
  readonly message: string;
}

// `failsafe` leaves every scalar a string: typing them is ours. Unique keys are checked by us, for `yaml` does it in quadratic time.
const options = { schema: "failsafe", resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: "silent" } as const;

/** Parses with `yaml`. Throws a Refusal where the text is nested too deeply, never anything else. */
export function compose(text: string): Composed {
  // Every tag such as !Ref makes `yaml` create a warning, an Error. Without stack traces that halves the time, and broken text with 100,000 errors stays cheap.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const complaints: Complaint[] = [];
  try {
    const composed = firstDocument(new Composer(options).compose(tokensOf(text, complaints), true, text.length), complaints);
    return { ...composed, complaints: complaints.sort((one, other) => one.offset - other.offset) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return {
      document: undefined,
      another: undefined,
      complaints: [...complaints, { code: "OUT_OF_STACK", offset: 0, message: String(error) }],
    };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function firstDocument(documents: Iterable<Document.Parsed>, complaints: Complaint[]): Pick<Composed, "document" | "another"> {
  const before: Document.Parsed[] = [];
  let chosen: Document.Parsed | undefined;
  for (const document of documents) {
    if (chosen !== undefined && !isEmpty(document)) return { document: chosen, another: document.range[0] };
    if (chosen !== undefined) continue;
    before.push(document);
    for (const { code, pos, message } of document.errors) complaints.push({ code, offset: pos[0], message });
    if (isCollection(document.contents) && document.contents.items.length > 0) chosen = document;
  }
  return { document: chosen ?? before.find((candidate) => !isEmpty(candidate)) ?? before[0], another: undefined };
}

function isEmpty(document: Document.Parsed): boolean {
  return document.contents === null || document.contents.range[0] === document.contents.range[1];
}

/** The concrete syntax of the text, document by document, each checked for its depth before anything recursive touches it. */
function* tokensOf(text: string, complaints: Complaint[]): Generator<CST.Token> {
  const parser = new Parser();
  let errors = 0;
  for (const lexeme of bounded(lexemesOf(text))) {
    if (isUnclosedQuote(lexeme)) complaints.push({ code: "UNCLOSED_QUOTE", offset: lexeme.offset, message: "Missing closing quote" });
    for (const token of parser.next(lexeme.source)) {
      yield shallow(token);
      if (token.type === "error" && ++errors > limits.errors) return;
    }
  }
  for (const token of parser.end()) yield shallow(token);
}

/** The lexemes, as long as they are not too many and not within too many brackets. */
function* bounded(lexemes: Iterable<Lexeme>): Generator<Lexeme> {
  let count = 0;
  let brackets = 0;
  for (const lexeme of lexemes) {
    const { source, offset } = lexeme;
    if (++count > limits.lexemes) {
      throw new Refusal(offset, "Up to here there are more keys, values and signs than any template holds; stream-lint reads no further.");
    }
    if (source === "[" || source === "{") brackets++;
    else if (source === "]" || source === "}") brackets = Math.max(0, brackets - 1);
    else if (source === marker.earlyEnd) brackets = 0;
    if (brackets > limits.depth) throw tooDeep(offset);
    yield lexeme;
  }
}

function shallow(token: CST.Token): CST.Token {
  const open: [CST.Token, number][] = [[token, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [inner, depth] = next;
    if (depth > limits.depth) throw tooDeep(inner.offset);
    if (inner.type === "document" && inner.value) open.push([inner.value, depth]);
    if (!("items" in inner)) continue;
    for (const { key, value } of inner.items) {
      if (key && "items" in key) open.push([key, depth + 1]);
      if (value && "items" in value) open.push([value, depth + 1]);
    }
  }
  return token;
}

function tooDeep(offset: number): Refusal {
  return new Refusal(offset, `This is nested more than ${limits.depth} levels deep; stream-lint reads no deeper.`);
}
