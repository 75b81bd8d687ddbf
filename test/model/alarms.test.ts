import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";

/** What is said by a rule of a template with a reader of a stream, and with these resources: subjects, and what is undecided. */
function said(rule: string, resources: string, destination = "!GetAtt Failed.Arn"): readonly string[] {
  const text = `
Parameters: {Unknown: {Type: String}}
Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Search: {Type: AWS::Lambda::Function, Properties: {Handler: a.b}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Clicks.Arn
      FunctionName: !Ref Search
      StartingPosition: LATEST
      MaximumRetryAttempts: 3
      DestinationConfig: {OnFailure: {Destination: ${destination}}}
${resources}
`;
  const report = lint([{ path: "a.yaml", text }]);
  expect([report.broken, report.unreadable, report.recovered]).toEqual([[], [], []]);
  const ofRule = <T extends { readonly rule: string }>(all: readonly T[]): readonly T[] => all.filter((one) => one.rule === rule);
  return [
    ...ofRule(report.findings).map(({ subject, when }) => (when === null ? subject : `${subject} when ${when}`)),
    ...ofRule(report.undecided).map(({ subject, because }) => `${subject}? ${because.join("; ")}`),
  ];
}

const alarm = (
  name: string,
  more: string,
  looks = "AWS/Lambda, MetricName: IteratorAge, Dimensions: [{Name: FunctionName, Value: !Ref Search}]",
): string =>
  `  ${name}: {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: ${looks}, Statistic: Maximum, Threshold: 3600000, ComparisonOperator: GreaterThanThreshold${more}}}`;
const composite = (rule: string, more = ", AlarmActions: [topic]", name = "Sick"): string =>
  `  ${name}: {Type: AWS::CloudWatch::CompositeAlarm, Properties: {AlarmName: sick, AlarmRule: ${rule}${more}}}`;
const lines = (...all: readonly string[]): string => all.join("\n");

describe("an alarm without an action", () => {
  const named = alarm("Late", ", AlarmName: search-is-late");
  const unnamed = alarm("Late", "");

  it.each<readonly [string, string, readonly string[]]>([
    ["tells nobody", unnamed, ["Late"]],
    ["tells nobody with an empty list", alarm("Late", ", AlarmActions: []"), ["Late"]],
    ["tells nobody when all is well again", alarm("Late", ", OKActions: [topic]"), ["Late"]],
    ["tells somebody where its topic is in an unknown list", alarm("Late", ", AlarmActions: [!Ref Unknown]"), []],
    ["is passed on by name", lines(named, composite("ALARM(search-is-late)")), []],
    ["is passed on by name in quotes", lines(named, composite(`'ALARM("search-is-late") OR ALARM("other")'`)), []],
    ["is passed on by ARN", lines(named, composite("'ALARM(\"arn:aws:cloudwatch:eu-west-1:1:alarm:search-is-late\")'")), []],
    ["is not passed on by another name that begins alike", lines(named, composite("ALARM(search-is-late-again)")), ["Late"]],
    ["is passed on by reference", lines(unnamed, composite("!Sub 'ALARM(${Late})'")), []],
    ["is passed on by its ARN's reference", lines(unnamed, composite("!Sub 'ALARM(${Late.Arn})'")), []],
    [
      "is not passed on where another one is",
      lines(unnamed, alarm("Other", ", AlarmActions: [a]"), composite("!Sub 'ALARM(${Other})'")),
      ["Late"],
    ],
    ["is not passed on by one that tells nobody", lines(named, composite("ALARM(search-is-late)", "")), ["Late"]],
    [
      "is not passed on by one that is switched off",
      lines(named, composite("ALARM(search-is-late)", ", AlarmActions: [a], ActionsEnabled: false")),
      ["Late"],
    ],
    [
      "is passed on by one above the one above",
      lines(named, composite("ALARM(search-is-late)", ""), composite("ALARM(sick)", ", AlarmActions: [a]", "Above")),
      [],
    ],
    [
      "may be passed on by one whose rule nobody knows",
      lines(named, composite("!Ref Unknown")),
      ["Late? parameter Unknown has no default"],
    ],
    [
      "may be passed on by one whose actions nobody knows",
      lines(named, composite("ALARM(search-is-late)", ", AlarmActions: !Ref Unknown")),
      ["Late? parameter Unknown has no default"],
    ],
  ])("%s", (_, resources, expected) => {
    expect(said("alarm-without-action", resources)).toEqual(expected);
  });
});

