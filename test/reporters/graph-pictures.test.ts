import { describe, expect, it } from "vitest";
import { dot } from "../../src/reporters/graph-dot.js";
import { mermaid } from "../../src/reporters/graph-mermaid.js";
import { printable } from "../../src/reporters/printable.js";
import { everything, graphOf, hostileNames, reader, stream } from "./graph.js";

describe("a picture in Mermaid", () => {
  it("shows streams, how they are read, what hangs on a condition and what could not be placed", () => {
    expect(mermaid(everything).split("\n")).toEqual([
      '%%{init: {"flowchart": {"wrappingWidth": 400}}}%%',
      "flowchart LR",
      '  s1[("Orders<br>Kinesis stream<br>2 shards, retention 7 days")]:::stream',
      '  r1["Bill<br>Lambda function Billing"]:::reader',
      '  r2["Board<br>Lambda function<br>when IsProd is true"]:::reader',
      '  r3["Old<br>Lambda function<br>switched off"]:::off',
      '  r5["Either<br>Lambda function<br>it depends on condition IsProd"]:::reader',
      '  s2[("Audit<br>DynamoDB stream<br>retention 24 hours<br>when IsProd is true")]:::stream',
      '  s3[("Shared<br>stream of an unknown kind<br>declared by no template here")]:::elsewhere',
      '  r4["Some<br>pipe<br>perhaps switched off"]:::reader',
      '  subgraph lost["not placed"]',
      "    direction LR",
      '    r6["Lost<br>Lambda function<br>table Plain has no stream"]:::lost',
      "  end",
      "  class lost group",
      '  s1 -->|"shared"| r1',
      '  s1 ==>|"enhanced fan-out"| r2',
      '  s1 --x|"shared"| r3',
      '  s3 -->|"shared or fan-out"| r4',
      '  s1 -.->|"shared<br>when IsProd is true"| r5',
      '  s2 -.->|"shared<br>when IsProd is false"| r5',
      "  classDef stream fill:#dbeafe,stroke:#1d4ed8,color:#172554",
      "  classDef elsewhere fill:#f1f5f9,stroke:#1d4ed8,color:#172554,stroke-dasharray:4 3",
      "  classDef reader fill:#dcfce7,stroke:#15803d,color:#052e16",
      "  classDef off fill:#f3f4f6,stroke:#9ca3af,color:#4b5563,stroke-dasharray:4 3",
      "  classDef lost fill:#fef3c7,stroke:#b45309,color:#451a03",
      "  classDef group fill:none,stroke:#94a3b8",
      "",
    ]);
  });

  it("is as large as Mermaid draws, and says how much is left out", () => {
    const readers = Array.from({ length: 2_000 }, (_, index) => reader(`R${index}`, "Orders"));
    const text = mermaid(graphOf([stream("Orders")], readers));
    expect(text.length).toBeLessThanOrEqual(50_000);
    expect(text.match(/ -->/g)).toHaveLength(500);
    expect(text).toContain('more["1500 more streams and readers are not drawn');
    const long = readers.map((one) => ({ ...one, name: "é:".repeat(120) }));
    const shorter = mermaid(graphOf([stream("Orders")], long));
    expect(shorter.length).toBeLessThanOrEqual(50_000);
    const drawn = shorter.match(/:::reader/g)?.length ?? 0;
    expect(shorter).toContain(`more["${2_000 - drawn} more streams and readers`);
  });
});

describe("a picture for Graphviz", () => {
  it("shows the same", () => {
    expect(dot(everything).split("\n").slice(4)).toEqual([
      '  s1 [label="Orders\\nKinesis stream\\n2 shards, retention 7 days", shape=cylinder, margin="0.15,0.14", fillcolor="#dbeafe", color="#1d4ed8"]',
      '  r1 [label="Bill\\nLambda function Billing", shape=box, fillcolor="#dcfce7", color="#15803d"]',
      '  r2 [label="Board\\nLambda function\\nwhen IsProd is true", shape=box, fillcolor="#dcfce7", color="#15803d"]',
      '  r3 [label="Old\\nLambda function\\nswitched off", shape=box, fillcolor="#f3f4f6", color="#9ca3af", fontcolor="#4b5563", style="filled,dashed"]',
      '  r5 [label="Either\\nLambda function\\nit depends on condition IsProd", shape=box, fillcolor="#dcfce7", color="#15803d"]',
      '  s2 [label="Audit\\nDynamoDB stream\\nretention 24 hours\\nwhen IsProd is true", shape=cylinder, margin="0.15,0.14", fillcolor="#dbeafe", color="#1d4ed8"]',
      '  s3 [label="Shared\\nstream of an unknown kind\\ndeclared by no template here", shape=cylinder, margin="0.15,0.14", fillcolor="#f1f5f9", color="#1d4ed8", style="filled,dashed"]',
      '  r4 [label="Some\\npipe\\nperhaps switched off", shape=box, fillcolor="#dcfce7", color="#15803d"]',
      "  subgraph cluster_lost {",
      '    graph [label="not placed", labeljust=l, fontsize=11, style=rounded, color="#b45309"]',
      '    r6 [label="Lost\\nLambda function\\ntable Plain has no stream", shape=box, fillcolor="#fef3c7", color="#b45309"]',
      "  }",
      "  { rank=source; s1; s2; s3 }",
      '  s1 -> r1 [label="shared"]',
      '  s1 -> r2 [label="enhanced fan-out", penwidth=2.5]',
      '  s1 -> r3 [label="shared", arrowhead=tee]',
      '  s3 -> r4 [label="shared or fan-out"]',
      '  s1 -> r5 [label="shared\\nwhen IsProd is true", style=dashed]',
      '  s2 -> r5 [label="shared\\nwhen IsProd is false", style=dashed]',
      "}",
      "",
    ]);
  });
});

