import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";

const partial = "FunctionResponseTypes: [ReportBatchItemFailures]";
const bisecting = "BisectBatchOnFunctionError: true";
const limited = "MaximumRetryAttempts: 5";

const to = (destination: string): string => `DestinationConfig: {OnFailure: {Destination: !GetAtt ${destination}.Arn}}`;

/** A mapping with these settings, on a stream whose reader has alarms of its own, but none on the queues; the role may send to `Failed` only. */
function template(settings: readonly string[], { position = "TRIM_HORIZON", more = "" } = {}): string {
  const own = ["EventSourceArn: !GetAtt Clicks.Arn", "FunctionName: !Ref Worker", `StartingPosition: ${position}`, ...settings];
  return `Resources:
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Failed: {Type: "AWS::SQS::Queue"}
  Open: {Type: "AWS::SQS::Queue"}
  Ordered: {Type: "AWS::SQS::Queue", Properties: {FifoQueue: true}}
  Other: {Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies: [{PolicyName: p, PolicyDocument: {Statement: [{Effect: Allow, Action: "sqs:SendMessage", Resource: !GetAtt Failed.Arn}]}}]
  Worker:
    Type: AWS::Lambda::Function
    Metadata: {StreamLint: {idempotent: each record is written under its own key}}
    Properties: {Role: !GetAtt Role.Arn, DeadLetterConfig: {TargetArn: !GetAtt Open.Arn}}
  Reader: {Type: "AWS::Lambda::EventSourceMapping", Properties: {${own.join(", ")}}}
${alarm("IsLate", "AWS/Lambda", "IteratorAge", "FunctionName: !Ref Worker", "Maximum", 60000)}
${alarm("Fails", "AWS/Lambda", "Errors", "FunctionName: !Ref Worker", "Sum", 1)}
${alarm("Loses", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName: !GetAtt Failed.QueueName", "Maximum", 0)}
${more}`;
}

function alarm(name: string, namespace: string, metric: string, dimension: string, statistic: string, threshold: number): string {
  const [key = "", value = ""] = dimension.split(": ");
  return `  ${name}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      {Namespace: ${namespace}, MetricName: ${metric}, Dimensions: [{Name: ${key}, Value: ${value}}], Statistic: ${statistic}, Period: 60, EvaluationPeriods: 1,
       Threshold: ${threshold}, ComparisonOperator: GreaterThanThreshold, AlarmActions: ["arn:aws:sns:eu-west-1:111122223333:page"]}`;
}

function said(text: string): readonly string[] {
  const report = lint([{ path: "template.yaml", text }]);
  expect([report.unreadable, report.broken, report.undecided]).toEqual([[], [], []]);
  return report.findings.map(({ rule, subject }) => (subject === "Reader" ? rule : `${rule} ${subject}`)).sort();
}

function messageOf(rule: string, text: string): string | undefined {
  return lint([{ path: "template.yaml", text }]).findings.find((finding) => finding.rule === rule)?.message;
}

describe("one mistake, one finding:", () => {
  it.each<[what: string, settings: readonly string[], rules: readonly string[]]>([
    ["a well-built consumer", [to("Failed"), limited, partial], []],
    ["a consumer left to its defaults", [], ["no-failure-destination"]],
    ["the same with small batches", ["BatchSize: 5"], ["no-failure-destination"]],
    ["no destination, and the bad record is singled out", [bisecting], ["endless-retries", "no-failure-destination"]],
    ["no destination, and the handler tells which records failed", [partial], ["endless-retries", "no-failure-destination"]],
    ["no destination, limited retries", [limited, partial], ["no-failure-destination"]],
    ["no destination, limited age", ["MaximumRecordAgeInSeconds: 600", partial], ["no-failure-destination"]],
    ["a destination that is never reached", [to("Failed"), partial], ["failure-destination-unreachable"]],
    ["the same without partial batches", [to("Failed")], ["failure-destination-unreachable"]],
    ["a destination, and whole batches", [to("Failed"), limited], ["no-partial-batch-handling"]],
    [
      "a destination that the role may not send to",
      [to("Open"), limited, partial],
      ["failure-destination-not-permitted", "no-failure-destination-alarm"],
    ],
    ["a FIFO destination, which it may not send to, either", [to("Ordered"), limited, partial], ["fifo-failure-destination"]],
    ["a destination of another kind", [to("Other"), limited, partial], ["unsupported-failure-destination"]],
    ["one record, bisected", [to("Failed"), limited, bisecting, "BatchSize: 1"], ["bisect-batch-of-one"]],
  ])("%s", (_, settings, rules) => {
    const others = new Set(settings.some((one) => one.includes("OnFailure")) ? ["async-destination-on-stream"] : []);
    expect(said(template(settings)).filter((rule) => !others.has(rule))).toEqual(rules);
  });

  it("a consumer left to its defaults is told nothing of LATEST, another one is", () => {
    expect(said(template([], { position: "LATEST" }))).toEqual(["no-failure-destination"]);
    expect(said(template([limited, partial], { position: "LATEST" }))).toEqual(["no-failure-destination", "starting-position-latest"]);
  });

  it("a limit on retries changes what is told of a missing destination", () => {
    expect(messageOf("no-failure-destination", template([]))).toContain("blocks its shard");
    const dropped = messageOf("no-failure-destination", template([limited]));
    expect(dropped).toContain("is dropped");
    expect(dropped).not.toContain("blocks");
  });

  it("the function's own dead-letter queue is spoken of once: by who misses a destination, or for itself", () => {
    expect(messageOf("no-failure-destination", template([]))).toContain("DeadLetterConfig does not help");
    expect(said(template([to("Failed"), limited, partial]))).toEqual(["async-destination-on-stream"]);
  });

  it("an oversubscribed stream is not told that it has one shard, nor that nobody watches its throughput", () => {
    const readers = (count: number): string =>
      Array.from(
        { length: count },
        (_, index) =>
          `  R${index}: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Clicks.Arn, FunctionName: f${index}, StartingPosition: TRIM_HORIZON, Enabled: true}}`,
      ).join("\n");
    const ofStream = (count: number): readonly string[] =>
      said(template([to("Failed"), limited, partial], { more: readers(count) })).filter((one) => one.endsWith(" Clicks"));
    expect(ofStream(1)).toEqual(["hot-shard-single Clicks", "no-throughput-alarm Clicks"]);
    expect(ofStream(3)).toEqual(["kinesis-stream-oversubscribed Clicks"]);
  });
});
