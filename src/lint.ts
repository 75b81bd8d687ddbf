import { rules } from "../rules/index.js";
import { ask } from "./ask.js";
import { readFiles } from "./read-files.js";
import type { Reader } from "./readers/reader.js";
import type { LintOptions } from "./lint-options.js";
import type { Report } from "./report.js";
import type { Rule } from "./rule.js";
import { settle } from "./settle/settle.js";
import type { ParsedFile } from "./source/parse.js";
import { summarize } from "./settle/summarize.js";
import { version } from "./version.js";

/** Judges the files: builds the model, asks every rule, settles the answers. Never throws for what a file holds. */
export function lint(files: readonly ParsedFile[], readers: readonly Reader[], options: LintOptions = {}): Report {
  const { levels = {}, parameters = {}, unreadable = [], filesLookedAt = files.length } = options;
  const read = readFiles(files, readers, new Map(Object.entries(parameters)));
  const asked = rules.filter((rule) => isOn(rule, levels));
  const answers = read.templates.map(({ parts }) => ask(asked, parts));
  const settled = settle(
    answers.flatMap(({ verdicts }) => verdicts),
    options,
    new Map(read.templates.map(({ parts, locator }) => [parts.file, locator])),
  );
  const told = { ...settled, suppressed: [], baselined: [] };
  return {
    tool: { name: "stream-lint", version },
    ...told,
    unreadable: [...unreadable, ...read.unreadable],
    recovered: read.recovered,
    notJudged: read.notJudged,
    unheeded: read.templates.length === 0 ? [] : unheeded(Object.keys(parameters), read.parameters),
    stale: [],
    summary: summarize(told, {
      files: filesLookedAt,
      templates: read.templates.length,
      streams: answers.reduce((sum, { model }) => sum + model.streams.length, 0),
      consumers: answers.reduce((sum, { model }) => sum + model.consumers.length, 0),
    }),
  };
}

function unheeded(pinned: readonly string[], declared: readonly string[]): readonly string[] {
  const names = new Set(declared);
  return pinned
    .filter((name) => !names.has(name))
    .map((name) => `No template that was judged declares ${name}: the value that is given for it changes nothing.`);
}

function isOn(rule: Rule, levels: LintOptions["levels"]): boolean {
  return (levels?.[rule.id] ?? rule.default ?? "on") !== "off";
}
