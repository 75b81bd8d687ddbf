import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { isWithin } from "../source/within.js";
import { UsageError } from "./usage-error.js";

/** A small file that steers a run. */
export interface NamedFile {
  /** Its name in reports: relative to the working folder, with forward slashes. */
  readonly path: string;
  readonly absolute: string;
  readonly text: string;
}

/** No file that steers a run comes near it. */
const mostBytes = 1_000_000;

/**
 * Reads a file that steers the run; it may lie anywhere, or within `root` where that is given. Throws a UsageError, in one
 * sentence, where that cannot be done.
 */
export function readNamedFile(absolute: string, cwd: string, root?: string): NamedFile {
  const name = path.relative(cwd, absolute).split(path.sep).join("/");
  try {
    if (root !== undefined && !isWithin(realpathSync(root), realpathSync(absolute)))
      throw new UsageError(`${name} is a link that leads out of the repository; put the file itself there, or name it with --config.`);
    const stats = statSync(absolute);
    if (!stats.isFile()) throw new UsageError(`${name} is not a file.`);
    if (stats.size > mostBytes)
      throw new UsageError(`${name} is larger than ${mostBytes / 1_000_000} MB, the most that is read of such a file.`);
    const text = readFileSync(absolute, "utf8").replace(/^\uFEFF/, "");
    if (text.includes("\0")) throw new UsageError(`${name} is not a text in UTF-8.`);
    return { path: name, absolute, text };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${name} ${whyNot(error as NodeJS.ErrnoException, absolute)}.`);
  }
}

function whyNot({ code = "unknown error" }: NodeJS.ErrnoException, absolute: string): string {
  if (code === "EACCES" || code === "EPERM") return "cannot be read: permission is denied";
  if (code === "ELOOP") return "is a link that leads in a circle";
  if (code !== "ENOENT" && code !== "ENOTDIR") return `cannot be read (${code})`;
  return lstatSync(absolute, { throwIfNoEntry: false }) === undefined ? "does not exist" : "is a link that leads nowhere";
}
