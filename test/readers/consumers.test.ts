import { describe, expect, it } from "vitest";
import type { Consumer } from "../../src/model/consumer.js";
import type { Value } from "../../src/model/value.js";
import { modelOf } from "./model.js";

function consumersOf(resources: string): readonly Consumer[] {
  return modelOf(`
Parameters: {Given: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Given, prod]}
Resources:
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1, Name: clicks}}
  Fast: {Type: "AWS::Kinesis::StreamConsumer", Properties: {ConsumerName: fast, StreamARN: !GetAtt Clicks.Arn}}
  Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  Jobs: {Type: "AWS::SQS::Queue"}
  Worker: {Type: "AWS::Lambda::Function", Properties: {Handler: a}}
${resources}
`).consumers;
}

/** What matters for counting, in a line per consumer. */
function told(resources: string): readonly string[] {
  return consumersOf(resources).map(
    (consumer) => `${consumer.subject}: ${consumer.kind} ${worth(consumer.reads)} on ${consumer.stream?.subject ?? "nothing"}`,
  );
}

function worth(value: Value<unknown> | undefined): string {
  return String(value?.is === "known" ? value.value : value?.is);
}

describe("a pipe", () => {
  const pipe = (source: string, parameters = "", more = "") => `
  Pipe:
    Type: AWS::Pipes::Pipe
    Properties: {RoleArn: r, Target: !GetAtt Jobs.Arn, Source: ${source}, SourceParameters: {${parameters}} ${more}}`;
  const kinesis = "KinesisStreamParameters: {StartingPosition: LATEST}";
  const dynamodb = "DynamoDBStreamParameters: {StartingPosition: LATEST}";

  it.each([
    ["a Kinesis stream", pipe("!GetAtt Clicks.Arn", kinesis), ["Pipe: pipe shared on Clicks"]],
    ["a table's stream", pipe("!GetAtt Orders.StreamArn", dynamodb), ["Pipe: pipe shared on Orders"]],
    ["a registered consumer", pipe("!GetAtt Fast.ConsumerARN", kinesis), ["Pipe: pipe fan-out on Clicks"]],
    ["a stream from elsewhere", pipe("!Ref Given", dynamodb), ["Pipe: pipe shared on Given"]],
    ["a queue", pipe("!GetAtt Jobs.Arn", "SqsQueueParameters: {BatchSize: 1}"), []],
    ["something from elsewhere that is no stream", pipe("!Ref Given", "SqsQueueParameters: {BatchSize: 1}"), []],
  ])("reads %s", (_, resources, expected) => {
    expect(told(resources)).toEqual(expected);
  });

  it("has the settings of a mapping under names of its own", () => {
    const settings =
      "MaximumRetryAttempts: 3, MaximumRecordAgeInSeconds: 60, OnPartialBatchItemFailure: AUTOMATIC_BISECT, DeadLetterConfig: {Arn: !GetAtt Jobs.Arn}";
    const [read] = consumersOf(
      pipe(
        "!GetAtt Clicks.Arn",
        `KinesisStreamParameters: {StartingPosition: LATEST, BatchSize: 10, ParallelizationFactor: 2, ${settings}}`,
      ),
    );
    const values = [
      read?.startingPosition,
      read?.batchSize,
      read?.parallelization,
      read?.retryAttempts,
      read?.recordAge,
      read?.bisect,
      read?.onFailure,
      read?.enabled,
    ];
    expect(values.map(worth)).toEqual(["LATEST", "10", "2", "3", "60", "true", "unknown", "absent"]);
  });

  it("that is stopped reads nothing", () => {
    const { streams } = modelOf(`Resources:
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}${pipe("!GetAtt Clicks.Arn", kinesis, ", DesiredState: STOPPED")}`);
    expect(streams[0]?.subscriptions.map(({ there }) => there.is)).toEqual(["no"]);
  });

  it.each([
    ["target", pipe("!GetAtt Clicks.Arn", kinesis, "").replace("!GetAtt Jobs.Arn", "!GetAtt Worker.Arn"), "Worker"],
    ["enrichment", pipe("!GetAtt Clicks.Arn", kinesis, ", Enrichment: !GetAtt Worker.Arn"), "Worker"],
    [
      "enrichment, by a literal ARN",
      pipe("!GetAtt Clicks.Arn", kinesis, ", Enrichment: 'arn:aws:lambda:eu-west-1:111122223333:function:f'"),
      "unknown",
    ],
    ["target that a deployment tells", pipe("!GetAtt Clicks.Arn", kinesis, "").replace("!GetAtt Jobs.Arn", "!Ref Given"), "unknown"],
    ["neither", pipe("!GetAtt Clicks.Arn", kinesis), "absent"],
  ])("runs records through its %s", (_, resources, expected) => {
    const called = consumersOf(resources)[0]?.function;
    expect(called?.is === "known" ? called.value.subject : called?.is).toBe(expected);
  });
});

