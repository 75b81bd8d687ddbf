import { describe, expect, it } from "vitest";
import { consumerOf, modelOf, read, withEvent } from "./service.js";

const arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders";
const declared = "resources:\n  Resources:\n    Orders: {Type: 'AWS::Kinesis::Stream', Properties: {ShardCount: 1}}\n";

describe("a stream event", () => {
  it("has the defaults of the framework, not those of Lambda", () => {
    const consumer = consumerOf(`functions:\n  billing:\n    events:\n      - http: GET /\n      - stream: ${arn}\n`);
    expect(consumer).toMatchObject({ subject: "billing.events[1]", kind: "lambda", dialect: { format: "serverless", syntax: "yaml" } });
    expect(consumer.place.path).toEqual(["functions", "billing", "events", 1]);
    expect(consumer).toMatchObject({
      batchSize: { value: 10 },
      startingPosition: { value: "TRIM_HORIZON" },
      enabled: { value: true },
      retryAttempts: { is: "absent" },
      recordAge: { is: "absent" },
      bisect: { is: "absent" },
      parallelization: { is: "absent" },
      batchingWindow: { is: "absent" },
      tumblingWindow: { is: "absent" },
      reportBatchItemFailures: { is: "absent" },
      onFailure: { is: "absent" },
    });
    expect(consumer.stream?.subject).toBe(arn);
    expect(consumer.streamKind).toMatchObject({ value: "kinesis" });
  });

  it("may have each of its settings", () => {
    const consumer = consumerOf(
      withEvent(`arn: ${arn}
batchSize: 500
batchWindow: 5
startingPosition: LATEST
enabled: false
maximumRetryAttempts: 3
maximumRecordAgeInSeconds: 3600
bisectBatchOnFunctionError: true
functionResponseType: ReportBatchItemFailures
parallelizationFactor: 2
tumblingWindowInSeconds: 60
destinations: {onFailure: {type: sqs, arn: !GetAtt Failed.Arn}}`),
    );
    expect(consumer).toMatchObject({
      batchSize: { value: 500 },
      batchingWindow: { value: 5 },
      startingPosition: { value: "LATEST" },
      enabled: { value: false },
      retryAttempts: { value: 3 },
      recordAge: { value: 3600 },
      bisect: { value: true },
      reportBatchItemFailures: { value: true },
      parallelization: { value: 2 },
      tumblingWindow: { value: 60 },
      onFailure: { is: "unknown", mayBeAbsent: false, refersTo: { name: "Failed" } },
    });
    const path = ["functions", "billing", "events", 0, "stream"];
    expect(consumer.bisect).toMatchObject({ place: { path: [...path, "bisectBatchOnFunctionError"] } });
    expect(consumer.onFailure).toMatchObject({ place: { path: [...path, "destinations", "onFailure", "arn"] } });
  });

  it.each([
    ["destinations: {onFailure: arn:aws:sqs:eu-west-1:1:failed}", { value: "arn:aws:sqs:eu-west-1:1:failed" }],
    ["destinations: {onFailure: !GetAtt Failed.Arn}", { refersTo: { name: "Failed" } }],
    ["destinations: {onFailure: '${opt:queue}'}", { is: "unknown", mayBeAbsent: false }],
    ["destinations: ${opt:where}", { is: "unknown", mayBeAbsent: true }],
    ["destinations:", { is: "absent" }],
    ["destinations: {}", { is: "absent" }],
  ])("with %s", (text, expected) => {
    expect(consumerOf(withEvent(`arn: ${arn}\n${text}`)).onFailure).toMatchObject(expected);
  });

  it("is written by the framework as if zero were not there", () => {
    const consumer = consumerOf(withEvent(`arn: ${arn}\nbatchSize: 0\nmaximumRecordAgeInSeconds: 0\nmaximumRetryAttempts: 0`));
    expect(consumer).toMatchObject({ batchSize: { value: 10 }, recordAge: { is: "absent" }, retryAttempts: { value: 0 } });
  });

  it("takes its kind from its type, else from its ARN", () => {
    const kind = (text: string): unknown => consumerOf(withEvent(text)).streamKind;
    expect(kind("type: dynamodb\narn: !ImportValue Orders")).toMatchObject({ value: "dynamodb" });
    expect(kind("arn: '${self:custom.arn}'\ntype: '${opt:type, \"kinesis\"}'")).toMatchObject({ value: "kinesis" });
    expect(kind("arn: arn:aws:dynamodb:eu-west-1:1:table/orders/stream/1")).toMatchObject({ value: "dynamodb" });
    expect(kind("arn: !ImportValue Orders")).toMatchObject({ is: "unknown" });
  });

  it("without an arn reads something that nobody knows", () => {
    const { unplaced, streamKind } = consumerOf(withEvent("type: kinesis\nbatchSize: 5"));
    expect(unplaced).toBe("billing.events[0] has no arn");
    expect(streamKind).toMatchObject({ value: "kinesis" });
  });

  it.each(["null", "[]", "{}"])("events that are %s are none", (events) => {
    expect(read(`functions:\n  billing:\n    events: ${events === "{}" ? "[]" : events}\n`)).toMatchObject({
      parts: { consumers: [] },
      remarks: [],
    });
  });

  it("that stands in no list is not judged, and told of", () => {
    const { parts, remarks } = read(`functions:\n  billing:\n    events:\n      stream: ${arn}\n`);
    expect(parts.consumers).toEqual([]);
    expect(remarks).toMatchObject([{ place: { path: ["functions", "billing", "events"] } }]);
    expect(remarks?.[0]?.message).toContain("The events of function billing are a list");
  });

  it("that code makes is not judged, and told of", () => {
    const { parts, hidden } = read(
      "functions:\n  billing:\n    events:\n      - ${file(events.js):orders}\n      - sns: topic\n  audit: ${file(audit.ts)}\n  mail:\n    events: ${file(mail.cjs):events}\n",
    );
    expect(parts.consumers).toEqual([]);
    expect(hidden?.map(({ message }) => message)).toEqual([
      "The events of function audit cannot be judged: audit.ts is code, and is not run.",
      "billing.events[0] cannot be judged: events.js is code, and is not run.",
      "The events of function mail cannot be judged: mail.cjs is code, and is not run.",
    ]);
    expect(read("functions: ${file(all.js)}\n").hidden).toMatchObject([
      { message: "The functions of this service cannot be judged: all.js is code, and is not run.", place: { path: ["functions"] } },
    ]);
  });

  it("that has the same mapping as another takes its place, as it does when it is deployed", () => {
    const text = `functions:\n  billing:\n    events:\n      - stream: ${arn}\n      - stream: {arn: "${arn}", batchSize: 7}\n`;
    expect(consumerOf(text)).toMatchObject({ subject: "billing.events[1]", batchSize: { value: 7 } });
  });
});

