import { Lexer } from "yaml";
import { Refusal } from "../parsed.js";
import { limits, tooDeep } from "./limits.js";

/** Pieces that stand for no character of the text: a document starts, brackets end before they are closed, the content of a scalar follows. */
export const marker = { document: "\u0002", earlyEnd: "\u0018", content: "\u001f" } as const;

/**
 * Cuts a text as `yaml` does and shows each piece with its offset; all of them together are the text, but for the
 * markers. `isContent`: this is the content of an unquoted or a block scalar, whatever it looks like. Goes on until the
 * text ends or `show` returns true. Throws a Refusal where there are too many pieces, or too many brackets within brackets.
 */
export function eachLexeme(text: string, show: (source: string, offset: number, isContent: boolean) => boolean): void {
  let offset = 0;
  let isContent = false;
  let count = 0;
  let brackets = 0;
  for (const source of new Lexer().lex(text)) {
    if (++count > limits.lexemes)
      throw new Refusal(offset, "No template has as many keys, values and signs as stand up to here; stream-lint reads no further.");
    if (show(source, offset, isContent)) return;
    const isMarker: boolean = !isContent && (source === marker.content || source === marker.document || source === marker.earlyEnd);
    if (!isContent) brackets = Math.max(0, brackets + bracketsIn(source));
    if (brackets > limits.depth) throw tooDeep(offset);
    isContent = isMarker && source === marker.content;
    if (!isMarker) offset += source.length;
  }
}

/** How many brackets a piece opens; those that it closes are negative. */
function bracketsIn(source: string): number {
  if (source === "[" || source === "{") return 1;
  if (source === "]" || source === "}") return -1;
  return source === marker.earlyEnd ? -limits.depth : 0;
}

/** Whether a piece is a quoted text that lacks its closing quote; `yaml` itself only looks whether the last character is a quote. */
export function isUnclosedQuote(source: string): boolean {
  const first = source.charCodeAt(0);
  if (first === 0x22) return !/[^\\](?:\\\\)*"$/.test(source);
  return first === 0x27 && (source.split("'").length - 1) % 2 === 1;
}
