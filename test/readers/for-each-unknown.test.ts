import { describe, expect, it } from "vitest";
import { founding, lint } from "../lint.js";
import { inWords } from "../../src/model/condition.js";
import { anyDeployment } from "../../src/model/scenario.js";
import { modelOf } from "./model.js";

const sections = `
Parameters:
  Given: {Type: CommaDelimitedList}
  None: {Type: CommaDelimitedList, Default: ""}
  Plain: {Type: String, Default: "a,b"}
  FromSsm: {Type: "AWS::SSM::Parameter::Value<List<String>>", Default: /teams}
Mappings: {Teams: {prod: {names: [a]}}}
`;

const table = (name: string): string =>
  `"${name}": {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}`;

function mapping(name: string, source = "!GetAtt Orders.StreamArn", more = ""): string {
  return `"${name}": {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: ${source}, FunctionName: f, StartingPosition: TRIM_HORIZON${more}}}`;
}

function template(resources: string): string {
  return `${sections}Resources:\n  ${table("Orders")}\n${resources}\n`;
}

/** Each reader with the reason why it is not known whether it is there, or "there". */
function readersIn(text: string): readonly string[] {
  return modelOf(text).consumers.map(({ subject, when }) => {
    const there = anyDeployment().holds(when);
    return `${subject}: ${there.is === "unsure" ? there.because.join(", ") : "there"}`;
  });
}

const loop = (rest: string): string => template(`  Fn::ForEach::Readers: ${rest}`);
const over = (collection: string): string => loop(`[Team, ${collection}, {${mapping("Reader${Team}")}}]`);

