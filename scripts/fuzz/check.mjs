// @ts-check
/** What has to be true whatever a file holds. */

/** @typedef {import("../../src/index.js").Report} Report */
/** @typedef {import("../../src/index.js").SourceFile} SourceFile */

/**
 * Sentences: what a report of these files says that cannot be.
 * @param {Report} report
 * @param {readonly SourceFile[]} files
 * @returns {string[]}
 */
export function impossibleIn(report, files) {
  const texts = new Map(files.map(({ path, text }) => [path, text.split(/\r?\n/)]));
  const wrong = report.broken.map(({ rule, subject, message }) => `The rule ${rule} threw for ${subject}: ${message}`);
  const places = [
    ...report.findings.flatMap((finding) => [finding, ...finding.related]),
    ...report.unreadable,
    ...report.recovered,
    ...report.notJudged,
  ];
  for (const { file, line, column } of places) {
    const lines = texts.get(file);
    if (lines === undefined) wrong.push(`${file} is no file that was given.`);
    else if (!(line >= 1 && line <= lines.length)) wrong.push(`${file} has ${lines.length} lines, and a place is in line ${line}.`);
    else if (!(column >= 1 && column <= (lines[line - 1] ?? "").length + 1)) wrong.push(`${file}:${line} ends before column ${column}.`);
  }
  for (const { message, help, subject } of report.findings)
    for (const text of [message, help, subject])
      if (/\bundefined\b|\[object Object\]|\bNaN\b/.test(text)) wrong.push(`A text holds what nobody wrote: ${text.slice(0, 200)}`);
  return wrong;
}

/**
 * All that a report says, so that two can be compared.
 * @param {Report} report
 */
export function saidIn(report) {
  return JSON.stringify({ ...report, graph: report.graph() });
}
