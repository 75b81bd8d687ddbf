import type { Report, Summary } from "../report.js";

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
  const unread = new Set([...report.unreadable, ...report.notJudged].map(({ file }) => file));
  if (unread.size > 0) sentences.push(`${count(unread.size, "file")} could not be judged.`);
  if (report.broken.length > 0) sentences.push(`${count(report.broken.length, "question")} failed for a bug in stream-lint.`);
  return sentences.join(" ");
}

function judged({ templates, streams, consumers, undecided }: Summary, aside: string): string {
  if (templates === 0) return "No template judged.";
  const open = undecided === 0 ? "" : `, ${undecided} undecided${aside}`;
  return `${count(consumers, "consumer")} on ${count(streams, "stream")} judged${open}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
