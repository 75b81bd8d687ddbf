import { expect, test } from "vitest";
import type { Finding, Severity } from "../../src/report.js";
import { concernedBy } from "../../src/reporters/graph-concerned.js";
import { markdown } from "../../src/reporters/markdown.js";
import { graphOf, reader, stream } from "./graph.js";
import { finding, report } from "./report.js";

const about = (subject: string, severity: Severity): Finding =>
  finding({ subject, severity, about: { id: `a.yaml#${subject}`, stream: undefined } });

const graph = graphOf(
  [stream("Orders"), stream("Clicks"), stream("Quiet")],
  [
    ...["Bill", "Ship", "Search"].map((name) => reader(name, "Orders")),
    ...["Count", "Show"].map((name) => reader(name, "Clicks")),
    reader("Alone", "Quiet"),
  ],
);

test("the streams that errors and warnings are about are drawn, with all their readers, the worst first", () => {
  const concerned = concernedBy(
    [about("Show", "warning"), about("Orders", "error"), about("Bill", "warning"), about("Alone", "note")],
    graph,
  );
  expect(concerned?.graph.streams.map(({ name }) => name)).toEqual(["Orders", "Clicks"]);
  expect(concerned?.graph.consumers.map(({ name }) => name)).toEqual(["Bill", "Ship", "Search", "Count", "Show"]);
  expect([...(concerned?.troubles ?? [])]).toEqual([
    ["a.yaml#Orders", "error"],
    ["a.yaml#Bill", "warning"],
    ["a.yaml#Show", "warning"],
  ]);
});

test.each([
  ["nothing was found", []],
  ["notes alone were", [about("Orders", "note")]],
  ["one reader of one stream is all there is to see", [about("Alone", "error")]],
])("nothing is drawn where %s", (_, findings) => {
  expect(concernedBy(findings, graph)).toBeUndefined();
});

test("the summary draws them, frames the trouble, and says what the frames mean", () => {
  const text = markdown(report([about("Orders", "error")], { graph: () => graph }), { checkout: { folder: "", filesUrl: undefined } });
  expect(text).toMatch(/```mermaid\n[^`]*s1\[\("Orders<br>[^`]*```\n\nA red frame stands for an error, an orange one for a warning\.\n/);
  expect(text).toContain("\n  class s1 error\n");
  expect(text).toContain("\n  classDef error ");
  expect(text).not.toContain("Clicks");
});

test("of many streams the first eight are drawn, and how many are not is said", () => {
  const names = Array.from({ length: 10 }, (_, index) => `S${index}`);
  const many = graphOf(
    names.map((name) => stream(name)),
    names.flatMap((name) => [reader(`${name}a`, name), reader(`${name}b`, name)]),
  );
  const text = markdown(
    report(
      names.map((name) => about(name, "error")),
      { graph: () => many },
    ),
    { checkout: { folder: "", filesUrl: undefined } },
  );
  expect(text).toContain("2 more streams are not drawn.");
});
