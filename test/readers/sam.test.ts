import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";
import type { Consumer } from "../../src/model/consumer.js";
import { modelOf } from "./model.js";

const orders = '  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}';

/** The reader of a function with these properties beside its event, in a template with these further sections. */
function readerOf(properties: string, sections = "", attributes = ""): Consumer | undefined {
  return modelOf(`
Transform: AWS::Serverless-2016-10-31
${sections}
Resources:
${orders}
  Billing:
    Type: AWS::Serverless::Function
    ${attributes}
    Properties:
      ${properties}
      Events:
        Stream: {Type: Kinesis, Properties: {Stream: !GetAtt Orders.Arn, StartingPosition: LATEST}}
`).consumers[0];
}

function environmentOf(consumer: Consumer | undefined): Record<string, unknown> | undefined {
  const environment = consumer?.function.is === "known" ? consumer.function.value.environment : undefined;
  if (environment?.is !== "known") return undefined;
  return Object.fromEntries([...environment.value].map(([name, value]) => [name, value.is === "known" ? value.value : value.is]));
}

describe("Globals", () => {
  const globals = "Globals: {Function: {Environment: {Variables: {A: global, B: global}}, DeadLetterQueue: {Type: SQS, TargetArn: x}}}";
  const own = "Environment: {Variables: {B: own, C: own}}";

  it("lie under the function's own properties, variable by variable", () => {
    expect(environmentOf(readerOf(own, globals))).toEqual({ A: "global", B: "own", C: "own" });
  });

  it("are overridden as a whole by an intrinsic function", () => {
    expect(environmentOf(readerOf("Environment: {Variables: !Ref Nobody}", globals))).toBeUndefined();
  });

  it("are refused, all or some, by IgnoreGlobals", () => {
    expect(environmentOf(readerOf(own, globals, "IgnoreGlobals: '*'"))).toEqual({ B: "own", C: "own" });
    expect(environmentOf(readerOf(own, globals, "IgnoreGlobals: [Environment]"))).toEqual({ B: "own", C: "own" });
    expect(environmentOf(readerOf(own, globals, "IgnoreGlobals: [Timeout]"))).toEqual({ A: "global", B: "own", C: "own" });
  });

  it("hold the failure handling of asynchronous calls, too", () => {
    const reader = readerOf("Timeout: 3", globals);
    expect(reader?.function).toMatchObject({ value: { asyncFailureHandling: "DeadLetterQueue" } });
  });
});

describe("an event", () => {
  it("is named after its function and itself, and stands on its own line", () => {
    const reader = readerOf("Timeout: 3");
    expect(reader?.subject).toBe("Billing.Stream");
    expect(reader?.place.path).toEqual(["Resources", "Billing", "Properties", "Events", "Stream"]);
  });

  it("exists under the condition of its function", () => {
    expect(readerOf("Timeout: 3", "Conditions: {IsProd: !Equals [!Ref AWS::Region, eu-west-1]}", "Condition: IsProd")?.when).toMatchObject({
      name: "IsProd",
    });
  });

  it.each(["SQS", "MSK", "MQ", "SelfManagedKafka", "DocumentDB", "Api", "Schedule", "SNS", "S3"])("of type %s is none of ours", (type) => {
    const text = `
Resources:
  Worker:
    Type: AWS::Serverless::Function
    Properties: {Events: {Any: {Type: ${type}, Properties: {Queue: q, Stream: s, StartingPosition: LATEST}}}}
`;
    expect(modelOf(text).consumers).toEqual([]);
    expect(lint([{ path: "a.yaml", text }]).unreadable).toEqual([]);
  });
});

describe("what SAM refuses", () => {
  const event = (properties: string, more = "") => `
Resources:
  Billing:
    Type: AWS::Serverless::Function
    Properties:
      ${more}
      Events:
        Orders: {Type: DynamoDB, Properties: ${properties}}
`;

  it.each([
    ["no stream", event("{StartingPosition: LATEST}"), "Stream is missing"],
    ["no starting position", event("{Stream: arn}"), "StartingPosition is missing"],
    ["a consumer group", event("{Stream: arn, StartingPosition: LATEST, ConsumerGroupId: g}"), "ConsumerGroupId is for Kafka"],
    ["a filter under another name", event("{Stream: arn, StartingPosition: LATEST, FilterCriteria: {Filter: []}}"), "not Filter"],
    [
      "a destination without OnFailure",
      event("{Stream: arn, StartingPosition: LATEST, DestinationConfig: {OnSuccess: {}}}"),
      "needs OnFailure",
    ],
    [
      "a destination that is no map",
      event("{Stream: arn, StartingPosition: LATEST, DestinationConfig: {OnFailure: arn}}"),
      "not a single value",
    ],
    [
      "a type that is none",
      event("{Stream: arn, StartingPosition: LATEST, DestinationConfig: {OnFailure: {Type: Lambda, Destination: arn}}}"),
      "not Lambda",
    ],
    ["tenants", event("{Stream: arn, StartingPosition: LATEST}", "TenancyConfig: {TenantIsolationMode: PER_TENANT}"), "TenancyConfig"],
  ])("%s: the file is not judged, and the message says why", (_, text, expected) => {
    const report = lint([{ path: "template.yaml", text }]);
    expect(report.unreadable).toHaveLength(1);
    expect(report.unreadable[0]?.message).toMatch(/^SAM refuses event Billing\.Orders: /);
    expect(report.unreadable[0]?.message).toContain(expected);
    expect(report.summary.templates).toBe(0);
  });

  it.each([
    ["an empty destination", "{Stream: arn, StartingPosition: LATEST, DestinationConfig: {}}"],
    ["a computed filter", "{Stream: arn, StartingPosition: LATEST, FilterCriteria: !Select [0, [{}]]}"],
    ["a position under a condition", "{Stream: arn, StartingPosition: !If [X, LATEST, TRIM_HORIZON]}"],
  ])("is not %s", (_, properties) => {
    expect(lint([{ path: "template.yaml", text: event(properties) }]).unreadable).toEqual([]);
  });
});
