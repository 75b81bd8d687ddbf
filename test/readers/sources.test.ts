import { describe, expect, it } from "vitest";
import { modelOf } from "./model.js";

/** The streams and readers that a mapping with this source belongs to. */
function reading(source: string, more = "StartingPosition: LATEST") {
  return modelOf(`
Parameters:
  Open: {Type: String}
  Env: {Type: String, Default: dev}
  Literal: {Type: String, Default: "arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"}
  Blank: {Type: String, Default: ""}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1, Name: orders}}
  Named: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1, Name: !Sub "\${Env}-named"}}
  Fast: {Type: "AWS::Kinesis::StreamConsumer", Properties: {ConsumerName: fast, StreamARN: !GetAtt Orders.Arn}}
  Items: {Type: "AWS::DynamoDB::Table", Properties: {TableName: items, StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  Global: {Type: "AWS::DynamoDB::GlobalTable", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}
  Still: {Type: "AWS::DynamoDB::Table", Properties: {TableName: still}}
  Jobs: {Type: "AWS::SQS::Queue"}
  Broker: {Type: "AWS::AmazonMQ::Broker"}
  Topics: {Type: "AWS::MSK::Cluster"}
  Documents: {Type: "AWS::DocDB::DBCluster"}
  Nested: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: https://example.com/a.yaml}}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: ${source}
      FunctionName: billing
      ${more}
`);
}

function told(source: string): string {
  const [consumer] = reading(source).consumers;
  if (consumer === undefined) return "not a stream";
  const kind = consumer.streamKind.is === "known" ? consumer.streamKind.value : "unknown";
  const reads = consumer.reads.is === "known" ? consumer.reads.value : "unknown";
  return `${consumer.stream?.subject ?? "nowhere"} ${kind} ${reads}`;
}

