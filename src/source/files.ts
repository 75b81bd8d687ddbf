/** What may lie at a path; `other` is a pipe, a device and the like. */
export type Kind = "file" | "folder" | "link" | "other";

/** Where files are looked for and read: the work tree, or a commit. Paths are absolute. */
export interface Files {
  /** What lies at a path; of a link the link itself. Undefined where nothing is, or nothing can be reached. */
  kindOf(absolute: string): Kind | undefined;
  /** The path to the same without any links; undefined for one that leads nowhere or in a circle. */
  realpathOf(absolute: string): string | undefined;
  /** The names in a folder, in an order that is the same everywhere; undefined where there is none, or nobody may list it. */
  namesIn(folder: string): readonly string[] | undefined;
  /**
   * The names of all files below a folder without links in its path, relative to it, with forward slashes: those that git knows of, or
   * all where git does not look after it. Folders that cannot be listed are told to `onUnlisted`.
   */
  namesBelow(folder: string, onUnlisted: (name: string) => void): readonly string[];
  /** Reads one file after the other, none with more than `limit` bytes as a whole; `expected` are those that are about to be read. */
  contents(limit: number, expected?: readonly string[]): FileContents;
}

/** Gives the bytes of files. */
export interface FileContents {
  /**
   * What `use` makes of the bytes of a file; they are gone when it returns. A file above the limit is given piece by
   * piece, each piece beginning with the last `overlap` bytes of the one before, until `use` returns something.
   * Undefined where this is no regular file. Throws as `node:fs` does.
   */
  read<T>(file: string, overlap: number, use: (bytes: Buffer, isWhole: boolean) => T | undefined): T | undefined;
}

/** The text of a plain file that is no link, of at most `limit` bytes; undefined where there is none, or it cannot be read. */
export function textOfPlainFile(files: Files, file: string, limit: number): string | undefined {
  if (files.kindOf(file) !== "file") return undefined;
  try {
    return files
      .contents(limit, [file])
      .read(file, 0, (bytes, isWhole) => (isWhole ? { text: bytes.toString("utf8") } : { text: undefined }))?.text;
  } catch {
    return undefined;
  }
}
