import { describe, expect, it } from "vitest";
import { founding, lint } from "./lint.js";
import type { SourceFile } from "../src/index.js";

/** What is said of the files, in a line per finding; then what is left undecided. */
function said(...texts: readonly (string | SourceFile)[]): { readonly findings: readonly string[]; readonly undecided: readonly string[] } {
  const files = texts.map((text, index) => (typeof text === "string" ? { path: `${index}.yaml`, text } : text));
  const report = lint(files, { levels: founding });
  expect([report.unreadable, report.broken]).toEqual([[], []]);
  return {
    findings: report.findings.map(({ rule, subject, when }) => `${rule} ${subject}${when === null ? "" : ` when ${when}`}`),
    undecided: report.undecided.map(({ rule, subject }) => `${rule} ${subject}`),
  };
}

const nothing = { findings: [], undecided: [] };

const mapping = (source: string, more = ""): string => `
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: ${source}
      FunctionName: worker
      ${more}`;

const table = `
  Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}`;

const reader = (name: string, more: string): string => `
  ${name}:
    Type: AWS::Lambda::EventSourceMapping
    ${more}
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: ${name}
      StartingPosition: TRIM_HORIZON
      DestinationConfig: {OnFailure: {Destination: "arn:aws:sqs:eu-west-1:111122223333:failed"}}`;

describe("what others get wrong", () => {
  it.each([
    [
      "a queue without a destination has a dead-letter queue of its own",
      `Resources:${mapping("!GetAtt Jobs.Arn")}\n  Jobs: {Type: "AWS::SQS::Queue"}`,
    ],
    ["so have a broker", `Resources:${mapping("!GetAtt Broker.Arn", "Queues: [q]")}\n  Broker: {Type: "AWS::AmazonMQ::Broker"}`],
    [
      "a Kafka cluster",
      `Resources:${mapping("arn:aws:kafka:eu-west-1:111122223333:cluster/c/1", "Topics: [t]\n      StartingPosition: LATEST")}`,
    ],
    [
      "and a document database",
      `Resources:${mapping("arn:aws:rds:eu-west-1:111122223333:cluster:c", "StartingPosition: LATEST\n      DocumentDBEventSourceConfig: {DatabaseName: d}")}`,
    ],
    [
      "a mapping that is switched off reads nothing",
      `Resources:${mapping("arn:aws:kinesis:eu-west-1:111122223333:stream/s", "StartingPosition: LATEST\n      Enabled: false")}`,
    ],
    ["Kubernetes is none of our business", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: AWS::Kinesis::Stream}\n"],
    ["nor is a workflow", "on: push\njobs:\n  a:\n    steps: [{run: echo AWS::Kinesis::Stream}]\n"],
    ["nor is a list", "[AWS::Kinesis::Stream]\n"],
  ])("%s", (_, text) => {
    expect(said(text)).toEqual(nothing);
  });

  it("a destination that a condition leaves out is missing there, and only there", () => {
    const text = (config: string): string => `
Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:${mapping("arn:aws:kinesis:eu-west-1:111122223333:stream/s", `StartingPosition: LATEST\n      DestinationConfig: ${config}`)}`;
    const inOthers = { findings: ["no-failure-destination Reader when IsProd is false"], undecided: [] };
    expect(said(text("!If [IsProd, {OnFailure: {Destination: arn}}, !Ref AWS::NoValue]"))).toEqual(inOthers);
    expect(said(text("{OnFailure: {Destination: !If [IsProd, arn, !Ref AWS::NoValue]}}"))).toEqual(inOthers);
    expect(said(text("{OnFailure: {Destination: !Ref AWS::NoValue}}")).findings).toEqual(["no-failure-destination Reader"]);
  });

  it("a dead-letter queue of the function is named as what it is", () => {
    const report = lint([
      {
        path: "a.yaml",
        text: `Resources:${mapping("arn:aws:kinesis:eu-west-1:111122223333:stream/s", "StartingPosition: LATEST").replace("worker", "!Ref Worker")}
  Worker: {Type: "AWS::Lambda::Function", Properties: {DeadLetterConfig: {TargetArn: arn}}}`,
      },
    ]);
    expect(report.findings[0]?.message).toContain("DeadLetterConfig does not help");
  });

  it("three readers that exclude each other are not added up", () => {
    const text = `
Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod], IsTest: !Equals [!Ref Stage, test], IsDev: !Equals [!Ref Stage, dev]}
Resources:${table}${["IsProd", "IsTest", "IsDev"].map((name) => reader(`For${name}`, `Condition: ${name}`)).join("")}`;
    expect(said(text)).toEqual(nothing);
  });

  it("two samples that use the same names are two applications", () => {
    const half = (...names: readonly string[]): string => `Resources:${table}${names.map((name) => reader(name, "")).join("")}`;
    expect(said(half("One", "Two"), half("Three", "Four"))).toEqual(nothing);
    expect(said(half("One", "Two", "Three")).findings).toEqual(["dynamodb-stream-oversubscribed Orders"]);
  });

  it("readers that a loop makes are counted, each by its name", () => {
    const text = `Resources:${table}${reader("One", "")}
  Fn::ForEach::Others:
    - Name
    - [Two, Three]
    - Reader\${Name}:
        Type: AWS::Lambda::EventSourceMapping
        Properties: {EventSourceArn: !GetAtt Orders.StreamArn, FunctionName: !Ref Name, StartingPosition: LATEST}
  Fn::ForEach::More: [Name, [Four, Five], {"Again\${Name}": {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Orders.StreamArn, FunctionName: !Ref Name, StartingPosition: LATEST}}}]`;
    expect(said(text)).toEqual({
      findings: [
        "dynamodb-stream-oversubscribed Orders",
        ...["ReaderThree", "ReaderTwo", "AgainFive", "AgainFour"].map((name) => `no-failure-destination ${name}`),
      ],
      undecided: [],
    });
    expect(said(text.replaceAll(/\[(Two, Three|Four, Five)\]/g, "!Ref Nobody"))).toEqual({
      findings: ["no-failure-destination Reader${Name}", "no-failure-destination Again${Name}"],
      undecided: ["dynamodb-stream-oversubscribed Orders"],
    });
  });

  it("a comment right before a resource hides nothing of it", () => {
    expect(
      said(`Resources:\n  # A reader.${mapping("arn:aws:kinesis:eu-west-1:111122223333:stream/s", "StartingPosition: LATEST")}`).findings,
    ).toEqual(["no-failure-destination Reader"]);
  });

  it("JSON in one line has its places, too", () => {
    const text =
      '{"Resources":{"Reader":{"Type":"AWS::Lambda::EventSourceMapping","Properties":{"EventSourceArn":"arn:aws:kinesis:a:1:stream/s","FunctionName":"f","StartingPosition":"LATEST"}}}}';
    const [finding] = lint([{ path: "a.json", text }]).findings;
    expect([finding?.line, finding?.column, finding?.endColumn]).toEqual([1, text.indexOf('"Reader"') + 1, text.indexOf('"Reader"') + 9]);
  });

  it.each([
    ["Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["aliases and merge keys", (text: string) => text.replace("Properties:\n", "Properties:\n      <<: {BatchSize: 10}\n")],
  ])("%s change nothing", (_, change) => {
    const text = `Resources:${mapping("arn:aws:kinesis:eu-west-1:111122223333:stream/s", "StartingPosition: LATEST\n")}`;
    expect(said(change(text)).findings).toEqual(["no-failure-destination Reader"]);
  });
});
