import { expect, test } from "vitest";
import { lint } from "./lint.js";
import type { LintOptions, Report } from "../src/index.js";

const text = `Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Handler: {Type: "AWS::Lambda::Function", Properties: {Handler: a}}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.Arn
      FunctionName: !Ref Handler
      StartingPosition: TRIM_HORIZON
      BisectBatchOnFunctionError: true
      MaximumRetryAttempts: 3
      DestinationConfig: {OnFailure: {Destination: "arn:aws:sqs:eu-west-1:111122223333:failed"}}
`;

const pipe = `  Forward:
    Type: AWS::Pipes::Pipe
    Properties:
      {RoleArn: r, Target: t, Source: !GetAtt Orders.Arn, SourceParameters: {KinesisStreamParameters: {StartingPosition: TRIM_HORIZON}}}
`;

const judged = (options: LintOptions): Report => lint([{ path: "a.yaml", text }], options);

test("the library takes levels, options and declarations as the configuration does", () => {
  expect(judged({}).findings).toMatchObject([{ rule: "bisect-without-idempotency", severity: "warning" }]);
  expect(judged({ levels: { "bisect-without-idempotency": "note" } }).findings).toMatchObject([{ severity: "note" }]);
  expect(judged({ idempotent: { Handler: "each order has its own key" } }).findings).toEqual([]);
  const ruleOptions = { "kinesis-stream-oversubscribed": { limit: 0 } };
  expect(judged({ ruleOptions }).findings.map(({ rule }) => rule)).toContain("kinesis-stream-oversubscribed");
});

test("of an option that holds several numbers those that are not named keep their defaults", () => {
  const ruleOptions = { "kinesis-stream-oversubscribed": { polls: { lambda: 2 } } };
  const { findings } = lint([{ path: "a.yaml", text: text + pipe }], { ruleOptions });
  expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining("(Reader 2 + Forward 4)"));
});

test("readers that are declared in no file are told at their stream", () => {
  const [finding] = judged({ externalConsumers: { Orders: ["a", "b", "c"] } }).findings;
  expect(finding?.message).toContain("4 readers (Reader, a (in no template), b (in no template), c (in no template))");
  expect(finding?.related[1]).toEqual({ file: "a.yaml", line: 2, column: 3, message: "reader 2: a (in no template)" });
});

test("what is declared of nothing in the texts is told", () => {
  expect(judged({ externalConsumers: { Orders: 1, Order: 1 }, idempotent: { Reader: "x", Readr: "x" } }).unmatched).toMatchObject([
    { setting: "externalConsumers", name: "Order" },
    { setting: "idempotent", name: "Readr" },
  ]);
});
