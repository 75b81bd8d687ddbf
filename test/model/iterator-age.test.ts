import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";

interface Looks {
  readonly namespace?: string;
  readonly metric?: string;
  readonly dimensions?: string;
  readonly statistic?: string;
  readonly threshold?: string;
  readonly more?: string;
}

/** What is said of an alarm beside a function that reads a stream of four shards, and keeps records for a week. */
function told(looks: Looks, stream = "ShardCount: 4, RetentionPeriodHours: 168"): string {
  const { namespace = "AWS/Lambda", metric = "IteratorAge", dimensions = "{Name: FunctionName, Value: !Ref Search}" } = looks;
  const { statistic = "Maximum", threshold = "3600000", more = "" } = looks;
  const own =
    looks.more?.includes("Metrics:") === true
      ? ""
      : `Namespace: ${namespace}, MetricName: ${metric}, Dimensions: [${dimensions}], Statistic: ${statistic},`;
  const text = `
Parameters: {Unknown: {Type: String}}
Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {${stream}}}
  Search: {Type: AWS::Lambda::Function, Properties: {Handler: a.b}}
  Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Clicks.Arn, FunctionName: !Ref Search, StartingPosition: LATEST}}
  Late:
    Type: AWS::CloudWatch::Alarm
    Properties: {${own} Threshold: ${threshold}, ComparisonOperator: GreaterThanThreshold, AlarmActions: [a]${more}}
`;
  const report = lint([{ path: "a.yaml", text }]);
  expect([report.broken, report.unreadable, report.recovered]).toEqual([[], [], []]);
  const rule = "iterator-age-alarm-never-fires";
  const found = report.findings.find((finding) => finding.rule === rule);
  const undecided = report.undecided.find((one) => one.rule === rule);
  return found?.message ?? (undecided === undefined ? "nothing" : `undecided: ${undecided.because.join("; ")}`);
}

const ofStream = "{Name: StreamName, Value: !Ref Clicks}";
const kinesis = { namespace: "AWS/Kinesis", dimensions: ofStream };

describe("an alarm on the age of an iterator", () => {
  it.each<readonly [string, Looks]>([
    ["a metric that only Lambda has", { ...kinesis, metric: "IteratorAge" }],
    ["a metric in other letters", { metric: "iteratorAge" }],
    ["the metric of the other service", { metric: "GetRecords.IteratorAgeMilliseconds" }],
    ["the age of a table", { namespace: "AWS/DynamoDB", dimensions: "{Name: TableName, Value: orders}" }],
    ["half of a name", { ...kinesis, metric: "MillisBehindLatest" }],
  ])("that looks at %s gets no data", (_, looks) => {
    expect(told(looks)).toContain("AWS has no such metric there");
  });

  it.each<readonly [string, Looks]>([
    ["a stream in place of a function", { dimensions: ofStream }],
    ["the id of a mapping", { dimensions: "{Name: EventSourceMappingUUID, Value: !Ref Mapping}" }],
    ["nothing, where there is no sum", { ...kinesis, metric: "GetRecords.IteratorAgeMilliseconds", dimensions: "" }],
    [
      "a shard, where there is none",
      { ...kinesis, metric: "GetRecords.IteratorAgeMilliseconds", dimensions: `${ofStream}, {Name: ShardId, Value: a}` },
    ],
    ["a stream without its shard", { ...kinesis, metric: "IteratorAgeMilliseconds" }],
    ["a stream without its consumer", { ...kinesis, metric: "SubscribeToShardEvent.MillisBehindLatest" }],
  ])("that names %s gets no data", (_, looks) => {
    expect(told(looks)).toMatch(/by .* and AWS has it by [\w ]+ only/);
  });

  it.each(["!GetAtt Search.Arn", "!Sub 'arn:aws:lambda:${AWS::Region}:1:function:${Search}'", "arn:aws:lambda:eu-west-1:1:function:a"])(
    "that names the ARN %s gets no data",
    (value) => {
      expect(told({ dimensions: `{Name: FunctionName, Value: ${value}}` })).toContain("with an ARN in place of a name");
    },
  );

  it.each<readonly [string, Looks]>([
    ["all functions together", { dimensions: "" }],
    ["an alias", { dimensions: "{Name: FunctionName, Value: !Ref Search}, {Name: Resource, Value: search:live}" }],
    ["the polls of a stream", { ...kinesis, metric: "GetRecords.IteratorAgeMilliseconds" }],
    [
      "a registered consumer",
      { ...kinesis, metric: "SubscribeToShardEvent.MillisBehindLatest", dimensions: `${ofStream}, {Name: ConsumerName, Value: a}` },
    ],
    ["each shard", { ...kinesis, metric: "IteratorAgeMilliseconds", dimensions: `${ofStream}, {Name: ShardId, Value: a}` }],
    ["a metric of its own", { namespace: "Shop", metric: "IteratorAge" }],
    [
      "a formula",
      {
        more: ", Metrics: [{Id: a, Expression: m / 1000}, {Id: m, MetricStat: {Metric: {Namespace: AWS/Lambda, MetricName: IteratorAge, Dimensions: [{Name: FunctionName, Value: !Ref Search}]}, Stat: Average}}]",
        threshold: "60",
      },
    ],
    ["the ninety-ninth percentile", { statistic: "p99" }],
    ["half of the retention", { threshold: "302400000" }],
  ])("that looks at %s is nobody's business", (_, looks) => {
    expect(told(looks)).toBe("nothing");
  });

  it.each<readonly [string, Looks, string]>([
    ["in seconds", { threshold: "300" }, "goes off at 300 milliseconds"],
    ["beyond half of a week", { threshold: "302400001" }, "goes off when records are 84 hours old, and Mapping loses them at 7 days"],
    ["a mean", { statistic: "Average" }, "looks at the Average of all shards"],
    ["a low percentile", { statistic: "p50" }, "looks at the p50 of all shards"],
    [
      "of a query",
      { more: `, Metrics: [{Id: q, Expression: 'SELECT AVG(IteratorAge) FROM SCHEMA("AWS/Lambda", FunctionName)'}]` },
      "looks at the Average",
    ],
    [
      "in one part of a formula",
      {
        more: ", Metrics: [{Id: a, Expression: m / 1000}, {Id: m, MetricStat: {Metric: {Namespace: AWS/Kinesis, MetricName: IteratorAge}, Stat: Maximum}}]",
      },
      "AWS has no such metric",
    ],
  ])("is told of where it is wrong %s", (_, looks, sentence) => {
    expect(told(looks)).toContain(sentence);
  });

  it("of an on-demand stream and of one whose shards nobody knows", () => {
    expect(told({ statistic: "Average" }, "StreamModeDetails: {StreamMode: ON_DEMAND}")).toContain("Average of all shards");
    expect(told({ statistic: "Average" }, "ShardCount: !Ref Unknown")).toBe("undecided: parameter Unknown has no default");
    expect(told({ threshold: "50000000" }, "ShardCount: 1, RetentionPeriodHours: !Ref Unknown")).toBe(
      "undecided: parameter Unknown has no default",
    );
  });
});
