import type { Parts } from "../model/parts.js";
import type { ParsedFile } from "../source/parse.js";
import type { TreeNode } from "../source/tree.js";
import type { Pins } from "./pins.js";
import type { Refusal } from "./refusal.js";

/** A parsed file with something in it. */
export interface Readable extends ParsedFile {
  readonly tree: TreeNode;
}

/** What one format makes of its files. */
export interface Reader {
  /** Whether the file is written in this format, by what stands in it. */
  isItsOwn(file: Readable): boolean;
  /** `pins`: values of parameters that are given from outside; default none. */
  read(file: Readable, pins?: Pins): ReadParts;
}

/** The parts that a file declares, or why it cannot be judged as a whole. */
export interface ReadParts {
  readonly parts: Parts;
  readonly refusals: readonly Refusal[];
  /** What is wrong and does not keep anybody from judging the file, such as a pinned value that a parameter does not allow. */
  readonly remarks?: readonly Refusal[];
  /** Names of what can be pinned; a format without any leaves it out. */
  readonly parameters?: readonly string[];
}
