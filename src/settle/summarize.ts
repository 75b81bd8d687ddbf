import type { Report, Severity, Summary } from "../report.js";

/** What a run went through. */
export type Seen = Pick<Summary, "files" | "templates" | "streams" | "consumers">;

/** What there is to count. */
export type Told = Pick<Report, "findings" | "undecided" | "suppressed" | "baselined">;

/** The numbers of a run. */
export function summarize({ findings, undecided, suppressed, baselined }: Told, seen: Seen): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...seen,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    undecided: undecided.length,
    suppressed: suppressed.length,
    baselined: baselined.length,
  };
}
