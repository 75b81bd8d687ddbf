import type { Severity, Summary } from "../report.js";
import type { Settled } from "./settle.js";

/** What a run went through. */
export type Seen = Pick<Summary, "files" | "templates" | "streams" | "consumers">;

/** The numbers of a run. */
export function summarize({ findings, undecided }: Settled, seen: Seen): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...seen,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    undecided: undecided.length,
    suppressed: 0,
    baselined: 0,
  };
}
