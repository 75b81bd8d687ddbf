import { Refusal } from "../parsed.js";

/** How much a YAML text may ask of us. CloudFormation itself takes 1 MB; the rest is far above what any template needs. */
export const limits = {
  /** UTF-16 units. */
  characters: 5_000_000,
  /** Maps and lists inside each other, those behind aliases included. A few hundred more would end the process: V8 aborts when a regular expression is compiled at the end of the stack. */
  depth: 200,
  /** Values, counted as often as aliases repeat them. */
  nodes: 500_000,
  /** Pieces such as a key, a colon, a bracket, a line end. A real template of 1 MB has some 300,000. */
  lexemes: 1_000_000,
  /** Errors after which the rest of the text is not parsed. */
  errors: 1_000,
  /** Places that are put right before the parser is asked again, and the characters that this may read in all. */
  repairs: 200,
  repairedCharacters: 5_000_000,
  /** Mistakes that are told one by one. */
  mistakes: 20,
} as const;

/** The refusal of what is nested too deeply. */
export function tooDeep(offset: number): Refusal {
  return new Refusal(offset, `This is nested more than ${limits.depth} levels deep; stream-lint reads no deeper.`);
}