describe("which stream an event reads", () => {
  it.each([
    "arn: !GetAtt Orders.Arn\ntype: kinesis",
    "arn: {Fn::GetAtt: [Orders, Arn]}\ntype: kinesis",
    "arn: '${self:custom.arn}'\ntype: kinesis",
    "arn: !Sub 'arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/${Orders}'\ntype: kinesis",
  ])("the one in resources: %s", (event) => {
    const model = modelOf(withEvent(event, `custom:\n  arn: {Fn::GetAtt: [Orders, Arn]}\n${declared}`));
    expect(model.streams.map(({ subject }) => subject)).toEqual(["Orders"]);
    expect(model.streams[0]?.subscriptions.map(({ consumer }) => consumer.subject)).toEqual(["billing.events[0]"]);
    expect(model.streams[0]?.place.path).toEqual(["resources", "Resources", "Orders"]);
  });

  it.each(["arn:aws:kinesis:#{AWS::Region}:#{AWS::AccountId}:stream/", "arn:aws:kinesis:${self:provider.region}:${aws:accountId}:stream/"])(
    "by a name that both are given: %s",
    (start) => {
      const text = withEvent(
        `arn: '${start}\${self:service}-\${sls:stage}'`,
        "resources:\n  Resources:\n    Orders: {Type: 'AWS::Kinesis::Stream', Properties: {Name: '${self:service}-${opt:stage, \"dev\"}'}}\n",
      );
      expect(modelOf(text).streams.map(({ subject }) => subject)).toEqual(["Orders"]);
    },
  );

  it("is the same for two that look up the same output or parameter", () => {
    for (const source of ["${cf:shop-${sls:stage}.Arn}", "${ssm:/orders/arn}", "${s3:bucket/arn}", "${opt:arn}"]) {
      const event = `      - stream: {type: kinesis, arn: '${source}'}\n`;
      const model = modelOf(`functions:\n  one:\n    events:\n${event}  two:\n    events:\n${event}`);
      expect(model.streams.map(({ subscriptions }) => subscriptions.length)).toEqual([2]);
    }
  });
});

describe("a registered consumer", () => {
  const reads = (consumer: string, arn = "!GetAtt Orders.Arn"): unknown =>
    consumerOf(withEvent(`type: kinesis\narn: ${arn}\nconsumer: ${consumer}`, declared)).reads;

  it("is made for the event that asks for it", () => {
    expect(reads("true")).toMatchObject({ value: "fan-out" });
    expect(read(withEvent(`arn: ${arn}\nconsumer: true`)).parts.registrations).toMatchObject([
      { name: "BillingordersConsumerStreamConsumer", place: { path: ["functions", "billing", "events", 0, "stream", "consumer"] } },
    ]);
  });

  it("may be one that is there already", () => {
    expect(reads("arn:aws:kinesis:eu-west-1:1:stream/orders/consumer/billing:1")).toMatchObject({ value: "fan-out" });
    expect(reads("!Ref Fast")).toMatchObject({ value: "fan-out" });
    expect(modelOf(withEvent("type: kinesis\narn: !GetAtt Orders.Arn\nconsumer: !Ref Fast", declared)).streams).toHaveLength(1);
  });

  it("is none where it says no, and unknown where nobody knows", () => {
    expect(reads("false")).toMatchObject({ value: "shared" });
    expect(reads("${file(x.js):fast}")).toMatchObject({ is: "unknown" });
    expect(consumerOf(withEvent("type: dynamodb\narn: !GetAtt T.StreamArn\nconsumer: true")).reads).toMatchObject({ value: "shared" });
  });
});