const formats = { mermaid, dot };

describe.each(Object.entries(formats))("%s", (_, draw) => {
  it("says so where there is nothing to draw", () => {
    expect(draw(graphOf([], []))).toContain("No streams were found.");
  });

  it("groups by file where there are several, but for what no file declares and what could not be placed", () => {
    const others = [
      reader("There", "Shared", { file: "b/b.yaml" }),
      reader("Nowhere", null, { file: "b/b.yaml", because: "no source is given" }),
    ];
    const text = draw(graphOf(everything.streams, [...everything.consumers, ...others]));
    const grouped = [...text.matchAll(/^ {2}subgraph [^]*?^ {2}(?:end|\})$/gm)].map(([group]) => group);
    expect(grouped.map((group) => group.match(/\b[sr]\d+(?=\[| \[)/g))).toEqual([
      ["s1", "r1", "r2", "r3", "r5", "s2", "r4"],
      ["r7"],
      ["r6", "r8"],
    ]);
    expect(grouped.map((group) => /"(a\.yaml|b\/b\.yaml|not placed)"/.exec(group)?.[1])).toEqual(["a.yaml", "b/b.yaml", "not placed"]);
    expect(grouped[2]).toContain("in b/b.yaml");
  });

  it("says perhaps where no condition tells when", () => {
    const either = reader("Either", null, { because: "it comes from one of two", possible: ["a.yaml#Orders"], reads: "unknown" });
    expect(draw(graphOf([stream("Orders")], [either]))).toMatch(/"perhaps"/);
  });
});

it.each([
  ["module.lambda.aws_lambda_event_source_mapping.this[0]", "module.lambda.|aws_lambda_event_source_mapping.this[0]"],
  ["arn:aws:kinesis:eu-west-1:123456789012:stream/orders", "arn:aws:kinesis:eu-west-1:123456789012:|stream/orders"],
  ["a name of words that are many more than one line takes", "a name of words that are many more than|one line takes"],
  ["x".repeat(43), `${"x".repeat(42)}|x`],
  ["x".repeat(300), `${`${"x".repeat(42)}|`.repeat(5)}${"x".repeat(30)}…`],
])("%s is broken where it can be read", (name, lines) => {
  expect(dot(graphOf([stream(name)], []))).toContain(`[label="${lines.replaceAll("|", "\\n")}\\nKinesis stream`);
});

/** A graph in which every text that may stem from a file is this one. */
function poisoned(text: string): string[] {
  const about = { file: text, name: text, when: text };
  const poisonedStream = stream("Orders", about);
  const lost = reader("Lost", null, { ...about, because: text, function: text });
  const either = { ...lost, id: "e", possible: ["a.yaml#Orders"], cases: [{ when: text, stream: "a.yaml#Orders" }] };
  const graph = graphOf([poisonedStream, stream("Other", { file: `${text}2` })], [reader("One", "Orders", about), lost, either]);
  return [mermaid(graph), dot(graph)];
}

/** What stays of a picture without the texts in quotes. */
function skeleton(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"/g, '""');
}

/** With the characters that the entities of Mermaid stand for. */
function decoded(text: string): string {
  return text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe.each(hostileNames)("%j", (name) => {
  const [inMermaid = "", inDot = ""] = poisoned(name);
  const harmless = poisoned("harmless");

  it("changes nothing but words", () => {
    expect([inMermaid, inDot].map(skeleton)).toEqual(harmless.map(skeleton));
  });

  it("leaves Mermaid only letters, spaces and entities to read", () => {
    const labels = [...inMermaid.matchAll(/(?:\["|\("|\|")([^"]*)"/g)].flatMap(([, label = ""]) => label.split("<br>"));
    expect(labels.length).toBeGreaterThan(8);
    for (const label of labels) expect(label).toMatch(/^(?!-|\d+\.)(?:[\p{L}\p{M}\p{N} .,()/=-]|#\d+;)*$/u);
    // It takes entities back before it looks for icons, formulas and breaks.
    for (const label of labels) expect(decoded(label)).not.toMatch(/fa:fa-|\$\$|\\n/);
  });

  it("does nothing to a terminal, a log or a fence of Markdown", () => {
    for (const text of [inMermaid, inDot]) {
      expect(text).not.toMatch(/^\s*::|##\[/m);
      expect(text.replaceAll("\n", "")).not.toMatch(/(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(text.length).toBeLessThan(30_000);
    }
    expect(inMermaid).not.toContain("```");
  });

  it("can be read in both", () => {
    const shown = Array.from(printable(name)).slice(0, 20).join("").trim();
    const text = (label: string): string => label.replaceAll("\u200b", "");
    const unescaped = inDot
      .replace(/\\([\\"])/g, "$1")
      .replaceAll("&#91;", "[")
      .replaceAll("&amp;", "&");
    expect(text(decoded(inMermaid))).toContain(shown);
    expect(unescaped).toContain(shown);
  });
});
