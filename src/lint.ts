import { rules } from "../rules/index.js";
import { ask, askOfChanges, withoutRepeats } from "./ask.js";
import type { Asked } from "./ask.js";
import type { Compare } from "./changes/comparing.js";
import { declarationsIn, unmatchedIn } from "./declared.js";
import type { ReadHandlers } from "./handlers.js";
import { graph } from "./graph.js";
import { withAlarmsOfRun } from "./model/alarms-of-run.js";
import { withDeclarations } from "./model/declarations.js";
import { once } from "./model/once.js";
import type { Parts } from "./model/parts.js";
import { codeWantedBy } from "./model/wanted-code.js";
import type { WantedCode } from "./model/wanted-code.js";
import { readFiles } from "./read-files.js";
import type { ReadFiles } from "./read-files.js";
import type { Reader } from "./readers/reader.js";
import type { LintOptions } from "./lint-options.js";
import type { Report } from "./report.js";
import type { Rule } from "./rule.js";
import { settle } from "./settle/settle.js";
import { Excuses } from "./settle/suppressions/excuses.js";
import { suppressionsIn } from "./settle/suppressions/read-suppressions.js";
import type { ParsedFile } from "./source/parse.js";
import { withProgress } from "./source/progress.js";
import type { Progress } from "./source/progress.js";
import type { Locator } from "./source/position.js";
import { summarize } from "./settle/summarize.js";
import { version } from "./version.js";

/** A file that the options stand in: findings point at what rests on it. */
export interface OptionsFile {
  readonly file: string;
  readonly locator: Locator;
}

/** What was read before it is judged, so that nothing is read twice. */
export interface Prepared {
  readonly read: ReadFiles;
  readonly handlers?: ReadHandlers | undefined;
  /** Given where there is another version to compare with, for the rules about change. */
  readonly compare?: Compare | undefined;
  readonly progress?: Progress | undefined;
}

/** Builds the model of the files, as the options say. */
export function prepare(files: readonly ParsedFile[], readers: readonly Reader[], options: LintOptions = {}): ReadFiles {
  const { parameters = {}, missing = [], stackNames = {} } = options;
  return readFiles(files, readers, { pins: new Map(Object.entries(parameters)), missing, stackNames });
}

/** The code of functions whose source some question needs. */
export function codeWanted({ parts }: ReadFiles, options: LintOptions = {}): readonly WantedCode[] {
  return parts.flatMap((one) => codeWantedBy(withDeclarations(one, declarationsIn(options, undefined))));
}

/** Judges the files: builds the model, asks every rule, settles the answers. Never throws for what a file holds. */
export function lint(
  files: readonly ParsedFile[],
  readers: readonly Reader[],
  options: LintOptions = {},
  declaredIn?: OptionsFile,
  { read, handlers, compare, progress }: Prepared = { read: prepare(files, readers, options) },
): Report {
  const { levels = {}, parameters = {}, unreadable = [], filesLookedAt = files.length } = options;
  const asked = rules.filter((rule) => isOn(rule, levels)).map((rule) => withOptions(rule, options));
  const declarations = declarationsIn(options, declaredIn?.file);
  const comparison = compare?.(read, files, readers);
  const deployments = withAlarmsOfRun(read.parts, options.alarms);
  const beside = { ...(comparison && { added: comparison.added }), ...(handlers && { handlers: handlers.handlers }) };
  const judged = (alone: Parts): Asked & { readonly parts: Parts } => {
    const parts = withDeclarations({ ...alone, ...beside }, declarations);
    return { parts, ...ask(asked, parts) };
  };
  const answers = withProgress("Judging deployment", deployments, judged, progress);
  const changes = comparison?.compared.flatMap((compared) => askOfChanges(asked, compared)) ?? [];
  const locators = new Map([...(comparison?.locators ?? []), ...(handlers?.locators ?? []), ...read.locators, ...locatorOf(declaredIn)]);
  const written = suppressionsIn(
    files,
    read.locators,
    rules.map(({ id }) => id),
  );
  const excuses = new Excuses(written, locators, options.today);
  const settled = settle(withoutRepeats([...changes, ...answers.flatMap(({ verdicts }) => verdicts)]), options, locators, excuses);
  const told = { ...settled, baselined: [] };
  return {
    tool: { name: "stream-lint", version },
    ...told,
    unreadable: [...unreadable, ...read.unreadable],
    recovered: read.recovered,
    notJudged: read.notJudged,
    unheeded: read.templates === 0 ? [] : unheeded(Object.keys(parameters), read.parameters),
    stale: excuses.stale((id) => asked.some((rule) => rule.id === id && rule.about !== "change")),
    unmatched: unmatchedIn(options, answers),
    graph: once(() => graph(answers, locators)),
    summary: summarize(told, {
      files: filesLookedAt,
      templates: read.templates,
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

function withOptions(rule: Rule, { ruleOptions }: LintOptions): Rule {
  const configured = ruleOptions?.[rule.id];
  if (configured === undefined || rule.options === undefined) return rule;
  const options = Object.entries(rule.options).map(([name, byDefault]) => {
    const value = configured[name] ?? byDefault;
    return [name, typeof value === "object" && typeof byDefault === "object" ? { ...byDefault, ...value } : value] as const;
  });
  return { ...rule, options: Object.fromEntries(options) };
}

function locatorOf(declaredIn: OptionsFile | undefined): readonly (readonly [string, Locator])[] {
  return declaredIn === undefined ? [] : [[declaredIn.file, declaredIn.locator]];
}
