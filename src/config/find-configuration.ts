import { lstatSync } from "node:fs";
import path from "node:path";
import { gitRoot } from "../source/git.js";
import { UsageError } from "./usage-error.js";

/** What the configuration may be called. */
export const configurationNames: readonly string[] = ["stream-lint.yaml", "stream-lint.yml"];

/** A configuration that was found, and the folder out of which it may not lead. */
export interface FoundConfiguration {
  readonly absolute: string;
  readonly root: string;
}

/**
 * The nearest configuration from `cwd` up to the git root; without a git root, the one in `cwd`. Nothing is opened.
 * Throws a UsageError where one folder has two.
 */
export function findConfiguration(cwd: string): FoundConfiguration | undefined {
  const root = gitRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const absolute = configurationIn(folder, cwd);
    if (absolute !== undefined) return { absolute, root };
    if (folder === root) return undefined;
  }
}

function configurationIn(folder: string, cwd: string): string | undefined {
  const [first, second] = configurationNames.map((name) => path.join(folder, name)).filter(isThere);
  if (first !== undefined && second !== undefined) {
    const [one, other] = [first, second].map((file) => path.relative(cwd, file).split(path.sep).join("/"));
    throw new UsageError(`There are both ${one ?? ""} and ${other ?? ""}; keep one of them.`);
  }
  return first;
}

/** A link is there even where it leads nowhere: somebody meant it, and is told. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
