import type { Comparison, Finding, Report, Trouble } from "../report.js";
import { summarize } from "../settle/summarize.js";
import { extentOf, isWorse } from "../settle/worse.js";
import type { ParsedFile } from "../source/parse.js";
import { identityOf, matched } from "./match.js";
import type { Ends } from "./match.js";

/** What was judged at one end of a change. */
export interface Judged {
  readonly report: Report;
  readonly files: readonly ParsedFile[];
}

/** How the ends are called, and what is known of both. */
export interface Change extends Pick<Comparison, "base" | "commit" | "remarks"> {
  /** What a file was called before. */
  readonly formerly: (file: string) => string;
}

/**
 * The part of a report that a change causes, wherever it lies: findings that were not there before or are worse now, and what else is
 * new. Files that cannot be read stay in it, whoever broke them.
 */
export function caused(now: Judged, before: Judged, { formerly, ...comparison }: Change): Report {
  const ends: Ends = { before: byPath(before.files), now: byPath(now.files), formerly };
  const all = [...now.report.findings, ...now.report.suppressed, ...now.report.baselined];
  // What was excused before is no excuse for what nobody excuses now.
  const pairs = matched(all, before.report.findings, ends);
  const isCaused = (finding: Finding): boolean => {
    const former = pairs.get(finding);
    return former === undefined || isWorse(extentOf(finding), extentOf(former));
  };
  const unread = new Map([...before.report.unreadable, ...before.report.notJudged].map((trouble) => [trouble.file, trouble]));
  const findings = now.report.findings.filter(isCaused).map((finding) => withDoubt(finding, unread, formerly));
  const isNew = news(before.report, formerly);
  const { report } = now;
  const parts = {
    findings,
    undecided: report.undecided.filter(isNew.undecided),
    suppressed: report.suppressed.filter(isCaused),
    baselined: report.baselined.filter(isCaused),
    recovered: report.recovered.filter(isNew.trouble),
    notJudged: report.notJudged.filter(isNew.trouble),
    stale: report.stale.filter(isNew.stale),
  };
  const stays = new Set([...pairs.values()]);
  const fixed = before.report.findings.filter((finding) => !stays.has(finding) && isJudged(finding, now.report, formerly));
  const unchanged = report.findings.length - findings.length;
  return {
    ...{ ...report, ...parts, compared: { ...comparison, fixed: fixed.length, unchanged } },
    summary: { ...summarize(parts, report.summary), fixed: fixed.length, unchanged },
  };
}

function byPath(files: readonly ParsedFile[]): ReadonlyMap<string, ParsedFile> {
  return new Map(files.map((file) => [file.path, file]));
}

/** What could not be judged before excuses nothing, and who reads of it is told. */
function withDoubt(finding: Finding, unread: ReadonlyMap<string, Trouble>, formerly: (file: string) => string): Finding {
  const files = [finding, finding.subjectAt, ...finding.related].map(({ file }) => formerly(file));
  const trouble = files.flatMap((file) => unread.get(file) ?? [])[0];
  if (trouble === undefined) return finding;
  const { file, line, message } = trouble;
  const doubt = `This may be older than the change, before which ${file} could not be judged, at line ${line}: ${message}`;
  return { ...finding, message: `${finding.message} ${doubt}` };
}

/** Whether it is known that a finding is gone: it is neither undecided now nor in a file that cannot be read any more. */
function isJudged(finding: Finding, { undecided, unreadable, notJudged }: Report, formerly: (file: string) => string): boolean {
  const identity = identityOf({ ...finding, file: finding.subjectAt.file });
  if (undecided.some((one) => identityOf({ ...one, file: formerly(one.file) }) === identity)) return false;
  return ![...unreadable, ...notJudged].some(({ file }) => formerly(file) === finding.file || formerly(file) === finding.subjectAt.file);
}

interface News {
  readonly undecided: (one: Report["undecided"][number]) => boolean;
  readonly trouble: (one: Trouble) => boolean;
  readonly stale: (one: Report["stale"][number]) => boolean;
}

function news(before: Report, formerly: (file: string) => string): News {
  const undecided = new Set(before.undecided.map(identityOf));
  const told = ({ file, message }: Omit<Trouble, "line" | "column">): string => JSON.stringify([file, message]);
  const troubles = new Set([...before.recovered, ...before.notJudged].map(told));
  const stale = new Set(before.stale.map(told));
  const formerlyCalled = <T extends { readonly file: string }>(one: T): T => ({ ...one, file: formerly(one.file) });
  return {
    undecided: (one) => !undecided.has(identityOf(formerlyCalled(one))),
    trouble: (one) => !troubles.has(told(formerlyCalled(one))),
    stale: (one) => !stale.has(told(formerlyCalled(one))),
  };
}
