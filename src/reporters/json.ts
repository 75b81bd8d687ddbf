import type { Excused, Finding, Report } from "../report.js";

/** The report for programs: its shape is a contract (schemaVersion 1), and what it holds is the same from run to run. */
export function json(report: Report): string {
  const { tool, findings, undecided, suppressed, baselined, unreadable, recovered, stale, summary } = report;
  return jsonText({
    schemaVersion: 1,
    tool: { name: tool.name, version: tool.version },
    findings: findings.map(findingFields),
    undecided: undecided.map(({ rule, subject, file, line, because }) => ({ rule, subject, file, line, because })),
    suppressed: suppressed.map(excusedFields),
    baselined: baselined.map(excusedFields),
    unreadable: unreadable.map(({ file, line, column, message }) => ({ file, line, column, message })),
    recovered: recovered.map(({ file, line, column, message }) => ({ file, line, column, message })),
    stale: stale.map(({ kind, rule, file, line, message }) => ({ kind, rule, file, line, message })),
    summary: summaryFields(summary),
  });
}

/**
 * A value as JSON for a file or a log. What a log would act on (`##[`, invisible characters that reorder a line)
 * stands there as a JSON escape, which changes nothing for who parses it.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll("##[", "##\\u005b");
  return `${text.replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
}

/** Named one by one, so that their order and their number are those of the contract, whatever the report carries besides. */
function findingFields(finding: Finding): unknown {
  const { rule, severity, confidence, when, subject, message, help, helpUrl, file, line, column, endLine, endColumn, path, fingerprint } =
    finding;
  const related = finding.related.map((place) => ({ file: place.file, line: place.line, column: place.column, message: place.message }));
  const position = { file, line, column, endLine, endColumn, path };
  return { rule, severity, confidence, when, subject, message, help, helpUrl, ...position, related, fingerprint };
}

function excusedFields(excused: Excused): unknown {
  return { ...(findingFields(excused) as object), reason: excused.reason };
}

function summaryFields(summary: Report["summary"]): unknown {
  const { files, templates, streams, consumers, errors, warnings, notes, undecided, suppressed, baselined } = summary;
  const { fixed, unchanged } = summary;
  const compared = fixed === undefined ? {} : { fixed, unchanged };
  return { files, templates, streams, consumers, errors, warnings, notes, undecided, suppressed, baselined, ...compared };
}
