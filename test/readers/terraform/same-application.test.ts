import { describe, expect, it } from "vitest";
import { lint } from "../../lint.js";
import { isReading } from "../../../src/model/consumer.js";
import type { Consumer } from "../../../src/model/consumer.js";
import type { Model } from "../../../src/model/link.js";
import type { Stream } from "../../../src/model/stream.js";
import type { Value } from "../../../src/model/value.js";
import { modelOf as modelOfTemplate } from "../model.js";
import { modelOf as modelOfPlan, planOf, references } from "./plan-of.js";
import type { PlannedModule, PlannedThing } from "./plan-of.js";
import { modelOf as modelOfJson } from "./written.js";

/** What both kinds of templates have: everything but the functions and their mappings. */
const infrastructure = `
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {Name: orders, ShardCount: 2, RetentionPeriodHours: 48}}
  Items:
    Type: AWS::DynamoDB::Table
    Properties: {TableName: items, StreamSpecification: {StreamViewType: NEW_IMAGE}}
  Fast: {Type: "AWS::Kinesis::StreamConsumer", Properties: {ConsumerName: fast, StreamARN: !GetAtt Orders.Arn}}
  Failed: {Type: "AWS::SQS::Queue"}
  Jobs: {Type: "AWS::SQS::Queue"}
  Archive:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties: {KinesisStreamSourceConfiguration: {KinesisStreamARN: !GetAtt Orders.Arn, RoleARN: r}}
  Copy:
    Type: AWS::Pipes::Pipe
    Properties:
      Source: !GetAtt Items.StreamArn
      Target: !GetAtt Jobs.Arn
      RoleArn: r
      SourceParameters:
        DynamoDBStreamParameters: {StartingPosition: LATEST, MaximumRetryAttempts: 4, DeadLetterConfig: {Arn: !GetAtt Failed.Arn}}
`;

const cloudformation = `
Resources:${infrastructure}
  Billing: {Type: "AWS::Lambda::Function", Properties: {FunctionName: billing, Role: r}}
  BillingReader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.Arn
      FunctionName: !Ref Billing
      StartingPosition: TRIM_HORIZON
      BatchSize: 50
      MaximumRetryAttempts: 3
      BisectBatchOnFunctionError: true
      FunctionResponseTypes: [ReportBatchItemFailures]
      DestinationConfig: {OnFailure: {Destination: !GetAtt Failed.Arn}}
  FastReader:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Fast.ConsumerARN, FunctionName: !GetAtt Billing.Arn, StartingPosition: LATEST}
  ItemsReader:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Items.StreamArn, FunctionName: billing, StartingPosition: LATEST, Enabled: false}
  JobsReader: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Jobs.Arn, FunctionName: billing}}
`;

const sam = `
Transform: AWS::Serverless-2016-10-31
Resources:${infrastructure}
  Billing:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: billing
      Role: r
      Events:
        BillingReader:
          Type: Kinesis
          Properties:
            Stream: !GetAtt Orders.Arn
            StartingPosition: TRIM_HORIZON
            BatchSize: 50
            MaximumRetryAttempts: 3
            BisectBatchOnFunctionError: true
            FunctionResponseTypes: [ReportBatchItemFailures]
            DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Failed.Arn}}
        FastReader: {Type: Kinesis, Properties: {Stream: !GetAtt Fast.ConsumerARN, StartingPosition: LATEST}}
        ItemsReader: {Type: DynamoDB, Properties: {Stream: !GetAtt Items.StreamArn, StartingPosition: LATEST, Enabled: false}}
        JobsReader: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}
`;

/** The arguments of each resource; a reference stands as `${…}`, alone. */
const terraform: Readonly<Record<string, object>> = {
  "aws_kinesis_stream.orders": { name: "orders", shard_count: 2, retention_period: 48 },
  "aws_dynamodb_table.items": { name: "items", stream_enabled: true, stream_view_type: "NEW_IMAGE" },
  "aws_kinesis_stream_consumer.fast": { name: "fast", stream_arn: "${aws_kinesis_stream.orders.arn}" },
  "aws_sqs_queue.failed": {},
  "aws_sqs_queue.jobs": {},
  "aws_kinesis_firehose_delivery_stream.archive": {
    kinesis_source_configuration: [{ kinesis_stream_arn: "${aws_kinesis_stream.orders.arn}", role_arn: "r" }],
  },
  "aws_pipes_pipe.copy": {
    source: "${aws_dynamodb_table.items.stream_arn}",
    target: "${aws_sqs_queue.jobs.arn}",
    source_parameters: [
      {
        dynamodb_stream_parameters: [
          { starting_position: "LATEST", maximum_retry_attempts: 4, dead_letter_config: [{ arn: "${aws_sqs_queue.failed.arn}" }] },
        ],
      },
    ],
  },
  "aws_lambda_function.billing": { function_name: "billing", role: "r" },
  "aws_lambda_event_source_mapping.billing_reader": {
    event_source_arn: "${aws_kinesis_stream.orders.arn}",
    function_name: "${aws_lambda_function.billing.arn}",
    starting_position: "TRIM_HORIZON",
    batch_size: 50,
    maximum_retry_attempts: 3,
    bisect_batch_on_function_error: true,
    function_response_types: ["ReportBatchItemFailures"],
    destination_config: [{ on_failure: [{ destination_arn: "${aws_sqs_queue.failed.arn}" }] }],
  },
  "aws_lambda_event_source_mapping.fast_reader": {
    event_source_arn: "${aws_kinesis_stream_consumer.fast.arn}",
    function_name: "${aws_lambda_function.billing.arn}",
    starting_position: "LATEST",
  },
  "aws_lambda_event_source_mapping.items_reader": {
    event_source_arn: "${aws_dynamodb_table.items.stream_arn}",
    function_name: "billing",
    starting_position: "LATEST",
    enabled: false,
  },
  "aws_lambda_event_source_mapping.jobs_reader": { event_source_arn: "${aws_sqs_queue.jobs.arn}", function_name: "billing" },
};

