import { printParseErrorCode, visit, type ParseErrorCode } from "jsonc-parser";
import type { Mistake } from "../parsed.js";

/** Where a text that `JSON.parse` refused stops being JSON, and what would be right there. */
export function explainJson(text: string): Mistake {
  try {
    visit(text.replace(/^\uFEFF/, " "), { onError: stopAt }, { disallowComments: true });
  } catch (stop) {
    if (stop instanceof Stop) return mistakeFor(stop, text);
    return { offset: 0, message: "This is not valid JSON, and nested too deeply to say where it goes wrong." };
  }
  return { offset: 0, message: "This is not valid JSON." };
}

/** Ends the visit at the first error. */
class Stop extends Error {
  /** The name that `jsonc-parser` has for the error. */
  readonly code: string;
  readonly offset: number;

  constructor(code: string, offset: number) {
    super();
    this.code = code;
    this.offset = offset;
  }
}

function stopAt(code: ParseErrorCode, offset: number): never {
  throw new Stop(printParseErrorCode(code), offset);
}

function mistakeFor({ code, offset }: Stop, text: string): Mistake {
  const before = text.slice(0, offset).trimEnd();
  const after = text.slice(offset).trimStart();
  if (after === "") return { offset, message: endings[code] ?? "The file ends where a value is expected." };
  if (/^[\]}]/.test(after)) {
    if (before.endsWith(",")) return { offset: before.length - 1, message: "No entry follows this comma: remove it." };
    if (code === "CommaExpected") return { offset, message: "This bracket does not fit the one that it would close." };
  }
  return { offset, message: sentences[code] ?? "This is not valid JSON." };
}

type Sentences = Readonly<Partial<Record<string, string>>>;

/** What is missing at the end of the file. */
const endings: Sentences = {
  CloseBraceExpected: "The file ends in the middle of an object: a } is missing.",
  CloseBracketExpected: "The file ends in the middle of a list: a ] is missing.",
  PropertyNameExpected: "The file ends in the middle of an object: a } is missing.",
  ColonExpected: "The file ends behind a key: its value is missing.",
  UnexpectedEndOfComment: "JSON has no comments, and this one is never closed: remove it.",
};

const sentences: Sentences = {
  InvalidSymbol: "This is no JSON value: text needs double quotes.",
  InvalidNumberFormat: "This is no JSON number: text needs double quotes.",
  PropertyNameExpected: "A key in double quotes is expected here.",
  ValueExpected: "A value is missing here.",
  ColonExpected: "A colon is missing between this and the key before it.",
  CommaExpected: "A comma is missing before this.",
  CloseBraceExpected: "A } is missing here.",
  CloseBracketExpected: "A ] is missing here.",
  EndOfFileExpected: "Something follows behind the end of the JSON value; remove it.",
  InvalidCommentToken: "JSON has no comments; remove this one.",
  UnexpectedEndOfComment: "JSON has no comments, and this one is never closed: remove it.",
  UnexpectedEndOfString: "This text is not closed on its line: a double quote is missing.",
  UnexpectedEndOfNumber: "This number is incomplete.",
  InvalidUnicode: "Four hexadecimal digits must follow \\u.",
  InvalidEscapeCharacter: "This text holds a backslash with an unknown letter behind it: write the backslash twice.",
  InvalidCharacter: "This text holds a control character: write a tab as \\t, a line end as \\n.",
};
