import { causedSince } from "./both-ends.js";
import type { End, HandlerText, Head, JudgeEnd } from "./both-ends.js";
import type { CheckRequest } from "./config/request.js";
import { settingsFor } from "./config/settings.js";
import type { Settings } from "./config/settings.js";
import { unmatchedLines } from "./config/unmatched.js";
import { gather } from "./gather.js";
import type { ReadHandlers } from "./handlers.js";
import { codeWanted, lint, prepare } from "./lint.js";
import type { Compare } from "./changes/comparing.js";
import type { WantedCode } from "./model/wanted-code.js";
import type { ParsedFile } from "./source/parse.js";
import type { Progress } from "./source/progress.js";
import { mayChange } from "./source/plan-text.js";
import { severities } from "./report.js";
import type { Report, Trouble } from "./report.js";
import type { Baseline } from "./settle/baseline.js";
import { focusedOn } from "./settle/focus.js";
import { WorkTree } from "./source/work-tree.js";

/** What came of a check. */
export interface Checked {
  readonly report: Report;
  /** From which severity on the run fails. */
  readonly failOn: Settings["failOn"];
  /** Sentences: what was asked for and could not be followed. */
  readonly problems: readonly string[];
  /** What was passed over in the files that steer the run; no failure. */
  readonly notices: readonly Trouble[];
  /** Sentences: what else was done. */
  readonly remarks: readonly string[];
  /** A sentence for who wonders why there is no finding: nothing of ours was there. Undefined where something was. */
  readonly nothing: string | undefined;
}

/** What the exit code says. `failed` wins over `findings`. */
export const exit = { done: 0, findings: 1, failed: 2 } as const;

/**
 * Judges what the request names, relative to `cwd`, as the configuration there says. Throws a UsageError where that cannot be
 * read or holds mistakes.
 */
export async function check(request: CheckRequest, cwd: string, judge: typeof lint = lint, progress?: Progress): Promise<Checked> {
  const { configuration, failOn, notices, ...settings } = await settingsFor(request, cwd);
  const work = new WorkTree();
  const wanted = { ...request, leavesOut: configuration?.leavesOut, parameters: settings.lint.parameters };
  const gathered = await gather(wanted, cwd, { files: work, progress });
  const { lookedAt, problems, focus } = gathered;
  const baseline = await baselineFor(request, cwd);
  const judgeEnd: JudgeEnd = async ({ gathered: { files, readers, ...rest }, lint: options, handlerText, ...end }, before) => {
    const { unreadable, missing, stackNames, lookedAt: filesLookedAt } = rest;
    const all = { today: isoDay(), ...options, unreadable, missing, stackNames, filesLookedAt };
    const read = prepare(files, readers, all);
    const handlers = await handlersFor(codeWanted(read, all), cwd, handlerText);
    const report = judge(files, readers, all, configuration, { read, handlers, progress, compare: await comparisonOf(files, before) });
    const told = end.baseline === undefined ? report : await withoutBaselined(report, end.baseline, files, request, cwd);
    return { report: told, handlerTexts: handlers?.texts ?? new Map<string, string>() };
  };
  const head: Head = {
    ...{ request, wanted, cwd, work, gathered, lint: settings.lint, baseline },
    lintWith: async (textOf) => (await settingsFor(request, cwd, textOf)).lint,
  };
  const whole = request.base === undefined ? (await judgeEnd(head)).report : await causedSince(request.base, head, judgeEnd);
  const report = await withTraces(focus === undefined ? whole : focusedOn(focus, whole), cwd);
  const isEmpty = whole.summary.templates === 0 && report.unreadable.length === 0 && problems.length === 0;
  return {
    remarks: request.updateBaseline && baseline !== undefined ? [writtenTo(baseline, whole)] : [],
    ...{ report, failOn, problems, notices: [...notices, ...unmatchedLines(whole, configuration, request, cwd)] },
    nothing: isEmpty && !request.focus ? nothingIn(request.names, lookedAt) : undefined,
  };
}

