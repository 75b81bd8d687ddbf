import type { Report, Trouble } from "../report.js";
import { printable, withoutCommands } from "./printable.js";

/** Where a bug of stream-lint is to be told. */
export const bugTracker = "https://github.com/stream-lint/stream-lint/issues";

/** The part of a report that tells what could not be done. */
export type Troubles = Pick<Report, "unreadable" | "notJudged" | "recovered" | "broken"> & Partial<Pick<Report, "unheeded" | "compared">>;

/** What stood in the way of judging, beside the findings and in every format: files, and rules of ours that failed. */
export function troubles(report: Troubles, options: { readonly quiet: boolean }): string {
  const lines = [...report.unreadable, ...report.notJudged].map(
    (trouble) => `${position(trouble)}: not judged: ${printable(trouble.message)}`,
  );
  if (!options.quiet)
    lines.push(...report.recovered.map((trouble) => `${position(trouble)}: judged all the same: ${printable(trouble.message)}`));
  lines.push(...(report.unheeded ?? []).map((sentence) => `stream-lint: ${printable(sentence)}`));
  lines.push(...(report.compared?.remarks ?? []).map((sentence) => `stream-lint: warning: ${printable(sentence)}`));
  for (const { rule, subject, file, message } of report.broken) {
    const what = `The rule ${printable(rule)} failed on ${printable(subject)} in ${printable(file)} (${printable(message)}).`;
    lines.push(`${what} This is a bug in stream-lint, not in your file; please report it at ${bugTracker}.`);
  }
  return withoutCommands(lines.map((line) => `${line}\n`).join(""));
}

function position({ file, line, column }: Trouble): string {
  return `${printable(file)}:${line}:${column}`;
}
