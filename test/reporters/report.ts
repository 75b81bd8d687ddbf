import type { Finding, Report, Severity } from "../../src/report.js";

/** A finding as settle would hand it over; what a test is about is named by the test. */
export function finding(about: Partial<Finding> = {}): Finding {
  return {
    rule: "no-failure-destination",
    severity: "error",
    confidence: "certain",
    when: null,
    subject: "OrdersMapping",
    message: "OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost.",
    help: "Add a destination:\n  DestinationConfig:\n    OnFailure:\n      Destination: !GetAtt OrdersDeadLetters.Arn\n",
    helpUrl: "https://example.com/rules/no-failure-destination.md",
    file: "orders/template.yaml",
    line: 12,
    column: 3,
    endLine: 12,
    endColumn: 16,
    path: ["Resources", "OrdersMapping"],
    about: { id: "orders/template.yaml#OrdersMapping", stream: "orders/template.yaml#Orders" },
    subjectAt: { file: "orders/template.yaml", path: ["Resources", "OrdersMapping"] },
    related: [],
    fingerprint: "0123456789abcdef",
    excerpt: {
      firstLine: 11,
      lines: ["Resources:", "  OrdersMapping:", "    Type: AWS::Lambda::EventSourceMapping"],
    },
    ...about,
  };
}

/** A report with these findings, counted as settle counts them. */
export function report(findings: readonly Finding[] = [], about: Partial<Report> = {}): Report {
  const counted = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return {
    tool: { name: "stream-lint", version: "1.2.3" },
    findings,
    undecided: [],
    suppressed: [],
    baselined: [],
    unreadable: [],
    recovered: [],
    notJudged: [],
    unheeded: [],
    stale: [],
    unmatched: [],
    broken: [],
    graph: () => ({ schemaVersion: 1, streams: [], consumers: [] }),
    ...about,
    summary: {
      files: 9,
      templates: 2,
      streams: 3,
      consumers: 7,
      errors: counted("error"),
      warnings: counted("warning"),
      notes: counted("note"),
      undecided: about.undecided?.length ?? 0,
      suppressed: about.suppressed?.length ?? 0,
      baselined: about.baselined?.length ?? 0,
      ...about.summary,
    },
  };
}
