/**
 * CloudFormation's parser (as PyYAML, which SAM uses) is laxer than YAML 1.2: the lines of a quoted text or of a list in
 * brackets may stand as far left as they like, and a lone dash between brackets is a text. Where `yaml` meets such a line
 * it ends the quotes or the brackets, and what follows lands in the wrong place or is lost, whole resources at times.
 *
 * So a text with errors is put right first: blanks before such lines, quotes around such dashes. Neither changes what the
 * text means, and every offset of the new text leads back to the old one.
 */
import { Refusal, type Mistake } from "../parsed.js";
import { eachLexeme, isUnclosedQuote, marker } from "./lexemes.js";
import { limits } from "./limits.js";

/** A text that `yaml` reads as CloudFormation reads the original. */
export interface Loosened {
  readonly text: string;
  /** Leads an offset of `text` back to the original. */
  readonly original: (offset: number) => number;
  /** What was put right and is no valid YAML of any version, in offsets of the original. */
  readonly mistakes: readonly Mistake[];
}

/** Puts right what CloudFormation reads and `yaml` does not. Throws a Refusal where quotes or brackets are never closed. */
export function loosen(text: string): Loosened {
  const insertions: Insertion[] = [];
  const starts: number[] = [];
  for (let read = 0; ; read += text.length) {
    const draft = insert(text, insertions);
    const { broken, dashes } = scan(draft.text);
    const start = broken === undefined ? undefined : draft.original(broken);
    // Quotes or brackets that are still broken where they were put right: then something else is wrong with them.
    if (start === undefined || starts.includes(start)) {
      insertions.push(...dashes.flatMap((dash) => inQuotes(draft.original(dash))));
      return { ...insert(text, insertions), mistakes: starts.map((offset) => tooFarLeft(text, offset)) };
    }
    if (starts.length === limits.repairs || read > limits.repairedCharacters) {
      throw new Refusal(
        start,
        "Up to here too many quoted texts or brackets go on too far left to be put right: indent their lines deeper than their keys.",
      );
    }
    starts.push(start);
    insertions.push(...blanksWithin(text, start, endOf(text, start)));
  }
}

interface Insertion {
  /** Offset in the original before which the characters are put. */
  readonly at: number;
  readonly characters: string;
}

function insert(text: string, insertions: Insertion[]): Pick<Loosened, "text" | "original"> {
  insertions.sort((one, other) => one.at - other.at);
  const parts: string[] = [];
  let from = 0;
  for (const { at, characters } of insertions) {
    parts.push(text.slice(from, at), characters);
    from = at;
  }
  parts.push(text.slice(from));
  return { text: parts.join(""), original: backwards(insertions) };
}

function backwards(insertions: readonly Insertion[]): (offset: number) => number {
  const ends: { readonly end: number; readonly at: number }[] = [];
  let added = 0;
  for (const { at, characters } of insertions) {
    added += characters.length;
    ends.push({ end: at + added, at });
  }
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const last = ends[low - 1];
    const unmoved = last === undefined ? offset : last.at + (offset - last.end);
    // Inside of what was inserted every offset leads to the character behind it.
    return Math.min(unmoved, ends[low]?.at ?? unmoved);
  };
}

/** The first quotes or brackets that `yaml` would end too early or miss the end of, and the lone dashes up to there. */
function scan(text: string): { broken: number | undefined; dashes: number[] } {
  const dashes: number[] = [];
  let depth = 0;
  let outermost = 0;
  let broken: number | undefined;
  eachLexeme(text, (source, offset, isContent) => {
    if (isContent) return false;
    if (source === marker.earlyEnd) broken = outermost;
    else if (isUnclosedQuote(source)) broken = depth > 0 ? outermost : offset;
    else if (source === "[" || source === "{") {
      if (depth === 0) outermost = offset;
      depth++;
    } else if (source === "]" || source === "}") depth = Math.max(0, depth - 1);
    else if (source === "-" && depth > 0 && /[,\]}]/.test(text.charAt(offset + 1))) dashes.push(offset);
    return broken !== undefined;
  });
  return { broken: broken ?? (depth > 0 ? outermost : undefined), dashes };
}

/** Where the quotes or brackets that start here end, however far left their lines stand. */
function endOf(text: string, start: number): number {
  const closers: string[] = [];
  let end: number | undefined;
  let blamed = start;
  // At the start of a text no line is too far left.
  eachLexeme(text.slice(start), (source, offset, isContent) => {
    if (isContent || source === marker.document) return false;
    if (source === marker.earlyEnd) return true;
    if (isUnclosedQuote(source)) {
      blamed = start + offset;
      return true;
    }
    const behind = start + offset + source.length;
    if (source === "[" || source === "{") closers.push(source === "[" ? "]" : "}");
    else if (source === "]" || source === "}") {
      if (closers.pop() !== source) return true;
    } else if (closers.length === 0 && !isFollowedWell(text, behind)) return true;
    if (closers.length > 0) return false;
    end = behind;
    return true;
  });
  if (end === undefined) throw unclosed(text, blamed);
  return end;
}

/** Whether quotes may end here; where text follows at once, it was a later quote that ended them. */
function isFollowedWell(text: string, end: number): boolean {
  return /^[ \t]*(?:$|[\r\n#,:\]}])/.test(text.slice(end, end + 80));
}

function inQuotes(dash: number): Insertion[] {
  return [dash, dash + 1].map((at) => ({ at, characters: '"' }));
}

function blanksWithin(text: string, start: number, end: number): Insertion[] {
  const column = start - (text.lastIndexOf("\n", start) + 1);
  const characters = " ".repeat(Math.min(column, 1000) + 1);
  const insertions: Insertion[] = [];
  for (let at = text.indexOf("\n", start) + 1; at > 0 && at < end; at = text.indexOf("\n", at) + 1) insertions.push({ at, characters });
  return insertions;
}

function unclosed(text: string, offset: number): Refusal {
  const opener = text.charAt(offset);
  const closer = { "[": "]", "{": "}" }[opener] ?? opener;
  return new Refusal(offset, `This ${opener} is never closed: a ${closer} is missing.`);
}

function tooFarLeft(text: string, offset: number): Mistake {
  const opener = text.charAt(offset);
  const what = opener === "[" || opener === "{" ? `What this ${opener} opens` : "This quoted text";
  return {
    offset,
    message: `${what} goes on too far left. CloudFormation reads it all the same, other YAML parsers do not: indent its lines deeper than the key.`,
  };
}