describe("a mapping whose source is", () => {
  it.each([
    ["!GetAtt Orders.Arn", "Orders kinesis shared"],
    ["{Fn::GetAtt: [Orders, Arn]}", "Orders kinesis shared"],
    ["!Sub '${Orders.Arn}'", "Orders kinesis shared"],
    ["!Sub 'arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/${Orders}'", "Orders kinesis shared"],
    [
      "!Join ['', ['arn:', !Ref 'AWS::Partition', ':kinesis:', !Ref 'AWS::Region', ':', !Ref 'AWS::AccountId', ':stream/', !Ref Orders]]",
      "Orders kinesis shared",
    ],
    ["arn:aws:kinesis:eu-west-1:111122223333:stream/orders", "Orders kinesis shared"],
    ["!Sub 'arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/${Env}-named'", "Named kinesis shared"],
    ["!FindInMap [Streams, dev, arn, {DefaultValue: !GetAtt Orders.Arn}]", "Orders kinesis shared"],
    ["!FindInMap [Streams, dev, arn, {DefaultValue: !Ref Literal}]", "Literal kinesis shared"],
    ["!FindInMap [Streams, dev, arn, {DefaultValue: !Ref Open}]", "Open unknown unknown"],
    ["!GetAtt [!Sub 'Orders', !Sub 'Arn']", "Orders kinesis shared"],
    ["!GetAtt Fast.ConsumerARN", "Orders kinesis fan-out"],
    ["!Ref Fast", "Orders kinesis fan-out"],
    ["arn:aws:kinesis:eu-west-1:111122223333:stream/orders/consumer/fast:1700000000", "Orders kinesis fan-out"],
    ["!GetAtt Items.StreamArn", "Items dynamodb shared"],
    ["!GetAtt Global.StreamArn", "Global dynamodb shared"],
    ["arn:aws:dynamodb:eu-west-1:111122223333:table/items/stream/2026-01-01T00:00:00.000", "Items dynamodb shared"],
    [
      "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000",
      "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-01T00:00:00.000 dynamodb shared",
    ],
    ["!GetAtt Nested.Outputs.StreamArn", "Nested.Outputs.StreamArn unknown unknown"],
    ["!Ref Open", "Open unknown unknown"],
    ["!Ref Blank", "Blank unknown unknown"],
    ["!Ref Literal", "Literal kinesis shared"],
    ["!ImportValue orders-stream", "orders-stream unknown unknown"],
    ["'{{resolve:ssm:/shop/stream}}'", "{{resolve:ssm:/shop/stream}} unknown unknown"],
    [
      "'arn:aws:kinesis:eu-west-1:111122223333:stream/{{resolve:ssm:/shop/name}}'",
      "arn:aws:kinesis:eu-west-1:111122223333:stream/{{resolve:ssm:/shop/name}} kinesis shared",
    ],
    ["!If [IsProd, !GetAtt Orders.Arn, !GetAtt Named.Arn]", "nowhere kinesis shared"],
    ["!GetAtt Still.StreamArn", "nowhere dynamodb shared"],
  ])("%s reads %s", (source, expected) => {
    expect(told(source)).toBe(expected);
  });

  it.each([
    ["a queue", "!GetAtt Jobs.Arn"],
    ["the literal ARN of a queue", "arn:aws:sqs:eu-west-1:111122223333:jobs"],
    ["an ARN of a queue that is put together", "!Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs'"],
    ["a broker", "!GetAtt Broker.Arn"],
    ["a Kafka cluster", "!Ref Topics"],
    ["the literal ARN of a Kafka cluster", "arn:aws:kafka:eu-west-1:111122223333:cluster/c/1"],
    ["a document database", "!Ref Documents"],
  ])("%s is none of ours", (_, source) => {
    expect(reading(source).consumers).toEqual([]);
  });

  it.each([
    ["Topics", "[clicks]"],
    ["Queues", "[clicks]"],
    ["SelfManagedEventSource", "{Endpoints: {KafkaBootstrapServers: [broker]}}"],
    ["AmazonManagedKafkaEventSourceConfig", "{ConsumerGroupId: g}"],
    ["SelfManagedKafkaEventSourceConfig", "{ConsumerGroupId: g}"],
    ["DocumentDBEventSourceConfig", "{DatabaseName: d}"],
  ])("unknown, beside %s, is none of ours", (name, value) => {
    expect(reading("!Ref Open", `StartingPosition: LATEST\n      ${name}: ${value}`).consumers).toEqual([]);
  });

  it("under a condition that is computed may be there or not", () => {
    const text = `Resources: {Reader: {Type: "AWS::Lambda::EventSourceMapping", Condition: !Sub IsProd, Properties: {EventSourceArn: "arn:aws:kinesis:a:1:stream/s", StartingPosition: LATEST}}}`;
    expect(modelOf(text).consumers.map(({ when }) => when)).toEqual([{ is: "unknowable", because: "the condition of Reader is computed" }]);
  });

  it("unknown, without a starting position, is no stream: a stream needs one", () => {
    expect(reading("!Ref Open", "BatchSize: 10").consumers).toEqual([]);
  });

  it.each([
    ["a macro", "Fn::Transform: {Name: Settings}", "Fn::Transform may add StartingPosition"],
    [
      "a loop",
      "Fn::ForEach::Keys: [Key, !Ref Open, {'${Key}': 1}]",
      "Fn::ForEach::Keys may add StartingPosition: parameter Open has no default",
    ],
  ])(
    "a mapping to which %s may add anything is still there; where its source is unknown, too, it may be none of ours",
    (_, adding, because) => {
      expect(reading("!GetAtt Orders.Arn", adding).consumers.map(({ when }) => when)).toEqual([{ is: "always" }]);
      expect(reading("!Ref Open", adding).consumers.map(({ when }) => when)).toEqual([{ is: "unknowable", because }]);
    },
  );

  it("a stream in some deployments and a queue in the others exists in the former only", () => {
    expect(reading("!If [IsProd, !GetAtt Orders.Arn, !GetAtt Jobs.Arn]").consumers[0]?.when).toMatchObject({ is: "named", name: "IsProd" });
  });
});

