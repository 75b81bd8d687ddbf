import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";
import type { Finding } from "../../src/index.js";

function findings(resources: string, rule: string): readonly Finding[] {
  const text = `Parameters: {Mode: {Type: String, Default: ON_DEMAND}, Tries: {Type: Number, Default: 4}}\nResources:\n${resources}`;
  const report = lint([{ path: "template.yaml", text }]);
  expect(report.unreadable).toEqual([]);
  return report.findings.filter((finding) => finding.rule === rule);
}

const mapping = (name: string, source: string, more = ""): string => `
  ${name}:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: ${source}, FunctionName: f, StartingPosition: TRIM_HORIZON${more}}`;

const pipe = (name: string, source: string): string => `
  ${name}:
    Type: AWS::Pipes::Pipe
    Properties: {RoleArn: r, Target: t, Source: ${source}, SourceParameters: {KinesisStreamParameters: {StartingPosition: LATEST}}}`;

const clicks = (properties: string): string => `  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {${properties}}}`;
const orders = '  Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}';
const repeat = (count: number, make: (name: string) => string): string =>
  Array.from({ length: count }, (_, index) => make(`R${index}`)).join("");

describe("no-failure-destination", () => {
  const told = (more: string, source = "!GetAtt Clicks.Arn", stream = clicks("ShardCount: 1, RetentionPeriodHours: 168")) =>
    findings(`${stream}${mapping("Reader", source, more)}`, "no-failure-destination")[0];

  it.each([
    ["", "blocks its shard for up to 7 days"],
    [", MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1", "is retried without end"],
    [", MaximumRetryAttempts: 3", "a batch that still fails after 3 retries is dropped"],
    [", MaximumRetryAttempts: 1", "after 1 retry is dropped"],
    [", MaximumRetryAttempts: 0", "a batch that fails is dropped at once"],
    [", MaximumRecordAgeInSeconds: 600", "once its records are 600 seconds old is dropped"],
    [", MaximumRetryAttempts: 3, MaximumRecordAgeInSeconds: 600", "after 3 retries or once its records are 600 seconds old"],
    [", MaximumRetryAttempts: !Ref Tries", "after 4 retries (with the default of parameter Tries)"],
    [", MaximumRetryAttempts: !ImportValue tries", "a batch that still fails when it is given up is dropped"],
  ])("with %j says what happens: %s", (more, sentence) => {
    expect(told(more)?.message).toContain(sentence);
  });

  it("says how long a table's stream is blocked", () => {
    expect(told("", "!GetAtt Orders.StreamArn", orders)?.message).toContain("for up to 24 hours");
  });

  it("shows the whole block to a bare consumer, and the destination alone to one that has limits", () => {
    expect(told("")?.help).toMatch(/MaximumRetryAttempts: 3[^]*FunctionResponseTypes[^]*Destination:/);
    expect(told(", MaximumRetryAttempts: 5")?.help).not.toMatch(/MaximumR|FunctionResponseTypes/);
    expect(told(", BisectBatchOnFunctionError: true")?.help).not.toContain("FunctionResponseTypes");
  });
});

describe("dynamodb-stream-oversubscribed", () => {
  const read = (count: number, table: string) =>
    findings(`${table}${repeat(count, (name) => mapping(name, "!GetAtt Orders.StreamArn"))}`, "dynamodb-stream-oversubscribed");
  const global =
    '  Orders: {Type: "AWS::DynamoDB::GlobalTable", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}, Replicas: [{Region: a}, {Region: b}]}}';

  it.each([
    [2, orders, []],
    [3, orders, ["error"]],
    [1, global, []],
    [2, global, ["warning"]],
    [3, global, ["error"]],
  ])("%i readers of %s", (count, table, severities) => {
    expect(read(count, table).map(({ severity }) => severity)).toEqual(severities);
  });

  it("names the readers, and points at each", () => {
    const [finding] = read(3, orders);
    expect(finding?.message).toContain("3 readers (R0, R1, R2), and a shard serves 2");
    expect(finding?.related.map(({ message }) => message)).toEqual(["reader 1: R0", "reader 2: R1", "reader 3: R2"]);
  });
});

describe("kinesis-stream-oversubscribed", () => {
  const read = (lambdas: number, pipes: number, stream = "ShardCount: 1") =>
    findings(
      clicks(stream) +
        repeat(lambdas, (name) => mapping(name, "!GetAtt Clicks.Arn")) +
        repeat(pipes, (name) => pipe(`P${name}`, "!GetAtt Clicks.Arn")),
      "kinesis-stream-oversubscribed",
    );

  it.each([
    [3, 0, []],
    [4, 0, ["warning"]],
    [5, 0, ["warning"]],
    [6, 0, ["error"]],
    [1, 1, []],
    [2, 1, ["note"]],
    [3, 1, ["warning"]],
    [5, 1, ["error"]],
  ])("%i mappings and %i pipes", (lambdas, pipes, severities) => {
    expect(read(lambdas, pipes).map(({ severity }) => severity)).toEqual(severities);
  });

  it("shows the arithmetic", () => {
    expect(read(2, 1)[0]?.message).toContain("is polled 6 times a second and shard (R0 1 + R1 1 + PR0 4), and a shard answers 5");
  });

  it("is a note for the second reader of an on-demand stream, and says where the mode comes from", () => {
    expect(read(1, 0, "StreamModeDetails: {StreamMode: ON_DEMAND}")).toEqual([]);
    expect(read(2, 0, "StreamModeDetails: {StreamMode: ON_DEMAND}")[0]).toMatchObject({ severity: "note" });
    expect(read(2, 0, "StreamModeDetails: {StreamMode: !Ref Mode}")[0]?.message).toContain("with the default of parameter Mode");
  });

  it("warns that moving to fan-out loses the position", () => {
    expect(read(4, 0)[0]?.help).toContain("loses its position");
  });
});

describe("bisect-without-idempotency", () => {
  it("says what it looked at, and where a value comes from", () => {
    const worker = '\n  Worker: {Type: "AWS::Lambda::Function", Properties: {Handler: a}}';
    const reader = mapping("Reader", "!GetAtt Clicks.Arn", ", BisectBatchOnFunctionError: true").replace(
      "FunctionName: f",
      "FunctionName: !Ref Worker",
    );
    const [finding] = findings(clicks("ShardCount: 1") + reader + worker, "bisect-without-idempotency");
    expect(finding).toMatchObject({ severity: "warning", subject: "Reader" });
    expect(finding?.message).toContain("function Worker is given no idempotency table");
    expect(finding?.help).toMatch(/Metadata:\n\s+StreamLint:\n\s+idempotent:/);
  });
});