describe("a loop over what nobody knows is read once, with the reason", () => {
  it.each([
    ["!Ref Given", "parameter Given has no default"],
    ["!Ref None", "parameter None is empty unless it is set"],
    ["!Ref FromSsm", "parameter FromSsm is looked up in SSM when the stack is deployed"],
    ["!GetAZs ''", "Fn::GetAZs is worked out when the stack is deployed"],
    ["!FindInMap [Teams, !Ref AWS::Region, names]", "only a deployment tells AWS::Region"],
    ["!FindInMap [Teams, test, names]", "the mapping has no such key"],
    ["!Split [',', !ImportValue teams]", "export teams belongs to another stack"],
    ["[a, !Ref AWS::Region]", "only a deployment tells AWS::Region"],
    ["[a, '{{resolve:ssm:/team}}']", "a dynamic reference is resolved when the stack is deployed"],
    ["!If [IsNowhere, [a], !Ref Given]", "parameter Given has no default"],
  ])("%s", (collection, reason) => {
    expect(readersIn(over(collection))).toEqual([`Reader\${Team}: how often Fn::ForEach::Readers makes it is not worked out: ${reason}`]);
  });

  it("and so is an inner loop, for each item of the outer one", () => {
    const inner = `Fn::ForEach::Inner: [Team, !Ref Given, {${mapping("Reader${Level}${Team}")}, ${mapping("Same")}}]`;
    expect(readersIn(template(`  Fn::ForEach::Outer: [Level, [A, B], {${inner}}]`)).map((reader) => reader.split(":")[0])).toEqual([
      "ReaderA${Team}",
      "Same",
      "ReaderB${Team}",
      "Same (2)",
    ]);
  });

  it("under the condition that the outer item is there at all", () => {
    const inner = `Fn::ForEach::Inner: [Team, !Ref Given, {${mapping("Reader${Level}${Team}")}}]`;
    const outer = template(`  Fn::ForEach::Outer: [Level, !If [IsProd, !Split [",", !Ref Plain], []], {${inner}}]`);
    const { consumers } = modelOf(outer.replace("Mappings:", "Conditions: {IsProd: !Equals [!Ref Plain, b]}\nMappings:"));
    const because = "how often Fn::ForEach::Inner makes it is not worked out: parameter Given has no default";
    expect(consumers.map(({ subject, when, from }) => [subject, inWords(when), from])).toEqual(
      ["a", "b"].map((level) => [`Reader${level}\${Team}`, `IsProd is true and ${because}`, "the default of parameter Plain"]),
    );
  });

  it("while a loop inside of it is worked out", () => {
    const inner = `Fn::ForEach::Inner: [Level, [A, B], {${mapping("Reader${Team}${Level}")}}]`;
    const readers = readersIn(template(`  Fn::ForEach::Outer: [Team, !Ref Given, {${inner}}]`));
    expect(readers.map((reader) => reader.split(":")[0])).toEqual(["Reader${Team}A", "Reader${Team}B"]);
    expect(readers[0]).toContain("how often Fn::ForEach::Outer makes it is not worked out: parameter Given has no default");
  });

  it("and may be any number: it leaves the count undecided by itself", () => {
    const { findings, undecided } = lint([{ path: "template.yaml", text: over("!Ref Given") }]);
    expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(["no-failure-destination Reader${Team}"]);
    expect(undecided).toMatchObject([
      {
        rule: "dynamodb-stream-oversubscribed",
        subject: "Orders",
        because: ["how often Fn::ForEach::Readers makes it is not worked out: parameter Given has no default"],
      },
    ]);
  });

  it("whatever kind of stream it reads", () => {
    const text = template(
      `  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 2}}\n  Fn::ForEach::A: [Team, !Ref Given, {${mapping("R${Team}", "!GetAtt Clicks.Arn")}}]`,
    );
    const { undecided } = lint([{ path: "template.yaml", text }]);
    expect(undecided.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(["kinesis-stream-oversubscribed Clicks"]);
  });
});

describe("in a loop that is read once", () => {
  const sourceOf = (source: string): unknown => modelOf(loop(`[Team, !Ref Given, {${mapping("Reader${Team}", source)}}]`)).consumers[0];

  it("what the identifier stands for is not known", () => {
    expect(sourceOf("!Ref Team")).toMatchObject({
      stream: undefined,
      unplaced: "what Team stands for in Fn::ForEach::Readers is not worked out: parameter Given has no default",
    });
  });

  it("a text around it still tells what kind of thing it names", () => {
    const arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/${Team}";
    expect(sourceOf(`!Sub '${arn}'`)).toMatchObject({ streamKind: { value: "kinesis" }, stream: { subject: arn } });
    expect(sourceOf(`{Fn::Sub: '${arn}'}`)).toMatchObject({ streamKind: { value: "kinesis" }, stream: { subject: arn } });
  });

  it("what another loop makes under the same name is the same thing", () => {
    const tables = `  Fn::ForEach::Tables: [Team, !Ref Given, {${table("Table${Team}")}}]`;
    const readers = `  Fn::ForEach::Readers: [Team, !Ref Given, {${mapping("Reader${Team}", "!GetAtt [!Sub 'Table${Team}', StreamArn]")}}]`;
    expect(modelOf(template(`${tables}\n${readers}`)).consumers[0]?.stream?.subject).toBe("Table${Team}");
  });
});

describe("what is no loop is no crash, and what it may make is not forgotten", () => {
  const body = `{${mapping("Reader${Team}")}}`;
  const three = "a loop is a list of three items: an identifier, a collection, and a map of what is made";

  it.each([
    ["two items", `[Team, ${body}]`, three],
    ["four items", `[Team, [a], ${body}, more]`, three],
    ["no identifier", `[~, [a], ${body}]`, "its identifier is no text"],
    ["an empty identifier", `['', [a], ${body}]`, "its identifier is no text"],
    ["a number for an identifier", `[1, [a], ${body}]`, "its identifier is no text"],
    ["a list for an identifier", `[[Team], [a], ${body}]`, "its identifier is no text"],
    ["a function for an identifier", `[!Ref Plain, [a], ${body}]`, "its identifier is no text"],
    ["a text for a collection", `[Team, 'a,b', ${body}]`, "its collection is no list"],
    ["a text parameter for a collection", `[Team, !Ref Plain, ${body}]`, "its collection is no list"],
    ["a map for a collection", `[Team, {a: b}, ${body}]`, "its collection is no list"],
    ["nothing for a collection", `[Team, ~, ${body}]`, "its collection is not there"],
    ["a map in its collection", `[Team, [a, {b: c}], ${body}]`, "an item of its collection is no text"],
    ["an item twice", `[Team, [a, b, a], ${body}]`, "a stands in its collection twice"],
  ])("%s", (_, written, reason) => {
    expect(readersIn(loop(written))).toEqual([`Reader\${Team}: how often Fn::ForEach::Readers makes it is not worked out: ${reason}`]);
  });

  it.each([["{}"], ["[]"], ["text"], ["~"], ["[Team, [a], text]"], ["[Team, [a], {}]"], ["[Team, [a], {x: y}]"]])(
    "%s makes nothing",
    (written) => {
      expect(readersIn(loop(written))).toEqual([]);
    },
  );

  it("an identifier of a loop around it", () => {
    const inner = `Fn::ForEach::Inner: [Team, [x], {${mapping("Reader${Team}")}}]`;
    expect(readersIn(loop(`[Team, [a], {${inner}}]`))).toEqual([
      "Reader${Team}: how often Fn::ForEach::Inner makes it is not worked out: its identifier Team is that of a loop around it, too",
    ]);
  });

  it.each([
    ["by one loop", `[Team, [a, b], {${mapping("Reader")}}]`, ["Reader"]],
    ["for two items that are alike", `[Team, [a-b, ab], {${mapping("Reader&{Team}")}}]`, ["Reader&{Team}"]],
    ["in a loop inside", `[Team, [a, b], {Fn::ForEach::I: [X, [c], {${mapping("Reader${X}")}}]}]`, ["Reader${X}"]],
    ["beside the loop", `[Team, [a, Orders], {${mapping("${Team}")}}]`, ["${Team}"]],
  ])("a name that is made twice, %s", (_, written, names) => {
    const readers = readersIn(loop(written));
    expect(readers.map((reader) => reader.split(":")[0])).toEqual(names);
    expect(readers[0]).toContain("is made twice");
  });

  it("two loops that make the same leave the second one open", () => {
    const text = template(
      `  Fn::ForEach::A: [Team, [a, b], {${mapping("Reader${Team}")}}]\n  Fn::ForEach::B: [Other, [b, c], {${mapping("Reader${Other}")}}]`,
    );
    expect(readersIn(text)).toEqual([
      "Readera: there",
      "Readerb: there",
      "Reader${Other}: how often Fn::ForEach::B makes it is not worked out: Readerb is made twice",
    ]);
  });
});

describe("loops are bounded", () => {
  const items = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `i${index}`);
  const reader = (name: string, more: object = {}): object => ({
    [name]: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: { EventSourceArn: "arn:aws:kinesis:a:1:stream/s", StartingPosition: "TRIM_HORIZON", ...more },
    },
  });
  const made = (resources: object): readonly string[] =>
    modelOf(JSON.stringify({ Resources: resources }), "json").consumers.map(
      ({ subject, when }) => `${subject}: ${inWords(when) ?? "there"}`,
    );
  const tooMuch = "the loops of this template make more than a template may hold";

  function nested(depth: number, count: number): object {
    const names = Array.from({ length: depth }, (_, index) => `N${index}`);
    const inner = reader(`R${names.map((name) => `\${${name}}`).join("")}`);
    return names.reduceRight((body, name) => ({ [`Fn::ForEach::${name}`]: [name, items(count), body] }), inner);
  }

  it("as many resources as a template may have are worked out", () => {
    expect(made({ "Fn::ForEach::A": ["A", items(500), reader("R${A}", { Description: { "Fn::Sub": "of ${A}" } })] })).toHaveLength(500);
  });

  it.each([
    ["loops in loops", nested(6, 30), "R${N0}${N1}${N2}${N3}${N4}${N5}"],
    ["a text that grows", { "Fn::ForEach::A": ["A", ["x".repeat(100_000)], reader("R${A}", { Text: "${A}".repeat(10_000) })] }, "R${A}"],
    ["a collection without end", { "Fn::ForEach::A": ["A", items(60_000), reader("R${A}")] }, "R${A}"],
    [
      "loops among properties",
      { "Fn::ForEach::A": ["A", items(500), reader("R${A}", { "Fn::ForEach::K": ["K", items(600), { "${K}": 1 }] })] },
      "R${A}",
    ],
  ])("%s: what is too much is read once, and soon", (_, resources, name) => {
    const start = performance.now();
    const readers = made(resources);
    expect(readers).toHaveLength(1);
    expect(readers[0]?.startsWith(`${name}: how often `)).toBe(true);
    expect(readers[0]).toContain(tooMuch);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("items that depend on conditions are counted, too", () => {
    const conditional = items(600).map((item) => ({ "Fn::If": ["IsProd", item, { Ref: "AWS::NoValue" }] }));
    expect(made({ "Fn::ForEach::A": ["A", conditional, reader("R${A}")] })).toEqual([
      "R${A}: how often Fn::ForEach::A makes it is not worked out: it depends on too many conditions",
    ]);
  });

  it("what one loop has used up is missing to the others", () => {
    const readers = made({ "Fn::ForEach::A": ["A", items(120_000), {}], "Fn::ForEach::B": ["B", ["x"], reader("R${B}")] });
    expect(readers).toEqual([`R\${B}: how often Fn::ForEach::B makes it is not worked out: ${tooMuch}`]);
  });
});

describe("the events of a SAM function", () => {
  const sam = (collection: string): string =>
    template(`
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Api: {Type: Api}
        Fn::ForEach::Streams:
          - Team
          - ${collection}
          - Read\${Team}: {Type: DynamoDB, Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: TRIM_HORIZON}}`);

  it("may be made by a loop", () => {
    const text = sam("[a, b, c]");
    expect(readersIn(text)).toEqual(["Worker.Reada: there", "Worker.Readb: there", "Worker.Readc: there"]);
    const { findings } = lint([{ path: "template.yaml", text }], { levels: founding });
    expect(findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual([
      "dynamodb-stream-oversubscribed 9",
      ...Array.from({ length: 3 }, () => "no-failure-destination 19"),
    ]);
  });

  it("may be any number where nobody knows what the loop makes", () => {
    const { undecided } = lint([{ path: "template.yaml", text: sam("!Ref Given") }]);
    expect(undecided.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(["dynamodb-stream-oversubscribed Orders"]);
  });

  it("are read once where nobody knows what the loop makes", () => {
    expect(readersIn(sam("!Ref Given"))).toEqual([
      "Worker.Read${Team}: how often Fn::ForEach::Streams makes it is not worked out: parameter Given has no default",
    ]);
  });

  it("belong to a function that a loop makes", () => {
    const text = template(`
  Fn::ForEach::Workers:
    - Team
    - !Split [",", !Ref Plain]
    - Worker\${Team}:
        Type: AWS::Serverless::Function
        Properties: {Events: {Read: {Type: DynamoDB, Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: TRIM_HORIZON}}}}`);
    expect(modelOf(text).consumers.map(({ subject, from }) => [subject, from])).toEqual([
      ["Workera.Read", "the default of parameter Plain"],
      ["Workerb.Read", "the default of parameter Plain"],
    ]);
  });
});
