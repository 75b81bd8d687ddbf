import type { Comparison, Report, Summary } from "../report.js";

/** What was found, such as "2 errors, 1 note"; without a full stop. */
export function inWords({ errors, warnings, notes }: Summary): string {
  const parts = [
    errors > 0 ? count(errors, "error") : "",
    warnings > 0 ? count(warnings, "warning") : "",
    notes > 0 ? count(notes, "note") : "",
  ];
  return parts.filter((part) => part !== "").join(", ") || "no findings";
}

/** How much was judged and what was not, in sentences; `aside` stands behind the number of what is undecided. */
export function judgedInWords(report: Report, aside = ""): string {
  const { summary } = report;
  const sentences = [judged(summary, aside)];
  const excused = [
    summary.suppressed > 0 ? `${summary.suppressed} suppressed` : "",
    summary.baselined > 0 ? `${summary.baselined} in the baseline` : "",
  ].filter((part) => part !== "");
  if (excused.length > 0) sentences.push(`${excused.join(", ")}.`);
  if (report.compared?.commit !== undefined) sentences.push(compared(report.compared));
  const unread = new Set([...report.unreadable, ...report.notJudged].map(({ file }) => file));
  if (unread.size > 0) sentences.push(`${count(unread.size, "file")} could not be judged.`);
  if (report.broken.length > 0) sentences.push(`${count(report.broken.length, "question")} failed for a bug in stream-lint.`);
  return sentences.join(" ");
}

function compared({ base, commit = "", fixed, unchanged }: Comparison): string {
  const known = unchanged === 0 ? "" : `, ${unchanged} no worse than before and not shown`;
  return `Compared with ${base} (${commit.slice(0, 9)}): ${fixed} fixed${known}.`;
}

function judged({ templates, streams, consumers, undecided }: Summary, aside: string): string {
  if (templates === 0) return "No template judged.";
  const open = undecided === 0 ? "" : `, ${undecided} undecided${aside}`;
  return `${count(consumers, "consumer")} on ${count(streams, "stream")} judged${open}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
