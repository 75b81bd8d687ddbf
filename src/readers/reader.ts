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
  /** Whether files may belong to it that hold none of the words which tell of streams. */
  readonly takesAnyFile?: boolean;
  /** Paths of the files that this one brings along, each read with it and not alone; `library`: those that are known by now. */
  bringsAlong?(file: Readable, pins?: Pins, library?: Library): readonly string[];
  /** `pins`: values of parameters that are given from outside; `library`: what may be brought along. Default none. */
  read(file: Readable, pins?: Pins, library?: Library): ReadParts;
}

/** The parts that a file declares, or why it cannot be judged as a whole. */
export interface ReadParts {
  readonly parts: Parts;
  readonly refusals: readonly Refusal[];
  /** What is wrong and does not keep anybody from judging the file, such as a pinned value that a parameter does not allow. */
  readonly remarks?: readonly Refusal[];
  /** What nobody can judge, because it stands where nothing is read from. */
  readonly hidden?: readonly Refusal[];
  /** Names of what can be pinned; a format without any leaves it out. */
  readonly parameters?: readonly string[];
}

/** The files of a run that one may bring along. */
export class Library {
  readonly #files: ReadonlyMap<string, Readable>;
  readonly #times = new Map<string, number>();

  readonly #missing: ReadonlySet<string>;

  /** `missing` are files that were looked for, and are not there. */
  constructor(files: readonly Readable[] = [], missing: readonly string[] = []) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#missing = new Set(missing);
  }

  isMissing(path: string): boolean {
    return this.#missing.has(path);
  }

  get(path: string): Readable | undefined {
    return this.#files.get(path);
  }

  /** What names are unique in: the path for the first time that a file is read, and something else for every other. */
  scopeOf(path: string): string {
    const times = (this.#times.get(path) ?? 0) + 1;
    this.#times.set(path, times);
    return times === 1 ? path : `${path} (${times})`;
  }
}
