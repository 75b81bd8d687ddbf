import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { repositoryOf } from "./git.js";
import { isWithin } from "./within.js";

/** The most that a file of a handler may have; what people write has a hundredth of that. */
const megabytes = 1;

/** The text of a file, a reason why it is not read, or undefined where there is none. */
export type HandlerText = string | { readonly because: string } | undefined;

/** Reads files of handlers, by their paths relative to `cwd`. Nothing outside of the repository is opened, whatever links lead there. */
export function handlerTexts(cwd: string): (file: string) => HandlerText {
  const root = realpathSync(repositoryOf(realpathSync(cwd)));
  const folders = new Map<string, boolean>();
  // Many names are tried in a folder that mostly is not there, for it is built first.
  const isFolder = (folder: string): boolean => {
    const known = folders.get(folder) ?? mayBeFolder(folder);
    folders.set(folder, known);
    return known;
  };
  return (file) => {
    const absolute = path.resolve(cwd, file);
    if (!isWithin(root, absolute)) return { because: "lies outside of the repository" };
    if (!isFolder(path.dirname(absolute))) return undefined;
    const real = realOf(absolute);
    if (real === undefined) return undefined;
    if (typeof real !== "string") return real;
    return isWithin(root, real) ? textOf(real) : { because: "is a link that leads out of the repository" };
  };
}

/** One that cannot be looked at may be one: why, the file itself tells. */
function mayBeFolder(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return true;
  }
}

function realOf(file: string): HandlerText {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) === undefined ? undefined : realpathSync(file);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ELOOP" ? { because: "is a link that leads to itself" } : undefined;
  }
}

function textOf(file: string): HandlerText {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK the opening of a pipe would wait for its writer.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return undefined;
    if (stats.size > megabytes * 1_000_000) return { because: `is larger than ${megabytes} MB, the most that is read of a handler` };
    const bytes = Buffer.alloc(stats.size);
    return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, stats.size, 0));
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? undefined : { because: `cannot be read (${code})` };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
