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
export type Reader = FileReader | FolderReader;

interface Format {
  /** Whether the file is written in this format, by what stands in it. */
  isItsOwn(file: Readable): boolean;
  /** Whether files may belong to it that hold none of the words which tell of streams. */
  readonly takesAnyFile?: boolean;
  /**
   * Paths of the files that this one brings along, none where it is not written in this format; a path that ends in a slash stands
   * for the files of a folder. `library`: those that are known by now. Of a format in which each file stands for itself they are read
   * with this one and not alone.
   */
  bringsAlong?(file: Readable, pins?: Pins, library?: Library): readonly string[];
}

/** A format in which the files of a folder belong together. */
export interface FolderReader extends Format {
  /** One entry for all that is deployed together. */
  readTogether(files: readonly Readable[], pins: Pins, library: Library): readonly ReadParts[];
}

/** A format in which each file stands for itself. */
export interface FileReader extends Format {
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

/** What the stacks are called that are made of a template, by its path. */
export type StackNames = Readonly<Record<string, readonly string[]>>;

/** The files of a run that one may bring along, and what is known of them beside their texts. */
export class Library {
  readonly #files: ReadonlyMap<string, Readable>;
  readonly #times = new Map<string, number>();

  readonly #missing: ReadonlySet<string>;
  readonly #stackNames: StackNames;

  /** `missing` are files that were looked for, and are not there. */
  constructor(files: readonly Readable[] = [], missing: readonly string[] = [], stackNames: StackNames = {}) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#missing = new Set(missing);
    this.#stackNames = stackNames;
  }

  /** The names of the stacks that are made of a template. */
  stackNames(path: string): readonly string[] {
    return Object.hasOwn(this.#stackNames, path) ? (this.#stackNames[path] ?? []) : [];
  }

  isMissing(path: string): boolean {
    return this.#missing.has(path);
  }

  get(path: string): Readable | undefined {
    return this.#files.get(path);
  }

  get files(): readonly Readable[] {
    return [...this.#files.values()];
  }

  /** What names are unique in: the path for the first time that a file is read, and something else for every other. */
  scopeOf(path: string): string {
    const times = (this.#times.get(path) ?? 0) + 1;
    this.#times.set(path, times);
    return times === 1 ? path : `${path} (${times})`;
  }
}
