import { describe, expect, it } from "vitest";
import type { Stream } from "../../src/model/stream.js";
import type { Value } from "../../src/model/value.js";
import { modelOf } from "./model.js";

function streamOf(resources: string, name = "Orders"): Stream | undefined {
  const sections =
    "Parameters: {Mode: {Type: String}, Other: {Type: String, Default: ON_DEMAND}}\nConditions: {IsProd: !Equals [!Ref Mode, prod]}\n";
  return modelOf(`${sections}Resources:\n${resources}`).streams.find((stream) => stream.subject === name);
}

function worth(value: Value<unknown> | undefined): unknown {
  return value?.is === "known" ? value.value : value?.is;
}

describe("a Kinesis stream", () => {
  it.each([
    ["{ShardCount: 4}", ["provisioned", 4, 24]],
    ["{ShardCount: '4', RetentionPeriodHours: '168'}", ["provisioned", 4, 168]],
    ["{StreamModeDetails: {StreamMode: ON_DEMAND}}", ["on-demand", "absent", 24]],
    ["{StreamModeDetails: {StreamMode: PROVISIONED}, ShardCount: !Ref Mode}", ["provisioned", "unknown", 24]],
    ["{StreamModeDetails: {StreamMode: !Ref Mode}}", ["unknown", "absent", 24]],
    ["{StreamModeDetails: {StreamMode: !Ref Other}}", ["on-demand", "absent", 24]],
    ["{StreamModeDetails: {StreamMode: SOMETHING}}", ["unknown", "absent", 24]],
    [
      "{StreamModeDetails: !If [IsProd, {StreamMode: ON_DEMAND}, !Ref AWS::NoValue], RetentionPeriodHours: !Ref Mode}",
      ["unknown", "absent", "unknown"],
    ],
  ])("with %s has mode, shards and retention %j", (properties, expected) => {
    const stream = streamOf(`  Orders: {Type: "AWS::Kinesis::Stream", Properties: ${properties}}`);
    expect([stream?.mode, stream?.shards, stream?.retentionHours].map(worth)).toEqual(expected);
  });

  it("needs no properties to be one", () => {
    expect(worth(streamOf('  Orders: {Type: "AWS::Kinesis::Stream"}')?.kind)).toBe("kinesis");
  });
});

describe("the stream of a table", () => {
  const table = (properties: string, type = "AWS::DynamoDB::Table") => `  Orders: {Type: "${type}", Properties: ${properties}}`;

  it("is there where it is switched on, and keeps records for 24 hours", () => {
    const stream = streamOf(table("{StreamSpecification: {StreamViewType: KEYS_ONLY}}"));
    expect([stream?.kind, stream?.viewType, stream?.retentionHours, stream?.replicas].map(worth)).toEqual([
      "dynamodb",
      "KEYS_ONLY",
      24,
      "absent",
    ]);
  });

  it.each(["{BillingMode: PAY_PER_REQUEST}", "{StreamSpecification: !Ref AWS::NoValue}"])("is not there for %s", (properties) => {
    expect(streamOf(table(properties))).toBeUndefined();
  });

  it("exists under the condition that switches it on", () => {
    expect(streamOf(table("{StreamSpecification: !If [IsProd, {StreamViewType: NEW_IMAGE}, !Ref AWS::NoValue]}"))?.when).toMatchObject({
      name: "IsProd",
    });
  });

  it.each([
    ["[{Region: a}, {Region: b}]", 2],
    ["[{Region: a}]", 1],
    ["[{Region: a}, !Ref AWS::NoValue]", 1],
    ["[{Region: a}, !If [IsProd, {Region: b}, !Ref AWS::NoValue]]", "unknown"],
    ["!If [IsProd, [{Region: a}, {Region: b}], [{Region: a}, {Region: c}]]", 2],
  ])("of a global table with %s has %s replicas", (replicas, count) => {
    const stream = streamOf(
      table(`{StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}, Replicas: ${replicas}}`, "AWS::DynamoDB::GlobalTable"),
    );
    expect(worth(stream?.replicas)).toBe(count);
  });

  it("of a table that the AWS CDK replicates counts its replicas", () => {
    const replica = '  Replica: {Type: "Custom::DynamoDBReplica", Properties: {TableName: !Ref Orders, Region: eu-west-1}}';
    expect(worth(streamOf(`${table("{StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}}")}\n${replica}`)?.replicas)).toBe(2);
  });
});