describe("two mappings read the same stream", () => {
  const streamsRead = (one: string, other: string): number => {
    const mapping = (source: string): string =>
      `{Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: ${source}, StartingPosition: LATEST}}`;
    const { consumers } = modelOf(`
Parameters: {Open: {Type: String}, Which: {Type: String, Default: Orders}}
Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  One: ${mapping(one)}
  Other: ${mapping(other)}
`);
    return new Set(consumers.map(({ stream }) => stream)).size;
  };

  it.each([
    ["!Select [0, !GetAZs '']", "{Fn::Select: [0, {Fn::GetAZs: ''}]}"],
    ["!Base64 x", "{Fn::Base64: x}"],
    ["!Base64 {Fn::Sub: '${Open}'}", "{Fn::Base64: !Sub '${Open}'}"],
    ["!GetStackOutput {StackName: s, OutputName: o}", "{Fn::GetStackOutput: {OutputName: o, StackName: s}}"],
    ["{Fn::GetStackOutput: {StackName: !Ref Open, OutputName: o}}", "{Fn::GetStackOutput: {StackName: {Ref: Open}, OutputName: o}}"],
    ["!FindInMap [M, !Ref AWS::Region, k]", "{Fn::FindInMap: [M, {Ref: AWS::Region}, k]}"],
    ["!GetAtt [!Ref Which, Arn]", "{Fn::GetAtt: [{Ref: Which}, Arn]}"],
  ])("%s and %s", (one, other) => {
    expect(streamsRead(one, other)).toBe(1);
  });

  it.each([
    ["!Base64 x", "!Base64 y"],
    ["!Base64 x", "!GetAZs x"],
    ["!GetStackOutput {StackName: s, OutputName: o}", "!GetStackOutput {StackName: s, OutputName: p}"],
    ["!GetAtt [!Ref Which, Arn]", "!GetAtt Orders.Arn"],
  ])("but not %s and %s", (one, other) => {
    expect(streamsRead(one, other)).toBe(2);
  });

  it("not where a macro makes the source: it may make another each time", () => {
    expect(reading("{Fn::Transform: {Name: Stream}}").consumers[0]).toMatchObject({
      stream: undefined,
      unplaced: "Fn::Transform is worked out when the stack is deployed",
    });
  });
});

describe("a reader that cannot be placed", () => {
  it("may read any stream of its template, so that their counts are unsure", () => {
    const { streams } = reading("!Ref Open");
    const orders = streams.find((stream) => stream.subject === "Orders");
    expect(orders?.subscriptions.map(({ there }) => there)).toEqual([
      { is: "unsure", because: ["Reader may read it too: parameter Open has no default"] },
    ]);
  });

  it("may read any, too, where a dynamic reference names its stream", () => {
    const { streams } = reading("'{{resolve:ssm:/shop/stream}}'");
    expect(streams.find((stream) => stream.subject === "Orders")?.subscriptions.map(({ there }) => there.is)).toEqual(["unsure"]);
  });

  it("touches nothing where it imports from another stack", () => {
    const { streams } = reading("!ImportValue orders-stream");
    expect(streams.find((stream) => stream.subject === "Orders")?.subscriptions).toEqual([]);
  });

  it("touches nothing where its table has no stream", () => {
    const { streams, consumers } = reading("!GetAtt Still.StreamArn");
    expect(consumers[0]?.unplaced).toBe("table Still has no stream");
    expect(streams.flatMap(({ subscriptions }) => subscriptions)).toEqual([]);
  });
});

it("streams that happen to be called alike are told apart", () => {
  const { streams } = modelOf(`
Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  One: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: a, StartingPosition: LATEST}}
  Two: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !ImportValue Orders, FunctionName: b, StartingPosition: LATEST}}
`);
  expect(streams.map(({ subject }) => subject)).toEqual(["Orders", "Orders"]);
  expect(new Set(streams.map(({ id }) => id)).size).toBe(2);
});

it("readers of the same undeclared stream are readers of one stream", () => {
  const { streams } = modelOf(`
Parameters: {StreamArn: {Type: String}}
Resources:
  One: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !Ref StreamArn, FunctionName: a, StartingPosition: LATEST}}
  Two: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !Sub "\${StreamArn}", FunctionName: b, StartingPosition: LATEST}}
  Three: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !ImportValue s, FunctionName: c, StartingPosition: LATEST}}
`);
  expect(streams.map(({ subject, declared, subscriptions }) => [subject, declared, subscriptions.length])).toEqual([
    ["StreamArn", false, 2],
    ["s", false, 1],
  ]);
});
