import type { ConsumerNode, Graph, StreamNode } from "../../src/graph.js";

/** A stream as `graph` tells of it; what a test is about is named by the test. */
export function stream(name: string, about: Partial<StreamNode> = {}): StreamNode {
  return {
    ...{ id: `a.yaml#${name}`, name, kind: "kinesis", declared: true, file: "a.yaml", line: 2 },
    ...{ mode: "provisioned", shards: 2, retentionHours: 24, subscribers: [], when: null },
    ...about,
  };
}

const absent = { is: "absent" } as const;

/** The settings of a reader that sets nothing. */
const settings: ConsumerNode["settings"] = {
  ...{ startingPosition: absent, batchSize: absent, batchingWindow: absent, retryAttempts: absent, recordAge: absent, bisect: absent },
  ...{ parallelization: absent, tumblingWindow: absent, reportBatchItemFailures: absent, onFailure: absent, enabled: absent },
};

/** A reader of `of`; of none where that is null. */
export function reader(name: string, of: string | null, about: Partial<ConsumerNode> = {}): ConsumerNode {
  return {
    ...{ id: `a.yaml#${name}`, name, kind: "lambda", source: "kinesis", reads: "shared", stream: of === null ? null : `a.yaml#${of}` },
    ...{ because: null, possible: [], cases: [], function: null, file: "a.yaml", line: 9, settings, when: null },
    ...about,
  };
}

/** What sets a reader apart that is switched off. */
export const off: Partial<ConsumerNode> = { settings: { ...settings, enabled: { is: "known", value: false } } };

export function graphOf(streams: readonly StreamNode[], consumers: readonly ConsumerNode[]): Graph {
  return { schemaVersion: 1, streams, consumers };
}

/** Everything that a picture tells apart: how readers read, switches, conditions, a stream from elsewhere, a reader of nobody knows what. */
export const everything: Graph = graphOf(
  [
    stream("Orders", { retentionHours: 168 }),
    stream("Audit", { kind: "dynamodb", mode: null, shards: null, when: "IsProd is true" }),
    stream("Shared", { kind: "unknown", declared: false, mode: null, shards: null, retentionHours: null }),
  ],
  [
    reader("Bill", "Orders", { function: "Billing" }),
    reader("Board", "Orders", { reads: "fan-out", when: "IsProd is true" }),
    reader("Old", "Orders", off),
    reader("Some", "Shared", { kind: "pipe", reads: "unknown", settings: { ...settings, enabled: { is: "unknown", because: "x" } } }),
    reader("Either", null, {
      because: "it depends on condition IsProd",
      possible: ["a.yaml#Orders", "a.yaml#Audit"],
      cases: [
        { when: "IsProd is true", stream: "a.yaml#Orders" },
        { when: "IsProd is false", stream: "a.yaml#Audit" },
      ],
    }),
    reader("Lost", null, { because: "table Plain has no stream", reads: "unknown" }),
  ],
);

/** Names that mean something to Mermaid, Graphviz, Markdown, HTML, a terminal or the log of a workflow. */
export const hostileNames = [
  'quote " and \\ back\\',
  "a]b[c(d){e}|f|",
  "line\nbreak\r\ntwo",
  "\u001b[31mred",
  "<script>alert(1)</script>",
  "<br>",
  "`code` ```\n```",
  '%%{init: {"theme":"dark"}}%%',
  "%% comment",
  "end",
  "subgraph x",
  "\u202egnp.exe",
  "\u2066x\u2069\u200f",
  "x".repeat(10_000),
  "👩‍👧 名前 ü".repeat(1_000),
  "##[error]y",
  "::error::z",
  "- list",
  "1. list",
  "fa:fa-car",
  "$$x^2$$",
  "**b** _i_ ~~s~~ [l](https://example.com)",
  "&lt;b&gt; &amp; #quot; #35;",
  "style a:b#c;",
  "\\N \\G \\l \\u005b",
  "-->|x| ; click a",
  '"]:::x',
  "\ud800",
  "",
];
