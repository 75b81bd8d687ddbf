import { expect, it } from "vitest";
import { run } from "./run.js";
import type { Folder } from "./run.js";

const reader = `Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Mapping:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {EventSourceArn: !GetAtt Clicks.Arn, FunctionName: search, StartingPosition: LATEST}
`;
const alarm = `Resources:
  Late:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: IteratorAge
      Dimensions: [{Name: FunctionName, Value: search}]
      Threshold: 60
      ComparisonOperator: GreaterThanThreshold
`;

async function told(folder: Folder, argv: readonly string[] = ["."]): Promise<{ code: number; rules: readonly string[]; files: number }> {
  const { code, stdout } = await run(folder, [...argv, "--format", "json", "--fail-on", "never"]);
  const { findings, summary } = JSON.parse(stdout) as { findings: readonly { rule: string }[]; summary: { templates: number } };
  const rules = findings.map(({ rule }) => rule).filter((rule) => rule.includes("alarm"));
  return { code, rules, files: summary.templates };
}

it("a file that holds nothing but alarms is read beside one that holds a stream reader", async () => {
  const rules = ["no-error-alarm", "alarm-without-action", "iterator-age-alarm-never-fires"];
  const { rules: found } = await told({ "a.yaml": reader, "alarms/b.yaml": alarm });
  expect(found.toSorted()).toEqual(rules.toSorted());
});

it("a file that holds nothing but alarms is not even parsed alone", async () => {
  expect(await told({ "b.yaml": alarm, "broken.yaml": `${alarm}  Broken: [` })).toEqual({ code: 0, rules: [], files: 0 });
});

it("a file of alarms on something else is not parsed", async () => {
  const other = alarm.replace("AWS/Lambda", "AWS/EC2");
  expect(await told({ "a.yaml": reader, "b.yaml": `${other}  Broken: [` })).toEqual({ code: 0, rules: [], files: 1 });
});

it("a changed file of alarms is judged with what lies around it", async () => {
  const folder = { "a.yaml": reader, "alarms/b.yaml": alarm };
  const { rules } = await told(folder, ["--focus", "alarms/b.yaml"]);
  expect(rules.toSorted()).toEqual(["alarm-without-action", "iterator-age-alarm-never-fires"]);
});

it("a nested template of alarms is read though nothing in it tells what they look at", async () => {
  const nested =
    "  Alarms:\n    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: ./b.yaml, Parameters: {Space: AWS/Lambda, Watched: search}}\n";
  const inner = `Parameters: {Space: {Type: String}, Watched: {Type: String}}\n${alarm.replace("AWS/Lambda", "!Ref Space").replace("search", "!Ref Watched")}`;
  const { rules } = await told({ "a.yaml": reader + nested, "b.yaml": inner });
  expect(rules).toContain("iterator-age-alarm-never-fires");
});

it("a folder of Terraform with nothing but alarms is read beside one with a stream reader", async () => {
  const app = `resource "aws_kinesis_stream" "s" {\n  name = "s"\n}\nresource "aws_lambda_event_source_mapping" "m" {\n  event_source_arn = aws_kinesis_stream.s.arn\n  function_name = "search"\n  starting_position = "LATEST"\n}\n`;
  const alarms = `resource "aws_cloudwatch_metric_alarm" "late" {\n  namespace = "AWS/Lambda"\n  metric_name = "IteratorAge"\n  dimensions = { FunctionName = "search" }\n  threshold = 60\n  comparison_operator = "GreaterThanThreshold"\n}\n`;
  const { rules } = await told({ "app/main.tf": app, "alarms/main.tf": alarms });
  expect(rules.toSorted()).toEqual(["alarm-without-action", "iterator-age-alarm-never-fires", "no-error-alarm"]);
});