describe("a failure destination without an alarm", () => {
  const late = alarm("Late", ", AlarmActions: [a]");
  const queue = (more = ""): string => `  Failed: {Type: AWS::SQS::Queue, Properties: {QueueName: failed${more}}}`;
  const onQueue = (value: string): string =>
    alarm("Filling", "", `AWS/SQS, MetricName: ApproximateAgeOfOldestMessage, Dimensions: [{Name: QueueName, Value: ${value}}]`);

  it.each<[what: string, resources: string, expected: readonly string[], destination?: string]>([
    ["a queue", lines(late, queue()), ["Mapping"]],
    ["a queue that an alarm names", lines(queue(), onQueue("failed")), []],
    ["a queue that an alarm refers to", lines(queue(), onQueue("!GetAtt Failed.QueueName")), []],
    ["a queue beside one that an alarm names", lines(late, queue(), onQueue("other")), ["Mapping"]],
    ["a FIFO queue, of which another rule speaks", lines(late, queue(".fifo, FifoQueue: true")), []],
    ["a topic", lines(late, "  Failed: {Type: AWS::SNS::Topic}"), [], "!Ref Failed"],
    ["a bucket", lines(late, "  Failed: {Type: AWS::S3::Bucket}"), []],
    ["a queue that no template declares", late, ["Mapping"], "arn:aws:sqs:eu-west-1:111122223333:failed"],
    ["a FIFO queue that no template declares", late, [], "arn:aws:sqs:eu-west-1:111122223333:failed.fifo"],
    ["an alarm on a queue that no template declares", onQueue("failed"), [], "arn:aws:sqs:eu-west-1:111122223333:failed"],
    ["what a parameter tells", late, ["Mapping? parameter Unknown has no default"], "!Ref Unknown"],
    ["an event bus", late, [], "arn:aws:events:eu-west-1:111122223333:event-bus/failed"],
    [
      "a mapping that counts what it delivers",
      lines(
        late,
        queue(),
        alarm(
          "Delivered",
          "",
          "AWS/Lambda, MetricName: OnFailureDestinationDeliveredEventCount, Dimensions: [{Name: EventSourceMappingUUID, Value: !Ref Mapping}]",
        ),
      ),
      [],
    ],
  ])("is told of %s", (_, resources, expected, destination) => {
    expect(said("no-failure-destination-alarm", resources, destination)).toEqual(expected);
  });
});

describe("queries", () => {
  const query = (expression: string): string =>
    `  Fails: {Type: AWS::CloudWatch::Alarm, Properties: {Metrics: [{Id: q, Expression: ${expression}, Period: 60}], Threshold: 1, ComparisonOperator: GreaterThanThreshold}}`;

  it.each<readonly [string, readonly string[]]>([
    [`'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)'`, []],
    [`'SELECT SUM(Errors) FROM "AWS/Lambda"'`, []],
    [`'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) GROUP BY FunctionName ORDER BY SUM() DESC LIMIT 10'`, []],
    [`!Sub "SELECT SUM(Errors) FROM SCHEMA(\\"AWS/Lambda\\", FunctionName) WHERE FunctionName = '\${Search}'"`, []],
    [`"SELECT SUM(Errors) FROM SCHEMA(\\"AWS/Lambda\\", FunctionName) WHERE FunctionName = 'other'"`, ["Mapping"]],
    [
      `"SELECT SUM(Errors) FROM SCHEMA(\\"AWS/Lambda\\", FunctionName) WHERE FunctionName != 'other'"`,
      ["Mapping? it looks at what fulfills FunctionName != 'other'"],
    ],
    [`'SELECT SUM(Duration) FROM SCHEMA("AWS/Lambda", FunctionName)'`, ["Mapping"]],
  ])("%s", (expression, expected) => {
    expect(
      said("no-error-alarm", lines("  Failed: {Type: AWS::SQS::Queue}", alarm("Late", ", AlarmActions: [a]"), query(expression))),
    ).toEqual(expected);
  });
});
