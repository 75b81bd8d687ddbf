import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";
import type { LintOptions } from "../../src/lint-options.js";
import type { Files } from "./run.js";

/** What is said of alarms: `rule subject`, and `undecided rule subject: reasons`. */
function said(files: Files, options: LintOptions = {}): readonly string[] {
  const report = lint(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    options,
  );
  expect([report.broken, report.unreadable]).toEqual([[], []]);
  const isOurs = ({ rule }: { readonly rule: string }): boolean => rule.includes("alarm");
  return [
    ...report.findings.filter(isOurs).map(({ rule, subject }) => `${rule} ${subject}`),
    ...report.undecided.filter(isOurs).map(({ rule, subject, because }) => `undecided ${rule} ${subject}: ${because.join("; ")}`),
  ].sort();
}

/** A function that reads a stream of its own; `name` is a property, `rest` further resources. */
const reader = (name = "", rest = "", parameters = ""): string => `
Transform: AWS::Serverless-2016-10-31
${parameters}
Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Search:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      ${name}
      Events: {Clicks: {Type: Kinesis, Properties: {Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST}}}
${rest}`;

const alarm = (value: string, metric = "IteratorAge", more = "", name = "Late"): string => `
  ${name}:
    Type: AWS::CloudWatch::Alarm
    ${more}
    Properties:
      Namespace: AWS/Lambda
      MetricName: ${metric}
      Dimensions: [{Name: FunctionName, Value: ${value}}]
      Statistic: Maximum
      Threshold: 3600000
      ComparisonOperator: GreaterThanThreshold
      AlarmActions: [arn:aws:sns:eu-west-1:111122223333:on-call]`;

const file = (value: string, parameters = ""): string => `${parameters}\nResources:${alarm(value)}\n`;
const stage = "Parameters: {Stage: {Type: String}}";
const watched = "Parameters: {Watched: {Type: String}}";
/** What is said of a reader with an alarm on its age, and nothing else. */
const onlyErrors = ["no-error-alarm Search.Clicks"];
const nothingSeen = ["no-error-alarm Search.Clicks", "no-iterator-age-alarm Search.Clicks"];

describe("an alarm of another file", () => {
  it.each<readonly [string, Files]>([
    ["names the function", { "a.yaml": reader("FunctionName: search"), "b.yaml": file("search") }],
    [
      "imports its name",
      { "a.yaml": reader("", "Outputs: {Name: {Value: !Ref Search, Export: {Name: search}}}"), "b.yaml": file("!ImportValue search") },
    ],
    [
      "looks its name up",
      {
        "a.yaml": reader("", "  Stored: {Type: AWS::SSM::Parameter, Properties: {Name: /search, Value: !Ref Search}}"),
        "b.yaml": file('"{{resolve:ssm:/search}}"'),
      },
    ],
    [
      "writes its name in the same way",
      { "a.yaml": reader("FunctionName: !Sub search-${Stage}", "", stage), "b.yaml": file("!Sub 'search-${Stage}'", stage) },
    ],
    [
      "is given its name",
      {
        "a.yaml": reader(
          "",
          "  Alarms: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: b.yaml, Parameters: {Watched: !Ref Search}}}",
        ),
        "b.yaml": file("!Ref Watched", watched),
      },
    ],
  ])("that %s looks at it", (_, files) => {
    expect(said(files)).toEqual(onlyErrors);
  });

  it("that means a function of its own is none on another one that is called alike", () => {
    expect(said({ "a.yaml": reader(), "b.yaml": reader("", alarm("!Ref Search")) })).toEqual([...onlyErrors, ...nothingSeen].sort());
  });

  it("that is given a name which nobody knows may look at any function", () => {
    const because = "parameter Watched has no default";
    expect(said({ "a.yaml": reader(), "b.yaml": file("!Ref Watched", watched) })).toEqual([
      "no-error-alarm Search.Clicks",
      `undecided iterator-age-alarm-never-fires Late: ${because}`,
      `undecided no-iterator-age-alarm Search.Clicks: ${because}`,
    ]);
  });

  it("is judged with the one deployment that it is on", () => {
    const late = file("search").replace("3600000", "82800000");
    expect(said({ "a.yaml": reader("FunctionName: search"), "b.yaml": late })).toContain("iterator-age-alarm-never-fires Late");
  });

  it("brings no deployments together", () => {
    const other = reader("FunctionName: mail").replace("!GetAtt Clicks.Arn", "!Ref Stream");
    const files = {
      "a.yaml": reader("FunctionName: search"),
      "b.yaml": `Parameters: {Stream: {Type: String}}${other}`,
      "c.yaml": `Resources:${alarm("search")}${alarm("mail", "IteratorAge", "", "MailIsLate")}\n`,
    };
    expect(said(files).filter((line) => line.startsWith("no-iterator"))).toEqual([]);
    expect(said(files, { levels: { "kinesis-stream-oversubscribed": "error" } }).filter((line) => line.includes("may read"))).toEqual([]);
  });

  it("is found by the name of the stream, too", () => {
    const looking = file("clicks").replace("AWS/Lambda", "AWS/Kinesis").replace("IteratorAge", "GetRecords.IteratorAgeMilliseconds");
    const named = reader().replace("{ShardCount: 1}", "{Name: clicks, ShardCount: 1}");
    expect(said({ "a.yaml": named, "b.yaml": looking.replace("FunctionName", "StreamName") })).toEqual(onlyErrors);
  });
});

