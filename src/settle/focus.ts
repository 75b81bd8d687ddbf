import type { Report } from "../report.js";
import { summarize } from "./summarize.js";

/**
 * The part of a report that speaks of these files: findings in them or with a related place in them, and what could not be
 * judged there. Bugs of our own stay, wherever they showed.
 */
export function focusedOn(files: ReadonlySet<string>, report: Report): Report {
  const isIn = ({ file }: { readonly file: string }): boolean => files.has(file);
  const concerns = (finding: Report["findings"][number]): boolean => isIn(finding) || finding.related.some(isIn);
  const parts = {
    findings: report.findings.filter(concerns),
    undecided: report.undecided.filter(isIn),
    suppressed: report.suppressed.filter(concerns),
    baselined: report.baselined.filter(concerns),
    unreadable: report.unreadable.filter(isIn),
    recovered: report.recovered.filter(isIn),
    notJudged: report.notJudged.filter(isIn),
    stale: report.stale.filter(isIn),
  };
  return { ...report, ...parts, summary: summarize(parts, report.summary) };
}