describe("a delivery stream", () => {
  it("reads the stream that is its source", () => {
    const text =
      '  Archive: {Type: "AWS::KinesisFirehose::DeliveryStream", Properties: {DeliveryStreamType: KinesisStreamAsSource, KinesisStreamSourceConfiguration: {KinesisStreamARN: !GetAtt Clicks.Arn, RoleARN: r}}}';
    expect(told(text)).toEqual(["Archive: firehose shared on Clicks"]);
  });

  it("that is written to directly reads none", () => {
    expect(told('  Archive: {Type: "AWS::KinesisFirehose::DeliveryStream", Properties: {DeliveryStreamType: DirectPut}}')).toEqual([]);
  });

  it("exists as a reader under the condition that makes it one", () => {
    const text =
      '  Archive: {Type: "AWS::KinesisFirehose::DeliveryStream", Properties: {KinesisStreamSourceConfiguration: !If [IsProd, {KinesisStreamARN: !GetAtt Clicks.Arn}, !Ref AWS::NoValue]}}';
    expect(consumersOf(text)[0]?.when).toMatchObject({ is: "named", name: "IsProd" });
  });
});

describe("an SQL application", () => {
  it("of the first version reads its inputs", () => {
    const text =
      '  Sums: {Type: "AWS::KinesisAnalytics::Application", Properties: {Inputs: [{KinesisStreamsInput: {ResourceARN: !GetAtt Clicks.Arn}}, {KinesisFirehoseInput: {ResourceARN: x}}]}}';
    expect(told(text)).toEqual(["Sums: analytics shared on Clicks"]);
  });

  it("of the second version does, too", () => {
    const inputs = "[{KinesisStreamsInput: {ResourceARN: !GetAtt Clicks.Arn}}, {KinesisStreamsInput: {ResourceARN: !Ref Given}}]";
    const text = `  Sums: {Type: "AWS::KinesisAnalyticsV2::Application", Properties: {ApplicationConfiguration: {SqlApplicationConfiguration: {Inputs: ${inputs}}}}}`;
    expect(told(text)).toEqual(["Sums.Inputs[0]: analytics shared on Clicks", "Sums.Inputs[1]: analytics unknown on Given"]);
  });
});

describe("a Flink application", () => {
  const flink = (...groups: readonly string[]) =>
    `  App: {Type: "AWS::KinesisAnalyticsV2::Application", Properties: {RuntimeEnvironment: FLINK-1_20, ApplicationConfiguration: {EnvironmentProperties: {PropertyGroups: [${groups.join(", ")}]}}}}`;

  it.each([
    ["by a reference", "{PropertyGroupId: InputStream0, PropertyMap: {stream.arn: !GetAtt Clicks.Arn}}", ["App: flink unknown on Clicks"]],
    ["by its name", "{PropertyGroupId: Consumer, PropertyMap: {stream.name: clicks, region: eu-west-1}}", ["App: flink unknown on Clicks"]],
    [
      "by a fan-out",
      "{PropertyGroupId: Source, PropertyMap: {stream: !Ref Clicks, source.reader.type: EFO}}",
      ["App: flink fan-out on Clicks"],
    ],
    [
      "by polling",
      "{PropertyGroupId: Source, PropertyMap: {stream: !Ref Clicks, flink.stream.recordpublisher: polling}}",
      ["App: flink shared on Clicks"],
    ],
    [
      "once, though it names it twice",
      "{PropertyGroupId: Source, PropertyMap: {input.a: !Ref Clicks, input.b: clicks}}",
      ["App: flink unknown on Clicks"],
    ],
    [
      "certainly, though another property does not say so",
      "{PropertyGroupId: Properties, PropertyMap: {input.stream: !Ref Clicks, stream: !Ref Clicks}}",
      ["App: flink unknown on Clicks"],
    ],
    ["not where it writes to it", "{PropertyGroupId: OutputStream0, PropertyMap: {stream.arn: !GetAtt Clicks.Arn}}", []],
    ["not where nothing names one", "{PropertyGroupId: InputStream0, PropertyMap: {topic: clicks-topic}}", []],
  ])("reads a stream %s", (_, group, expected) => {
    expect(told(flink(group))).toEqual(expected);
  });

  it("certainly reads a stream that one property names as input, whatever others say", () => {
    const [consumer] = consumersOf(flink("{PropertyGroupId: Properties, PropertyMap: {input.stream: !Ref Clicks, stream: !Ref Clicks}}"));
    expect(consumer?.when).toEqual({ is: "always" });
  });

  it("perhaps reads a stream of which nothing tells whether it is read or written", () => {
    const { streams } = modelOf(`Resources:
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
${flink("{PropertyGroupId: Properties, PropertyMap: {kinesis.stream: !Ref Clicks}}")}`);
    expect(streams[0]?.subscriptions.map(({ there }) => there.is)).toEqual(["unsure"]);
  });
});

