import { Composer, Parser, isCollection, type CST, type Document } from "yaml";
import { Refusal } from "../parsed.js";
import { eachLexeme, isUnclosedQuote } from "./lexemes.js";
import { limits, tooDeep } from "./limits.js";

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
function tokensOf(text: string, complaints: Complaint[]): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let errors = 0;
  const keep = (token: CST.Token): void => {
    if (token.type === "document") checkDepth(token);
    if (token.type === "error") errors++;
    tokens.push(token);
  };
  eachLexeme(text, (source, offset, isContent) => {
    if (!isContent && isUnclosedQuote(source)) complaints.push({ code: "UNCLOSED_QUOTE", offset, message: "Missing closing quote" });
    for (const token of parser.next(source)) keep(token);
    return errors > limits.errors;
  });
  for (const token of parser.end()) keep(token);
  return tokens;
}

function checkDepth(document: CST.Document): void {
  let level = document.value === undefined ? [] : [document.value].filter(isCollectionToken);
  for (let depth = 0; level.length > 0; depth++) {
    const [first] = level;
    if (depth > limits.depth && first !== undefined) throw tooDeep(first.offset);
    const next: CollectionToken[] = [];
    for (const { items } of level) {
      for (const { key, value } of items) {
        if (key && isCollectionToken(key)) next.push(key);
        if (value && isCollectionToken(value)) next.push(value);
      }
    }
    level = next;
  }
}

type CollectionToken = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

function isCollectionToken(token: CST.Token): token is CollectionToken {
  return "items" in token;
}
