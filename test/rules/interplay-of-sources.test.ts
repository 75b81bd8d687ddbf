import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";

/** What is said of a table and of mappings on it, as rule, subject and line. */
function said(table: string, ...mappings: readonly string[]): readonly string[] {
  const readers = mappings.map(
    (source, index) => `
  Reader${index}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: ${source}
      FunctionName: f${index}
      StartingPosition: TRIM_HORIZON`,
  );
  const text = `Resources:\n  Orders: {Type: "AWS::DynamoDB::Table", Properties: {${table}}}${readers.join("")}`;
  const report = lint([{ path: "template.yaml", text }]);
  expect([report.unreadable, report.broken]).toEqual([[], []]);
  return [...report.findings, ...report.undecided].map(({ rule, subject }) => `${rule} ${subject}`);
}

const stream = "StreamSpecification: {StreamViewType: NEW_IMAGE}";

describe("a source that is no stream", () => {
  it.each([
    ["the stream of a table that has none", "", "!GetAtt Orders.StreamArn", "stream-not-enabled"],
    ["a table that has no stream, too", "", "!GetAtt Orders.Arn", "stream-not-enabled"],
    ["a table", stream, "!GetAtt Orders.Arn", "table-arn-as-source"],
    ["the name of a table", stream, "!Ref Orders", "table-arn-as-source"],
    [
      "the ARN of a table in a text",
      stream,
      '!Sub "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Orders}"',
      "table-arn-as-source",
    ],
  ])("is all that is said of the consumer: %s", (_, table, source, rule) => {
    expect(said(table, source)).toEqual([`${rule} Reader0`]);
  });

  it("may go on to a stream where its end is open", () => {
    expect(said(stream, '!Sub "arn:aws:dynamodb:eu-west-1:111122223333:table/${AWS::StackName}"')).toEqual([
      "no-failure-destination Reader0",
    ]);
  });

  it("is no reader of the stream", () => {
    const readers = ["!GetAtt Orders.StreamArn", "!GetAtt Orders.StreamArn"];
    expect(said(stream, ...readers, "!GetAtt Orders.StreamArn")).toContain("dynamodb-stream-oversubscribed Orders");
    expect(said(stream, ...readers, "!GetAtt Orders.Arn")).not.toContain("dynamodb-stream-oversubscribed Orders");
  });
});

describe("several mappings of one function", () => {
  const mapping = (name: string, called: string, source = "!GetAtt Clicks.Arn", more = ""): string => `
  ${name}:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: ${source}, FunctionName: ${called}, StartingPosition: TRIM_HORIZON${more}}`;
  const found = (rule: string, ...mappings: readonly string[]): readonly string[] => {
    const resources = `
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 4}}
  FanOut: {Type: "AWS::Kinesis::StreamConsumer", Properties: {ConsumerName: a, StreamARN: !GetAtt Clicks.Arn}}
  Worker: {Type: "AWS::Lambda::Function", Properties: {ReservedConcurrentExecutions: 7, Role: r}}
  Live: {Type: "AWS::Lambda::Alias", Properties: {FunctionName: !Ref Worker, Name: live, FunctionVersion: "1"}}`;
    const report = lint([{ path: "template.yaml", text: `Resources:${resources}${mappings.join("")}` }]);
    expect(report.broken).toEqual([]);
    return report.findings.filter((finding) => finding.rule === rule).map(({ subject, message }) => `${subject}: ${message}`);
  };

  it("are the same by a reference, an ARN or a name, and not by an alias or another source", () => {
    const duplicates = (one: string, other: string): number => found("duplicate-mapping", one, other).length;
    expect(duplicates(mapping("A", "!Ref Worker"), mapping("B", "!GetAtt Worker.Arn"))).toBe(1);
    expect(duplicates(mapping("A", "w"), mapping("B", "arn:aws:lambda:eu-west-1:111122223333:function:w"))).toBe(1);
    expect(duplicates(mapping("A", "!Ref Worker"), mapping("B", "!Ref Live"))).toBe(0);
    expect(duplicates(mapping("A", "w"), mapping("B", "w:live"))).toBe(0);
    expect(duplicates(mapping("A", "w"), mapping("B", "w", "!GetAtt FanOut.ConsumerARN"))).toBe(0);
    expect(duplicates(mapping("A", "w"), mapping("B", "w", "!GetAtt Clicks.Arn", ", Enabled: false"))).toBe(0);
  });

  it("add up to what the function needs", () => {
    const [one, other] = [mapping("A", "!Ref Worker"), mapping("B", "!Ref Live", "!GetAtt FanOut.ConsumerARN")];
    const rule = "reserved-concurrency-below-parallelism";
    expect(found(rule, one)).toEqual([]);
    expect(found(rule, one, other)[0]).toContain(
      "reserves 7 concurrent runs, and its streams need 8 (shards × parallelization: A 4 × 1 + B 4 × 1)",
    );
    expect(found(rule, one, other.replace("FunctionName", "Enabled: false, FunctionName"))).toEqual([]);
  });
});
