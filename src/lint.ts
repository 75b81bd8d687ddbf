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
  const { levels = {}, unreadable = [], filesLookedAt = files.length } = options;
  const read = readFiles(files, readers);
  const asked = rules.filter((rule) => isOn(rule, levels));
  const answers = read.parts.map((parts) => ask(asked, parts));
  const settled = settle(
    answers.flatMap(({ verdicts }) => verdicts),
    levels,
    read.locators,
  );
  const told = { ...settled, suppressed: [], baselined: [] };
  return {
    tool: { name: "stream-lint", version },
    ...told,
    unreadable: [...unreadable, ...read.unreadable],
    recovered: read.recovered,
    notJudged: read.notJudged,
    stale: [],
    summary: summarize(told, {
      files: filesLookedAt,
      templates: read.locators.size,
      streams: answers.reduce((sum, { model }) => sum + model.streams.length, 0),
      consumers: answers.reduce((sum, { model }) => sum + model.consumers.length, 0),
    }),
  };
}

function isOn(rule: Rule, levels: LintOptions["levels"]): boolean {
  return (levels?.[rule.id] ?? rule.default ?? "on") !== "off";
}
