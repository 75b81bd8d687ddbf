import type { Location, Log, Notification, ReportingDescriptor, Result, Suppression } from "sarif";
import type { Excused, Finding, Report, Severity, Stale, Trouble } from "../report.js";
import { pathInRepository } from "./in-repository.js";
import type { Checkout } from "./in-repository.js";
import { jsonText } from "./json.js";
import { printable } from "./printable.js";

/** What SARIF says of a rule, whatever was found. */
export interface DescribedRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly category: string;
  readonly helpUrl: string;
  /** Its page in Markdown. */
  readonly page: string;
}

export interface SarifOptions {
  readonly checkout: Checkout;
  /** The rules by their ids. */
  readonly describe: (id: string) => DescribedRule | undefined;
}

/** The most results that GitHub takes of one run. https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const mostResults = 25_000;

/**
 * The report in SARIF 2.1.0. Each region is one line, for GitHub shows an alert in a pull request only where all lines of it are part of
 * the change. What is suppressed is left out on GitHub, which would open alerts for it all the same.
 */
export function sarif(report: Report, { checkout, describe }: SarifOptions): string {
  const excused =
    checkout.filesUrl === undefined ? [...withKind(report.suppressed, "inSource"), ...withKind(report.baselined, "external")] : [];
  const all: readonly Told[] = [...report.findings.map((finding) => ({ finding, suppressions: undefined })), ...excused];
  const told = all.slice(0, mostResults);
  const ids = [...new Set(told.map(({ finding }) => finding.rule))];
  const index = new Map(ids.map((id, at) => [id, at]));
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "stream-lint",
            semanticVersion: report.tool.version,
            informationUri: "https://github.com/stream-lint/stream-lint",
            rules: ids.map((id) => descriptor(id, describe(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [invocation(report, checkout, all.length - told.length)],
        results: told.map((one) => result(one, index.get(one.finding.rule) ?? 0, checkout)),
      },
    ],
  };
  return jsonText(log);
}

interface Told {
  readonly finding: Finding;
  readonly suppressions: Suppression[] | undefined;
}

function withKind(excused: readonly Excused[], kind: Suppression["kind"]): readonly Told[] {
  return excused.map((finding) => ({ finding, suppressions: [{ kind, status: "accepted", justification: printable(finding.reason) }] }));
}

function descriptor(id: string, rule: DescribedRule | undefined): ReportingDescriptor {
  if (rule === undefined) return { id };
  const { summary, severity, category, helpUrl, page } = rule;
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    helpUri: helpUrl,
    help: { text: `${summary} ${helpUrl}`, markdown: page },
    defaultConfiguration: { level: severity },
    properties: { tags: [category], precision: "high", "problem.severity": severity === "note" ? "recommendation" : severity },
  };
}

function result({ finding, suppressions }: Told, ruleIndex: number, checkout: Checkout): Result {
  const { rule, severity, when, message, help, related, fingerprint } = finding;
  const condition = when === null ? "" : ` This holds when ${printable(when)}.`;
  const others = related.map((one, id) => `[${plain(one.message)}](${id + 1})`);
  const text = [`${plain(message)}${plain(condition)}`, plainLines(help.trimEnd()), others.join(", ")]
    .filter((part) => part !== "")
    .join("\n\n");
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text },
    locations: [location(finding, checkout)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, id) => ({
            ...location(one, checkout),
            id: id + 1,
            message: { text: printable(one.message) },
          })),
        }),
    partialFingerprints: { "streamLint/v1": fingerprint },
    ...(suppressions === undefined ? {} : { suppressions }),
  };
}

/** A text in which nothing is a link. */
function plain(text: string): string {
  return printable(text).replace(/[\\[\]]/g, "\\$&");
}

function plainLines(text: string): string {
  return text.split("\n").map(plain).join("\n");
}

type Located = { readonly file: string; readonly line: number } & Partial<Pick<Finding, "column" | "endLine" | "endColumn">>;

function location({ file, line, column, endLine, endColumn }: Located, checkout: Checkout): Location {
  const start = column === undefined ? {} : { startColumn: column };
  const end = endLine === line && endColumn !== undefined ? { endColumn } : {};
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(pathInRepository(file, checkout) ?? file) },
      region: { startLine: line, endLine: line, ...start, ...end },
    },
  };
}

/** A relative address; half a character has no encoding. */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map((step) => encodeURIComponent(step))
    .join("/");
}

function invocation(
  { unreadable, notJudged, stale, broken }: Report,
  checkout: Checkout,
  left: number,
): NonNullable<Log["runs"][number]["invocations"]>[number] {
  const trouble = ({ file, line, column, message }: Trouble, level: Severity): Notification => ({
    level,
    message: { text: printable(message) },
    locations: [location({ file, line, column }, checkout)],
  });
  const without = ({ file, line, message }: Stale): Notification => ({
    level: "warning",
    message: { text: printable(message) },
    locations: [location({ file, line }, checkout)],
  });
  const bugs = broken.map(({ rule, subject, message }): Notification => ({
    level: "error",
    message: { text: printable(`The rule ${rule} failed on ${subject}: ${message}`) },
  }));
  const tooMany: Notification[] =
    left === 0
      ? []
      : [{ level: "warning", message: { text: `${left} more results are not in this file, which holds ${mostResults} at most.` } }];
  return {
    executionSuccessful: unreadable.length + broken.length === 0,
    toolExecutionNotifications: [
      ...unreadable.map((one) => trouble(one, "error")),
      ...notJudged.map((one) => trouble(one, "warning")),
      ...stale.map(without),
      ...bugs,
      ...tooMany,
    ],
  };
}