async function baselineFor({ baseline, updateBaseline }: CheckRequest, cwd: string): Promise<Baseline | undefined> {
  if (baseline === undefined && !updateBaseline) return undefined;
  const { loadBaseline, usualBaseline } = await import("./config/load-baseline.js");
  return loadBaseline(baseline ?? usualBaseline, cwd, updateBaseline);
}

/** Leaves out what the baseline has; where it is to be written, that is all. */
async function withoutBaselined(
  report: Report,
  baseline: Baseline,
  files: readonly ParsedFile[],
  { updateBaseline }: CheckRequest,
  cwd: string,
): Promise<Report> {
  const { nextEntries, withBaseline } = await import("./settle/baseline.js");
  const { isThere, writeBaseline } = await import("./config/load-baseline.js");
  const unread = new Set([...report.unreadable, ...report.notJudged].map(({ file }) => file));
  const judged = new Set(files.map(({ path }) => path).filter((file) => !unread.has(file)));
  const isSettled = (file: string): boolean => judged.has(file) || !isThere(file, cwd);
  if (!updateBaseline) return withBaseline(report, baseline, isSettled);
  const entries = nextEntries(report, baseline.entries, isSettled);
  writeBaseline(baseline.file, entries, cwd);
  return withBaseline(report, { ...baseline, entries }, isSettled);
}

function writtenTo({ file, entries }: Baseline, { baselined }: Report): string {
  const [now, before] = [baselined.length, entries.length];
  return `${now} ${now === 1 ? "finding stands" : "findings stand"} in ${file} now; before there ${before === 1 ? "was" : "were"} ${before}.`;
}

/** The day it is, in UTC. */
function isoDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/** What changes is judged where something tells of another version: the base, or a plan. */
async function comparisonOf(files: readonly ParsedFile[], before: End | undefined): Promise<Compare | undefined> {
  if (before === undefined && !files.some(({ text }) => mayChange(text))) return undefined;
  const { comparing } = await import("./changes/comparing.js");
  if (before === undefined) return comparing(undefined);
  const { gathered, lint } = before;
  const { missing, stackNames } = gathered;
  return comparing({
    files: gathered.files,
    readers: gathered.readers,
    missing,
    stackNames,
    pins: new Map(Object.entries(lint.parameters ?? {})),
  });
}

/** Most runs need none: what reads them is loaded for those that do. */
async function handlersFor(wanted: readonly WantedCode[], cwd: string, textAt?: HandlerText): Promise<ReadHandlers | undefined> {
  return wanted.length === 0 ? undefined : (await import("./wanted-handlers.js")).handlersIn(cwd, wanted, textAt);
}

/** The AWS CDK may remember which line of a program a resource comes from. */
async function withTraces(report: Report, cwd: string): Promise<Report> {
  if (!report.findings.some(({ file }) => file.endsWith(".template.json"))) return report;
  const { withCreation } = await import("./source/creation.js");
  return { ...report, findings: withCreation(report.findings, cwd) };
}

/** The sentence for paths with no template of ours in them. */
function nothingIn(names: readonly string[], lookedAt: number): string {
  const where = names.length === 0 ? "." : names.join(", ");
  return `No template that declares a stream or a reader of one was found in ${where} (${lookedAt} ${lookedAt === 1 ? "file" : "files"} looked at).`;
}

/** The exit code of a check of which all reports could be delivered. */
export function exitCodeOf({ report, failOn, problems, nothing }: Checked, request: Pick<CheckRequest, "requireInput">): number {
  if (problems.length > 0 || report.unreadable.length > 0 || report.broken.length > 0) return exit.failed;
  if (nothing !== undefined && request.requireInput) return exit.failed;
  return hasFindings(report, failOn) ? exit.findings : exit.done;
}

/** Whether a finding is at or above the severity; none is above `never`. */
function hasFindings(report: Report, failOn: Settings["failOn"]): boolean {
  return failOn !== "never" && report.findings.some((finding) => severities.indexOf(finding.severity) <= severities.indexOf(failOn));
}
