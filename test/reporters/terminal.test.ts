import { expect, test } from "vitest";
import { hyperlink } from "../../src/reporters/style.js";
import { terminal } from "../../src/reporters/terminal.js";
import type { TerminalOptions } from "../../src/reporters/terminal.js";
import { displayWidth } from "../../src/reporters/display-width.js";
import type { Finding, Report } from "../../src/report.js";
import { graphOf, off, reader, stream } from "./graph.js";
import { finding, report } from "./report.js";

function shown(about: Report, options: Partial<TerminalOptions> = {}): string {
  return `\n${terminal(about, { color: false, width: undefined, undecided: false, quiet: false, ...options })}`;
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

/** A finding of a part of `a.yaml` that has to do with a stream. */
const of = (id: string, of: string | undefined, message: string): Finding =>
  finding({
    ...{ message, help: "", excerpt: { firstLine: 1, lines: [] } },
    about: { id: `a.yaml#${id}`, stream: of === undefined ? undefined : `a.yaml#${of}` },
  });

const crowded = graphOf(
  [stream("Orders"), stream("Clicks", { kind: "dynamodb", shards: null, mode: null })],
  [
    reader("Bill", "Orders", { file: "b.yaml" }),
    reader("Ship名前", "Orders", { reads: "fan-out" }),
    reader("Old", "Orders", off),
    reader("Either", null, { possible: ["a.yaml#Orders"], cases: [{ when: "IsProd is true", stream: "a.yaml#Orders" }] }),
    reader("Count", "Clicks"),
  ],
);

test("findings stand by their streams, those of no one stream last, and of many readers there is a picture", () => {
  const findings = [of("Fn", undefined, "F."), of("Count", "Clicks", "C."), of("Bill", "Orders", "B."), of("Clicks", "Clicks", "D.")];
  expect(shown(report(findings, { graph: () => crowded }), { quiet: true })).toMatchInlineSnapshot(`
    "
    ── Clicks  DynamoDB stream, retention 24 hours, 1 reader ───────────────────────────────────────────

    orders/template.yaml:12:3: error: C. [no-failure-destination]

    orders/template.yaml:12:3: error: D. [no-failure-destination]

    ── Orders  Kinesis stream, 2 shards, retention 24 hours, 3 readers and 1 switched off ──────────────
      Orders ─┬─ Bill      in b.yaml
              ├═ Ship名前  enhanced fan-out
              ├╌ Old       switched off
              └╌ Either    when IsProd is true

    orders/template.yaml:12:3: error: B. [no-failure-destination]

    ── Other findings ────────────────────────────────────────────────────────────────────────────────

    orders/template.yaml:12:3: error: F. [no-failure-destination]
    "
  `);
});

test("a stream with few readers that is the only one needs no heading", () => {
  const [orders, clicks] = crowded.streams;
  const few = graphOf(
    [orders, clicks].flatMap((one) => one ?? []),
    [reader("Bill", "Orders"), reader("Ship", "Orders"), reader("Old", "Orders", off)],
  );
  expect(shown(report([of("Bill", "Orders", "B.")], { graph: () => few }), { quiet: true })).not.toContain("──");
});

test("of very many readers the first ones are drawn, and a name that is too long for a picture is not", () => {
  const name = `arn:aws:kinesis:eu-west-1:123456789012:stream/${"x".repeat(300)}`;
  const many = graphOf(
    [stream("Orders", { name })],
    Array.from({ length: 30 }, (_, index) => reader(`Reader${index}`, "Orders")),
  );
  const text = shown(report([of("Orders", "Orders", "B.")], { graph: () => many }), { quiet: true });
  expect(text).toContain("\n  stream ─┬─ Reader0\n          ├─ Reader1\n");
  expect(text).toContain("\n          ├─ Reader19\n          └─ and 10 more\n");
});

test("what is worst of a reader colors its name in the picture", () => {
  const text = shown(
    report([of("Bill", "Orders", "B."), { ...of("Either", "Orders", "E."), severity: "note" }], { graph: () => crowded }),
    {
      color: true,
    },
  );
  expect(text).toContain("─ \u001b[31mBill\u001b[39m");
  expect(text).toContain("╌ \u001b[34mEither\u001b[39m");
});

test("in a terminal no line of text is wider than it, wide characters count twice, and what is to be pasted stays whole", () => {
  const lines = `    ${"Key: ".repeat(20)}`;
  const about = finding({
    message: `${"名前 ".repeat(30)}has no destination. ${"word ".repeat(30)}`,
    help: `Add this:\n\n${lines}`,
    when: "IsProd is true and IsOpen is true and nothing else",
  });
  const text = shown(report([about]), { width: 40, color: true, links: true });
  const plain = text.replace(/\u001b\[\d+m|\u001b\]8;;[^\u001b]*\u001b\\/g, "").split("\n");
  expect(plain.filter((line) => displayWidth(line) > 40 && !line.includes("Key:") && !line.includes(" | "))).toEqual([]);
  expect(plain).toContain(`  ${lines}`.trimEnd());
  expect(plain.join(" ").replace(/ +/g, " ")).toContain("This holds when IsProd is true and IsOpen is true and nothing else.");
});

test("a rule leads to its page where the terminal has links, and the time is told where somebody waited", () => {
  const about = finding();
  expect(shown(report([about]), { links: true })).toContain(hyperlink(`[${about.rule}]`, about.helpUrl));
  expect(shown(report([about]))).not.toContain("\u001b]8");
  expect(shown(report(), { took: 240 })).toContain("judged. Took 0.2 s.\n");
  expect(shown(report(), { took: 12_345 })).toContain("judged. Took 12 s.\n");
});

test("the same way out is told in full once", () => {
  const [one, other] = ["Bill", "Ship"].map((subject) => finding({ subject, help: "Add this:\n\n    Key: 1" }));
  const text = shown(report([one, other].flatMap((each) => each ?? [])));
  expect(text.match(/Key: 1/g)).toHaveLength(1);
  expect(text).toContain("\n  help: The same as for Bill above.\n");
});
