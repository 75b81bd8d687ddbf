import { expect, it } from "vitest";
import { lint } from "../lint.js";

function found(readers: number, more = ""): readonly string[] {
  const mappings = Array.from(
    { length: readers },
    (_, index) => `
  Reader${index}:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Clicks.Arn, FunctionName: f${index}, StartingPosition: TRIM_HORIZON}`,
  );
  const text = `Resources:\n  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}${mappings.join("")}${more}`;
  return lint([{ path: "template.yaml", text }])
    .findings.filter(({ subject }) => subject === "Clicks")
    .map(({ rule }) => rule);
}

it("the only shard of a stream is spoken of where several readers hang on it, and not where they are too many or something may scale it", () => {
  const scaler = `
  Scaler:
    Type: AWS::IAM::Policy
    Properties: {PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: kinesis:UpdateShardCount, Resource: "*"}]}}`;
  expect(found(1)).toEqual([]);
  expect(found(2)).toEqual(["hot-shard-single"]);
  expect(found(2, scaler)).toEqual([]);
  expect(found(4)).toEqual(["kinesis-stream-oversubscribed"]);
});