describe("an ingestion pipeline", () => {
  const pipeline = (source: string, sub = true) => `
  Ingest:
    Type: AWS::OSIS::Pipeline
    Properties:
      PipelineConfigurationBody: ${sub ? "!Sub " : ""}|
        version: "2"
        in:
          source:
${source
  .split("\n")
  .map((line) => `            ${line}`)
  .join("\n")}
          sink: [{opensearch: {hosts: [h]}}]`;

  it.each([
    [
      "a Kinesis stream, by fan-out unless told otherwise",
      pipeline("kinesis:\n  streams:\n    - stream_name: ${Clicks}"),
      ["Ingest: ingestion fan-out on Clicks"],
    ],
    [
      "a Kinesis stream, polling",
      pipeline("kinesis_data_streams:\n  consumer_strategy: polling\n  streams: [{stream_name: clicks}]", false),
      ["Ingest: ingestion shared on Clicks"],
    ],
    [
      "several",
      pipeline("kinesis:\n  streams: [{stream_name: clicks}, {stream_arn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/other'}]", false),
      ["Ingest[0]: ingestion fan-out on Clicks", "Ingest[1]: ingestion fan-out on arn:aws:kinesis:eu-west-1:111122223333:stream/other"],
    ],
    [
      "a table's stream",
      pipeline("dynamodb:\n  tables:\n    - table_arn: ${Orders.Arn}\n      stream: {start_position: LATEST}"),
      ["Ingest: ingestion shared on Orders"],
    ],
    [
      "a table's stream by an ARN that is put together",
      pipeline(
        "dynamodb:\n  tables:\n    - table_arn: arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Orders}\n      stream: {}",
      ),
      ["Ingest: ingestion shared on Orders"],
    ],
    ["no stream where it only exports", pipeline("dynamodb:\n  tables:\n    - table_arn: ${Orders.Arn}\n      export: {s3_bucket: b}"), []],
    ["no stream where its source is another", pipeline("http:\n  path: /kinesis"), []],
  ])("reads %s", (_, resources, expected) => {
    expect(told(resources)).toEqual(expected);
  });
});

it("an ingestion pipeline whose configuration only a deployment tells may read any stream, or none", () => {
  const { streams, consumers } = modelOf(`
Parameters: {Body: {Type: String}}
Resources:
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  Ingest: {Type: "AWS::OSIS::Pipeline", Properties: {PipelineConfigurationBody: !Ref Body}}
`);
  expect(consumers.map(({ stream, streamKind }) => [stream, streamKind.is])).toEqual([[undefined, "unknown"]]);
  expect(streams.map(({ subscriptions }) => subscriptions.map(({ there }) => there.is))).toEqual([["unsure"], ["unsure"]]);
});

it("what writes to a stream is no reader of it", () => {
  expect(
    told(`
  Copy: {Type: "AWS::DynamoDB::Table", Properties: {KinesisStreamSpecification: {StreamArn: !GetAtt Clicks.Arn}}}
  Channel: {Type: "AWS::Kinesis::Channel", Properties: {StreamConfigurationList: [{StreamARN: !GetAtt Clicks.Arn}]}}`),
  ).toEqual([]);
});
