import { expect, test } from "vitest";
import { terminal } from "../../src/reporters/terminal.js";
import type { TerminalOptions } from "../../src/reporters/terminal.js";
import type { Report } from "../../src/report.js";
import { finding, report } from "./report.js";

function shown(about: Report, options: Partial<TerminalOptions> = {}): string {
  return `\n${terminal(about, { color: false, width: 80, undecided: false, quiet: false, ...options })}`;
}

const undecided = [
  {
    rule: "no-failure-destination",
    subject: "ClicksMapping",
    file: "clicks.yaml",
    line: 7,
    because: ["parameter Dlq has no default", "it depends on condition IsProd"],
  },
];

test("a finding shows the guilty line, related places, help and its rule", () => {
  const related = [{ file: "orders/table.yaml", line: 3, column: 5, message: "The stream is declared here." }];
  expect(shown(report([finding({ related })]))).toMatchInlineSnapshot(`
    "
    orders/template.yaml:12:3: error: OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost. [no-failure-destination]
      11 | Resources:
    > 12 |   OrdersMapping:
         |   ^^^^^^^^^^^^^
      13 |     Type: AWS::Lambda::EventSourceMapping
      orders/table.yaml:3:5: The stream is declared here.
      help: Add a destination:
        DestinationConfig:
          OnFailure:
            Destination: !GetAtt OrdersDeadLetters.Arn

    1 error. 7 consumers on 3 streams judged.
    "
  `);
});

test("a conditional finding says when it holds", () => {
  const about = finding({ severity: "warning", confidence: "conditional", when: "IsProd is true", help: "" });
  expect(shown(report([about]))).toMatchInlineSnapshot(`
    "
    orders/template.yaml:12:3: warning: OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost. [no-failure-destination]
      This holds when IsProd is true.
      11 | Resources:
    > 12 |   OrdersMapping:
         |   ^^^^^^^^^^^^^
      13 |     Type: AWS::Lambda::EventSourceMapping

    1 warning. 7 consumers on 3 streams judged.
    "
  `);
});

test("findings are counted by severity, with what was excused and what failed", () => {
  const excused = { ...finding(), reason: "replayed nightly" };
  const trouble = { file: "b.yaml", line: 1, column: 1, message: "The text ends in the middle of a string." };
  const broken = { rule: "no-failure-destination", subject: "X", file: "a.yaml", message: "x is not a function" };
  const about = report([finding(), finding({ severity: "note", help: "" })], {
    undecided,
    suppressed: [excused],
    baselined: [excused, excused],
    unreadable: [trouble],
    broken: [broken],
  });
  expect(shown(about).split("\n").at(-2)).toMatchInlineSnapshot(
    `"1 error, 1 note. 7 consumers on 3 streams judged, 1 undecided (--undecided shows why). 1 suppressed, 2 in the baseline. 1 file could not be judged. 1 question failed for a bug in stream-lint."`,
  );
});

test("a clean run ends with how much was judged", () => {
  expect(shown(report())).toMatchInlineSnapshot(`
    "
    No findings. 7 consumers on 3 streams judged.
    "
  `);
  expect(shown(report([], { undecided }))).toMatchInlineSnapshot(`
    "
    No findings. 7 consumers on 3 streams judged, 1 undecided (--undecided shows why).
    "
  `);
});

test("a run without templates does not call itself clean", () => {
  const summary = { ...report().summary, templates: 0, streams: 0, consumers: 0 };
  expect(shown(report([], { summary }))).toMatchInlineSnapshot(`
    "
    No findings. No template judged.
    "
  `);
});

test("--undecided lists what could not be judged with every reason", () => {
  expect(shown(report([], { undecided }), { undecided: true })).toMatchInlineSnapshot(`
    "
    clicks.yaml:7: undecided: ClicksMapping: parameter Dlq has no default; it depends on condition IsProd [no-failure-destination]

    No findings. 7 consumers on 3 streams judged, 1 undecided.
    "
  `);
});

test("--quiet leaves out notes and the closing line", () => {
  expect(shown(report([finding({ severity: "note" })]), { quiet: true })).toBe("\n");
  expect(shown(report([finding({ help: "" })]), { quiet: true })).toMatchInlineSnapshot(`
    "
    orders/template.yaml:12:3: error: OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost. [no-failure-destination]
      11 | Resources:
    > 12 |   OrdersMapping:
         |   ^^^^^^^^^^^^^
      13 |     Type: AWS::Lambda::EventSourceMapping
    "
  `);
});

test("a stale suppression is told", () => {
  const stale = [
    { kind: "suppression" as const, rule: "no-failure-destination", file: "a.yaml", line: 4, message: "It matches nothing any more." },
  ];
  expect(shown(report([], { stale }), { quiet: true })).toMatchInlineSnapshot(`
    "
    a.yaml:4: suppression: It matches nothing any more. [no-failure-destination]
    "
  `);
});

test("colors set off severity, place and rule, and are all that differs", () => {
  const about = report([finding()], { undecided });
  const colored = shown(about, { color: true, undecided: true });
  expect(colored).toContain("\u001b[31merror\u001b[39m");
  expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(shown(about, { undecided: true }));
});

test("a finding without an excerpt has no code frame", () => {
  expect(shown(report([finding({ excerpt: { firstLine: 1, lines: [] }, help: "" })]), { quiet: true })).toMatchInlineSnapshot(`
    "
    orders/template.yaml:12:3: error: OrdersMapping has no failure destination: a bad record blocks its shard for 24 hours and is then lost. [no-failure-destination]
    "
  `);
});
