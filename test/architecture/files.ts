import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The files below `folder` with one of the endings, relative to the root, sorted, with forward slashes. */
export function filesIn(folder: string, ...endings: readonly string[]): readonly string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, posix.sep))
    .sort();
}

/** The text of a file, given relative to the root. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
