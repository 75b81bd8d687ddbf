import type { Finding, Report } from "../report.js";
import { xml } from "./xml.js";
import type { Element } from "./xml.js";

/**
 * The report as JUnit writes tests: a suite for each file with findings or that cannot be read, a case for each finding, which failed,
 * and one that passed where nothing was found. What is suppressed was skipped.
 */
export function junit(report: Report): string {
  const { findings, suppressed, baselined, unreadable, broken, summary } = report;
  const cases = [
    ...findings.map((finding) => [finding.file, failed(finding)] as const),
    ...[...suppressed, ...baselined].map((finding) => [finding.file, skipped(finding, finding.reason)] as const),
    ...unreadable.map(({ file, line, message }) => [file, notJudged(file, line, message)] as const),
    ...broken.map(
      ({ file, rule, subject, message }) => [file, notJudged(file, 1, `The rule ${rule} failed on ${subject}: ${message}`)] as const,
    ),
  ];
  const files = [...new Set(cases.map(([file]) => file))].sort();
  const suites = files.map((file) =>
    suite(
      file,
      cases.flatMap(([of, element]) => (of === file ? [element] : [])),
    ),
  );
  const nothing = suite("stream-lint", [
    {
      name: "testcase",
      attributes: { classname: "stream-lint", name: `${summary.consumers} consumers on ${summary.streams} streams judged` },
    },
  ]);
  const all = suites.length === 0 ? [nothing] : suites;
  return xml({
    name: "testsuites",
    attributes: { name: "stream-lint", ...sums(all.flatMap(({ inside }) => (typeof inside === "string" ? [] : (inside ?? [])))) },
    inside: all,
  });
}

function suite(file: string, cases: readonly Element[]): Element {
  return { name: "testsuite", attributes: { name: file, ...sums(cases) }, inside: cases };
}

function sums(cases: readonly Element[]): Readonly<Record<string, number>> {
  const having = (name: string): number =>
    cases.filter(({ inside }) => typeof inside !== "string" && inside?.some((one) => one.name === name)).length;
  return { tests: cases.length, failures: having("failure"), errors: having("error"), skipped: having("skipped") };
}

function failed(finding: Finding): Element {
  const { severity, rule, message, when, help, helpUrl, file, line, column } = finding;
  const condition = when === null ? "" : `\nThis holds when ${when}.`;
  const text = `${file}:${line}:${column}: ${severity}: ${message}${condition}\n\n${help.trimEnd()}\n\n${helpUrl}`;
  return testcase(finding, [{ name: "failure", attributes: { type: severity, message: `${rule}: ${message}` }, inside: text }]);
}

function skipped(finding: Finding, reason: string): Element {
  return testcase(finding, [{ name: "skipped", attributes: { message: reason } }]);
}

function testcase({ rule, subject, file, line }: Finding, inside: readonly Element[]): Element {
  return { name: "testcase", attributes: { classname: file, name: `${rule}: ${subject}`, file, line }, inside };
}

function notJudged(file: string, line: number, message: string): Element {
  return {
    name: "testcase",
    attributes: { classname: file, name: "can be judged", file, line },
    inside: [{ name: "error", attributes: { type: "not judged", message } }],
  };
}