function asConfiguration(): object {
  const resource: Record<string, Record<string, object>> = {};
  for (const [address, given] of Object.entries(terraform)) {
    const [type = "", name = ""] = address.split(".");
    resource[type] = { ...resource[type], [name]: given };
  }
  return { resource };
}

/** The same as a plan of what is not deployed yet: no ARN is known, and the service has filled in nothing. */
function asPlan(): PlannedModule {
  const computed = { arn: true, stream_arn: true, maximum_record_age_in_seconds: true, parallelization_factor: true };
  const entries = Object.entries(terraform).map(([address, given]): [string, PlannedThing] => {
    const unknown = { ...computed, maximum_retry_attempts: !("maximum_retry_attempts" in given), ...openIn(given) };
    return [address, { values: closedIn(given), unknown, written: writtenIn(given) }];
  });
  return { resources: Object.fromEntries(entries) };
}

type Json = unknown;
const isReference = (value: Json): value is string => typeof value === "string" && value.startsWith("${");
const isBlocks = (value: Json): value is object[] => Array.isArray(value) && typeof value[0] === "object";

function mapEntries(given: object, change: (value: Json) => Json): object {
  const entries: [string, Json][] = Object.entries(given).map(([name, value]: [string, Json]) => [name, change(value)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const closedIn = (given: object): object =>
  mapEntries(given, (value) => (isReference(value) ? undefined : isBlocks(value) ? value.map(closedIn) : value));
const openIn = (given: object): object =>
  mapEntries(given, (value) => (isReference(value) ? true : isBlocks(value) ? value.map(openIn) : undefined));
const writtenIn = (given: object): object =>
  mapEntries(given, (value) =>
    isReference(value) ? references(value.slice(2, -1)) : isBlocks(value) ? value.map(writtenIn) : { constant_value: value },
  );

/** `Billing.BillingReader`, `BillingReader` and `aws_lambda_event_source_mapping.billing_reader` are the same reader. */
function plainName(subject: string | undefined): string | undefined {
  return subject?.split(".").at(-1)?.replaceAll("_", "").toLowerCase();
}

function plain(value: Value<unknown>): unknown {
  return value.is === "known" ? value.value : value.is === "absent" ? "absent" : value.mayBeAbsent ? "may be there" : "is there";
}

const settings = [
  ...["startingPosition", "batchSize", "batchingWindow", "retryAttempts", "recordAge", "bisect", "parallelization"],
  ...["tumblingWindow", "reportBatchItemFailures", "onFailure", "streamKind", "reads"],
] as const;

function plainConsumer(consumer: Consumer): object {
  const { kind, subject, stream } = consumer;
  const called = consumer.function.is === "known" ? plainName(consumer.function.value.subject) : consumer.function.is;
  const values = Object.entries(consumer).filter(([name]) => settings.some((one) => one === name));
  return {
    ...{ kind, name: plainName(subject), stream: plainName(stream?.subject), called, reading: isReading(consumer).is },
    ...Object.fromEntries(values.map(([name, value]: [string, Value<unknown>]) => [name, plain(value)])),
  };
}

function plainStream({ subject, kind, name, mode, shards, retentionHours, viewType, replicas, subscriptions }: Stream): object {
  const values = { kind, name, mode, shards, retentionHours, viewType, replicas };
  return {
    subject: plainName(subject),
    ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, plain(value)])),
    readers: subscriptions.map(({ consumer, there, reads }) => [plainName(consumer.subject), there.is, plain(reads)].join(" ")).sort(),
  };
}

function byText(parts: readonly object[]): readonly object[] {
  return [...parts].sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}

describe("one application is the same", () => {
  const expected = modelOfTemplate(cloudformation);
  const others: readonly (readonly [string, Model])[] = [
    ["SAM", modelOfTemplate(sam)],
    ["a plan", modelOfPlan(asPlan())],
    ["Terraform's JSON", modelOfJson(asConfiguration())],
  ];

  it("and is not empty", () => {
    expect([expected.streams.length, expected.consumers.length]).toEqual([2, 5]);
  });

  it.each(others)("in %s", (_, model) => {
    expect(byText(model.streams.map(plainStream))).toEqual(byText(expected.streams.map(plainStream)));
    expect(byText(model.consumers.map(plainConsumer))).toEqual(byText(expected.consumers.map(plainConsumer)));
  });
});

/** What is found in one of them, as rule, reader and what is said; the words that each language has of its own left out. */
function found(path: string, text: string): readonly string[] {
  const { findings, undecided, unreadable } = lint([{ path, text }]);
  expect(unreadable).toEqual([]);
  const lines = [
    ...findings.map((finding) => ({ ...finding, is: finding.severity })),
    ...undecided.map((one) => ({ ...one, is: "undecided" })),
  ];
  return lines.map(({ rule, subject, is }) => `${is} ${rule} ${plainName(subject) ?? ""}`).sort();
}

describe("of one application the same is found", () => {
  const expected = found("template.yaml", cloudformation);

  it("and that is something", () => {
    expect(expected).toEqual(["error no-failure-destination fastreader", "warning bisect-without-idempotency billingreader"]);
  });

  it.each([
    ["SAM", "template.yaml", sam],
    ["a plan", "plan.json", planOf(asPlan())],
    ["Terraform's JSON", "main.tf.json", JSON.stringify(asConfiguration())],
  ])("in %s", (_, path, text) => {
    expect(found(path, text)).toEqual(expected);
  });
});
