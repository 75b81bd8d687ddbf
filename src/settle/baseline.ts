import { severities } from "../report.js";
import type { Finding, Report, Severity, Stale } from "../report.js";
import { summarize } from "./summarize.js";
import { extentOf, isWorse } from "./worse.js";
import type { Extent } from "./worse.js";

/** A finding that was there when the baseline was written. */
export interface BaselineEntry extends Extent {
  readonly rule: string;
  /** The file that its subject is declared in, as the report names it. */
  readonly file: string;
  readonly subject: string;
}

/** What a team lives with for now. */
export interface Baseline {
  /** The file that it stands in, as the report names it. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  /** The line that an entry stands on. */
  readonly lineOf: (entry: BaselineEntry) => number;
}

/** Whether a file was judged in this run, or is not there any more: what is not found in it is gone. */
export type IsSettled = (file: string) => boolean;

/** The report without what the baseline has, unless that became worse; entries that match nothing any more are told. */
export function withBaseline(report: Report, baseline: Baseline, isSettled: IsSettled): Report {
  const known = new Map(baseline.entries.map((entry) => [identityOf(entry), entry]));
  const isBaselined = (finding: Finding): boolean => {
    const entry = known.get(identityOf(entryOf(finding)));
    return entry !== undefined && !isWorse(extentOf(finding), entry);
  };
  const baselined = report.findings.filter(isBaselined).map((finding) => ({ ...finding, reason: `It stands in ${baseline.file}.` }));
  const parts = {
    findings: report.findings.filter((finding) => !isBaselined(finding)),
    baselined: [...report.baselined, ...baselined],
    stale: [...report.stale, ...staleIn(report, baseline, isSettled)],
  };
  const all = { ...report, ...parts };
  return { ...all, summary: { ...report.summary, ...summarize(all, report.summary) } };
}

function staleIn(report: Report, { entries, file, lineOf }: Baseline, isSettled: IsSettled): readonly Stale[] {
  const met = new Set([...report.findings, ...report.suppressed].map((finding) => identityOf(entryOf(finding))));
  const open = new Set(report.undecided.map(identityOf));
  return entries
    .filter((entry) => !met.has(identityOf(entry)) && !open.has(identityOf(entry)) && isSettled(entry.file))
    .map((entry) => ({
      ...({ kind: "baseline", rule: entry.rule, file, line: lineOf(entry) } as const),
      message: `${entry.subject} in ${entry.file} has this finding no longer: take the entry out with --update-baseline.`,
    }));
}

/** The entries of a new baseline: what is found now, and what stands in files that this run did not judge. */
export function nextEntries(
  { findings, undecided }: Report,
  former: readonly BaselineEntry[],
  isSettled: IsSettled,
): readonly BaselineEntry[] {
  const open = new Set(undecided.map(identityOf));
  const found = findings.map(entryOf);
  const now = new Set(found.map(identityOf));
  const kept = former.filter((entry) => !now.has(identityOf(entry)) && (!isSettled(entry.file) || open.has(identityOf(entry))));
  return [...found, ...kept].sort(
    (one, other) => compare(one.file, other.file) || compare(one.rule, other.rule) || compare(one.subject, other.subject),
  );
}

function entryOf(finding: Finding): BaselineEntry {
  return { rule: finding.rule, file: finding.subjectAt.file, subject: finding.subject, ...extentOf(finding) };
}

/** The version of the format that is read and written. */
export const baselineVersion = 1;

/** The text of the file, with an entry on each line, so that a change is a line of its diff. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ rule, file, subject, severity, when, count }) =>
    JSON.stringify({ rule, file, subject, severity, ...(when === null ? {} : { when }), ...(count === 0 ? {} : { count }) }),
  );
  return `{\n  "version": ${baselineVersion},\n  "findings": [${lines.map((line) => `\n    ${line}`).join(",")}${lines.length === 0 ? "" : "\n  "}]\n}\n`;
}

/** An entry as it stands in the file; undefined for what is none. */
export function readEntry(value: unknown): BaselineEntry | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { rule, file, subject, severity, when = null, count = 0 } = value as Readonly<Record<string, unknown>>;
  const isNamed = [rule, file, subject].every((one) => typeof one === "string" && one !== "");
  const isExtent = severities.includes(severity as Severity) && (when === null || typeof when === "string") && typeof count === "number";
  return isNamed && isExtent ? ({ rule, file, subject, severity, when, count } as BaselineEntry) : undefined;
}

function identityOf({ rule, file, subject }: Pick<BaselineEntry, "rule" | "file" | "subject">): string {
  return JSON.stringify([rule, file, subject]);
}

/** By code unit, not by locale: the order is the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
