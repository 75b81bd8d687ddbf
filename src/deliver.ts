import { writeFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "./config/usage-error.js";

/** Writes a report to a file, which is relative to `cwd`; throws a UsageError that says why it cannot be written. */
export function writeReport(text: string, file: string, cwd: string): void {
  try {
    writeFileSync(path.resolve(cwd, file), text);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${whyNot(error)}.`);
  }
}

/** A clause that says why something cannot be written. */
export function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return "its folder does not exist";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "writing there is not permitted";
  if (code === "ENOSPC") return "no space is left";
  return message;
}
