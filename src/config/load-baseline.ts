import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { baselineText, baselineVersion, readEntry } from "../settle/baseline.js";
import type { Baseline, BaselineEntry } from "../settle/baseline.js";
import { parseJson } from "../source/json.js";
import { createLocator } from "../source/position.js";
import type { Locator } from "../source/position.js";
import { readNamedFile } from "./named-file.js";
import { MistakenFile, UsageError } from "./usage-error.js";

/** What is called so where nobody says otherwise. */
export const usualBaseline = "stream-lint-baseline.json";

/**
 * The baseline in a file that is relative to `cwd`; an empty one where there is none yet and one is about to be written. Its entries name
 * files relative to its own folder, so that it means the same wherever the run happens. Throws a UsageError for one that cannot be read.
 */
export function loadBaseline(name: string, cwd: string, isToBeWritten: boolean): Baseline {
  const absolute = path.resolve(cwd, name);
  const shown = named(absolute, cwd);
  if (!existsSync(absolute)) {
    if (isToBeWritten) return { file: shown, entries: [], lineOf: () => 1 };
    throw new UsageError(`There is no baseline ${shown}; --update-baseline writes one.`);
  }
  const { text } = readNamedFile(absolute, cwd);
  const { tree, mistakes } = parseJson(text);
  if (tree === undefined) throw new MistakenFile(mistakes.map((one) => mistakeAt(one.offset, one.message)));
  const locator = createLocator(text, "json", tree);
  const { version, findings } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if (typeof version !== "number" || !Array.isArray(findings)) {
    throw mistaken(
      ["findings"],
      `This is no baseline: it has a version (${baselineVersion}) and a list of findings. --update-baseline writes one.`,
    );
  }
  if (version !== baselineVersion) {
    throw mistaken(
      ["version"],
      `This baseline is of version ${version}, and this stream-lint reads version ${baselineVersion}: use a newer stream-lint, or write the baseline again.`,
    );
  }
  const lines = new Map<BaselineEntry, number>();
  const entries = findings.map((value: unknown, index) => {
    const entry = readEntry(value);
    if (entry === undefined)
      throw mistaken(["findings", index], "This is no entry of a baseline: it needs rule, file, subject and severity.");
    const inRun = { ...entry, file: named(path.resolve(path.dirname(absolute), entry.file), cwd) };
    lines.set(inRun, index);
    return inRun;
  });
  return { file: shown, entries, lineOf: (entry) => locator.locate(["findings", lines.get(entry) ?? 0]).line };

  function mistakeAt(offset: number, message: string): MistakenFile["mistakes"][number] {
    const before = text.slice(0, offset).split("\n");
    return { file: shown, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
  }

  function mistaken(at: Parameters<Locator["locate"]>[0], message: string): MistakenFile {
    const { line, column } = locator.locate(at);
    return new MistakenFile([{ file: shown, line, column, message }]);
  }
}

/** Writes the file as a whole or not at all; throws a UsageError that says why it cannot be written. */
export function writeBaseline(name: string, entries: readonly BaselineEntry[], cwd: string): void {
  const absolute = path.resolve(cwd, name);
  const home = path.dirname(absolute);
  const inFile = entries.map((entry) => ({ ...entry, file: named(path.resolve(cwd, entry.file), home) }));
  const draft = `${absolute}.tmp`;
  try {
    writeFileSync(draft, baselineText(inFile));
    renameSync(draft, absolute);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new UsageError(`The baseline cannot be written to ${named(absolute, cwd)}: ${(error as Error).message}.`);
  }
}

/** Whether there is such a file, as a report names it. */
export function isThere(file: string, cwd: string): boolean {
  return existsSync(path.resolve(cwd, file));
}

function named(absolute: string, from: string): string {
  return path.relative(from, absolute).split(path.sep).join("/");
}
