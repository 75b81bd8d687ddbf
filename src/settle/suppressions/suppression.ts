import type { Place } from "../../source/place.js";

/** What somebody accepts of one rule, where, and why. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, such as `2027-01-31`; undefined for one that does not run out. */
  readonly until: string | undefined;
  readonly covers: Covered;
  /** Where it is written itself. */
  readonly file: string;
  readonly line: number;
}

/** What it is about: all that begins on a line, or all that stands below a place. */
export type Covered = { readonly file: string; readonly line: number } | Place;

/** One that does nothing, and a sentence that says why. */
export interface Mistaken {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What a file says of findings that are accepted. */
export interface WrittenSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly mistaken: readonly Mistaken[];
}
