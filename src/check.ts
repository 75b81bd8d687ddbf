import type { CheckRequest } from "./config/request.js";
import { settingsFor } from "./config/settings.js";
import type { Settings } from "./config/settings.js";
import { unmatchedLines } from "./config/unmatched.js";
import { gather } from "./gather.js";
import type { ReadHandlers } from "./handlers.js";
import { codeWanted, lint, prepare } from "./lint.js";
import type { Code } from "./model/code.js";
import { severities } from "./report.js";
import type { Report, Trouble } from "./report.js";
import { focusedOn } from "./settle/focus.js";

/** What came of a check. */
export interface Checked {
  readonly report: Report;
  /** From which severity on the run fails. */
  readonly failOn: Settings["failOn"];
  /** Sentences: what was asked for and could not be followed. */
  readonly problems: readonly string[];
  /** What was passed over in the files that steer the run; no failure. */
  readonly notices: readonly Trouble[];
  /** A sentence for who wonders why there is no finding: nothing of ours was there. Undefined where something was. */
  readonly nothing: string | undefined;
}

/** What the exit code says. `failed` wins over `findings`. */
export const exit = { done: 0, findings: 1, failed: 2 } as const;

/**
 * Judges what the request names, relative to `cwd`, as the configuration there says. Throws a UsageError where that cannot be
 * read or holds mistakes.
 */
export async function check(request: CheckRequest, cwd: string, judge: typeof lint = lint): Promise<Checked> {
  const { configuration, failOn, notices, ...settings } = await settingsFor(request, cwd);
  const gathered = await gather({ ...request, leavesOut: configuration?.leavesOut, parameters: settings.lint.parameters }, cwd);
  const { files, readers, unreadable, missing, stackNames, lookedAt, problems, focus } = gathered;
  const options = { ...settings.lint, unreadable, missing, stackNames, filesLookedAt: lookedAt };
  const read = prepare(files, readers, options);
  const whole = judge(files, readers, options, configuration, { read, handlers: await handlersFor(codeWanted(read, options), cwd) });
  const report = await withTraces(focus === undefined ? whole : focusedOn(focus, whole), cwd);
  const isEmpty = whole.summary.templates === 0 && report.unreadable.length === 0 && problems.length === 0;
  return {
    ...{ report, failOn, problems, notices: [...notices, ...unmatchedLines(whole, configuration, request, cwd)] },
    nothing: isEmpty && !request.focus ? nothingIn(request.names, lookedAt) : undefined,
  };
}

/** Most runs need none: what reads them is loaded for those that do. */
async function handlersFor(codes: readonly Code[], cwd: string): Promise<ReadHandlers | undefined> {
  return codes.length === 0 ? undefined : (await import("./handlers.js")).readHandlersIn(cwd, codes);
}

/** The AWS CDK may remember which line of a program a resource comes from. */
async function withTraces(report: Report, cwd: string): Promise<Report> {
  if (!report.findings.some(({ file }) => file.endsWith(".template.json"))) return report;
  const { withCreation } = await import("./source/creation.js");
  return { ...report, findings: withCreation(report.findings, cwd) };
}

/** The sentence for paths with no template of ours in them. */
export function nothingIn(names: readonly string[], lookedAt: number): string {
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
