import type { Trouble } from "../report.js";
import type { FileContents, Files } from "./files.js";
import type { FoundFile } from "./find.js";
import { withProgress } from "./progress.js";
import type { Progress } from "./progress.js";
import type { SourceFile } from "./source-file.js";
import { WorkTree } from "./work-tree.js";

export interface Candidates {
  /** Files that hold one of the words, in the order in which they were given. */
  readonly files: readonly SourceFile[];
  /** Files that nobody can judge, and why. */
  readonly unreadable: readonly Trouble[];
  /** How many files were opened. */
  readonly lookedAt: number;
}

/** The most that a file may have, in megabytes; a Terraform plan of several thousand resources has 24. */
const megabytes = 64;

/** Words of which a file holds one, or all of several. */
export type Words = readonly (string | readonly string[])[];

/** Reads those of the files that hold one of the words for their name; any other is passed over in silence, for it is none of our business. */
export function readCandidates(
  found: readonly FoundFile[],
  wordsFor: (name: string) => Words,
  files: Files = new WorkTree(),
  progress?: Progress,
): Candidates {
  const contents = files.contents(
    megabytes * 1_000_000,
    found.map(({ absolute }) => absolute),
  );
  const searches = new Map<Words, Search>();
  const searchFor = (name: string): Search => {
    const words = wordsFor(name);
    const search = searches.get(words) ?? new Search(words);
    searches.set(words, search);
    return search;
  };
  const look = (file: FoundFile): Outcome & { readonly file: FoundFile } => ({ file, ...outcomeOf(file, contents, searchFor(file.path)) });
  const outcomes = withProgress("Looking at file", found, look, progress);
  return {
    files: outcomes.flatMap(({ file, text }) => (text === undefined ? [] : [{ path: file.path, text }])),
    unreadable: outcomes.flatMap(({ file, problem }) =>
      problem === undefined ? [] : [{ file: file.path, line: 1, column: 1, message: problem }],
    ),
    lookedAt: outcomes.filter(({ isGone }) => isGone !== true).length,
  };
}

interface Outcome {
  readonly text?: string;
  readonly problem?: string;
  readonly isGone?: boolean;
}

function outcomeOf({ absolute, named }: FoundFile, contents: FileContents, search: Search): Outcome {
  try {
    return contents.read(absolute, search.longest, (bytes, isWhole) => textOf(bytes, isWhole, named, search)) ?? {};
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && !named) return { isGone: true };
    return { problem: reasons[code] ?? `This file cannot be read (${code}).` };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "This file cannot be read: permission is denied. Make it readable or leave it out.",
  EPERM: "This file cannot be read: permission is denied. Make it readable or leave it out.",
  "not in this clone": "This clone does not hold the content of the file; it was made with a filter.",
  ENOENT: "This file vanished before it could be read.",
};

function textOf(bytes: Buffer, isWhole: boolean, named: boolean, search: Search): Outcome | undefined {
  const encoding = isWhole ? markOf(bytes) : undefined;
  if (encoding !== undefined) {
    const text = decoded(bytes, encoding);
    return search.isIn(text) ? { text } : undefined;
  }
  if (!search.isInBytes(bytes)) return undefined;
  if (!isWhole) return { problem: `This file is larger than ${megabytes} MB, the most that stream-lint reads.` };
  if (bytes.includes(0)) return named ? { problem: "This is a binary file, not a template." } : {};
  return { text: bytes.toString("utf8", hasUtf8Mark(bytes) ? 3 : 0) };
}

function hasUtf8Mark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The UTF-16 byte order mark that the bytes start with. */
function markOf(bytes: Buffer): "little" | "big" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "little";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "big" : undefined;
}

function decoded(bytes: Buffer, encoding: "little" | "big"): string {
  const units = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return (encoding === "little" ? units : Buffer.from(units).swap16()).toString("utf16le");
}

class Search {
  readonly #words: readonly (readonly string[])[];
  readonly #bytes: readonly (readonly Buffer[])[];
  /** In bytes. */
  readonly longest: number;

  constructor(words: Words) {
    this.#words = words.map((word) => (typeof word === "string" ? [word] : word));
    this.#bytes = this.#words.map((all) => all.map((word) => Buffer.from(word)));
    this.longest = Math.max(0, ...this.#bytes.flat().map(({ length }) => length));
  }

  isIn(text: string): boolean {
    return this.#words.some((all) => all.every((word) => text.includes(word)));
  }

  isInBytes(bytes: Buffer): boolean {
    return this.#bytes.some((all) => all.every((word) => bytes.includes(word)));
  }
}