describe("nobody speaks of alarms", () => {
  it.each<readonly [string, Files, LintOptions]>([
    ["where the run has none", { "a.yaml": reader() }, {}],
    [
      "where those that it has are on other functions",
      { "a.yaml": reader("", `  Other: {Type: AWS::Lambda::Function}${alarm("!Ref Other", "Errors")}`) },
      {},
    ],
    ["where they are said to be elsewhere", { "a.yaml": reader("", alarm("!Ref Search", "Errors")) }, { alarms: "elsewhere" }],
    [
      "of a function that is handed to a stack which was not read",
      {
        "a.yaml": reader(
          "",
          `  Other: {Type: AWS::Serverless::Application, Properties: {Location: {ApplicationId: a}, Parameters: {Names: !Join [",", [a, !Ref Search]]}}}`,
        ),
      },
      { alarms: "here" },
    ],
    [
      "of a function that is handed to a module which was not read",
      {
        "main.tf": `${terraform("")}\nmodule "alarms" {\n  source = "someone/alarms/aws"\n  all = { search = [aws_lambda_function.search] }\n}\n`,
      },
      { alarms: "here" },
    ],
  ])("%s", (_, files, options) => {
    expect(said(files, options)).toEqual([]);
  });
});

function terraform(alarms: string): string {
  return `
resource "aws_kinesis_stream" "clicks" { name = "clicks" }
resource "aws_lambda_function" "search" { function_name = "search" }
resource "aws_lambda_event_source_mapping" "search" {
  event_source_arn  = aws_kinesis_stream.clicks.arn
  function_name     = aws_lambda_function.search.arn
  starting_position = "LATEST"
}
${alarms}`;
}

describe("alarms are spoken of", () => {
  it("where somebody says that they are here", () => {
    expect(said({ "a.yaml": reader() }, { alarms: "here" })).toEqual(nothingSeen);
  });

  it("of every deployment of a run that has one on a reader", () => {
    const files = { "a.yaml": reader("FunctionName: search", alarm("!Ref Search", "Errors")), "b.yaml": reader("FunctionName: mail") };
    expect(said(files)).toEqual([
      "no-error-alarm Search.Clicks",
      "no-iterator-age-alarm Search.Clicks",
      "no-iterator-age-alarm Search.Clicks",
    ]);
  });

  it("with those that exist in some deployments only", () => {
    const conditions = `Parameters: {Stage: {Type: String}}\nConditions: {IsProd: !Equals [!Ref Stage, prod]}`;
    expect(said({ "a.yaml": reader("", alarm("!Ref Search", "IteratorAge", "Condition: IsProd"), conditions) })).toEqual(onlyErrors);
  });

  it("once for a function with several mappings, as long as all of them lack the same", () => {
    const second = "Again: {Type: Kinesis, Properties: {Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST}}}";
    const twice = reader().replace(/\}\}\}\n/, `}}, ${second}\n`);
    expect(said({ "a.yaml": twice }, { alarms: "here" })).toEqual([...nothingSeen, "no-throughput-alarm Clicks"]);
  });
});

describe("in Terraform", () => {
  const looking = (value: string, more = ""): string => `
resource "aws_cloudwatch_metric_alarm" "late" {
  ${more}
  namespace = "AWS/Lambda"
  metric_name = "IteratorAge"
  dimensions = { FunctionName = ${value} }
  statistic = "Maximum"
  threshold = 3600000
  comparison_operator = "GreaterThanThreshold"
  alarm_actions = ["arn:aws:sns:eu-west-1:111122223333:on-call"]
}
`;
  const errors = ["no-error-alarm aws_lambda_event_source_mapping.search"];

  it.each<readonly [string, Files]>([
    ["for each function of a list", { "main.tf": terraform(looking("each.key", 'for_each = toset(["search", "mail"])')) }],
    ["in a root of its own", { "app/main.tf": terraform(""), "alarms/main.tf": looking('"search"') }],
    [
      "in a root of its own, over a lookup",
      {
        "app/main.tf": terraform(""),
        "alarms/main.tf": `data "aws_lambda_function" "s" { function_name = "search" }${looking("data.aws_lambda_function.s.function_name")}`,
      },
    ],
    [
      "in a module that is handed maps",
      {
        "main.tf": terraform(
          'module "a" {\n  source = "./a"\n  all = { search = { name = aws_lambda_function.search.function_name } }\n}\n',
        ),
        "a/main.tf": `variable "all" {}\n${looking("each.value.name", "for_each = var.all")}`,
      },
    ],
  ])("alarms %s look at it", (_, files) => {
    expect(said(files)).toEqual(errors);
  });
});
