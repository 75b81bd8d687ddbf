import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import type { Finding, Report, SourceFile } from "../../src/index.js";
import { lint } from "../lint.js";

const ofChange = rules.filter(({ about }) => about === "change").map(({ id }) => id);

function compared(before: readonly SourceFile[], after: readonly SourceFile[]): Report {
  const report = lint(after, { before });
  expect([...report.unreadable, ...report.broken]).toEqual([]);
  return report;
}

/** What the change rules find, as rule, subject and where it is conditional. */
function told(before: string, after: string, path = "template.yaml"): readonly string[] {
  const { findings } = compared([{ path, text: before }], [{ path, text: after }]);
  return findings
    .filter(({ rule }) => ofChange.includes(rule))
    .map(({ rule, subject, when }) => `${rule} ${subject}${when === null ? "" : ` when ${when}`}`);
}

function undecided(before: string, after: string): readonly string[] {
  const report = compared([{ path: "template.yaml", text: before }], [{ path: "template.yaml", text: after }]);
  return report.undecided.filter(({ rule }) => ofChange.includes(rule)).map(({ rule, because }) => `${rule}: ${because.join(", ")}`);
}

function first(before: string, after: string, rule: string, path = "template.yaml"): Finding {
  const { findings } = compared([{ path, text: before }], [{ path, text: after }]);
  return findings.find((finding) => finding.rule === rule) ?? expect.fail(`${rule} finds nothing`);
}

const orders = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders";

function mapping(name: string, more: Readonly<Record<string, string>> = {}): string {
  const properties = { EventSourceArn: orders, FunctionName: "billing", StartingPosition: "TRIM_HORIZON", ...more };
  const lines = Object.entries(properties).map(([key, value]) => `      ${key}: ${value}\n`);
  return `  ${name}:\n    Type: AWS::Lambda::EventSourceMapping\n    Properties:\n${lines.join("")}`;
}

function template(...resources: readonly string[]): string {
  return `Resources:\n${resources.join("")}`;
}

function stream(properties: string, name = "Clicks"): string {
  return `  ${name}: {Type: "AWS::Kinesis::Stream", Properties: {${properties}}}\n`;
}

describe("a mapping of CloudFormation", () => {
  it("is replaced where LATEST is corrected, which is refused as long as source and function are the same", () => {
    const latest = template(mapping("Reader", { StartingPosition: "LATEST" }));
    const finding = first(latest, template(mapping("Reader")), "mapping-replaced");
    expect(finding.message).toContain("StartingPosition TRIM_HORIZON instead of LATEST replaces Reader");
    expect(finding.message).toContain("refused (409)");
    const another = first(latest, template(mapping("Reader", { FunctionName: "other" })), "mapping-replaced");
    expect(another.message).toContain("its position is lost; the new one starts at TRIM_HORIZON");
  });

  it("is replaced under another logical id, and no finding says so where a new one stands beside it", () => {
    expect(told(template(mapping("Reader")), template(mapping("Renamed")))).toEqual(["mapping-replaced Renamed"]);
    expect(first(template(mapping("Reader")), template(mapping("Renamed")), "mapping-replaced").help).toContain("Keep the name Reader");
    expect(told(template(mapping("Reader")), template(mapping("Reader"), mapping("Second", { FunctionName: "second" })))).toEqual([]);
    expect(told(template(mapping("Reader")), template(mapping("Other", { FunctionName: "other" })))).toEqual([]);
  });

  it("goes on where its function, its batches or the words for its source change", () => {
    const table = '  Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}\n';
    const short = template(table, mapping("Reader", { EventSourceArn: "!GetAtt Orders.StreamArn" }));
    const long = template(table, mapping("Reader", { EventSourceArn: '{"Fn::GetAtt": [Orders, StreamArn]}', BatchSize: "7" }));
    expect(told(short, long)).toEqual([]);
    expect(told(template(mapping("Reader")), template(mapping("Reader", { FunctionName: "other" })))).toEqual([]);
  });

  it("is replaced where its registered consumer gets a new ARN, to which CloudFormation gives its tags, and Terraform does not", () => {
    const consumer = (more: string): string =>
      `  FanOut: {Type: "AWS::Kinesis::StreamConsumer", Properties: {ConsumerName: a, StreamARN: "${orders}"${more}}}\n`;
    const reader = mapping("Reader", { EventSourceArn: "!GetAtt FanOut.ConsumerARN", StartingPosition: "LATEST" });
    const tagged = template(consumer(", Tags: [{Key: team, Value: billing}]"), reader);
    const { message, line } = first(template(consumer(""), reader), tagged, "mapping-replaced");
    expect(message).toContain("registered consumer FanOut is made anew for its Tags, and gets a new ARN");
    expect(message).toContain("the new one starts at LATEST, and what is written until it reads is never read");
    expect(message).not.toContain("409");
    expect(line).toBe(2);
    const terraform = (tags: string): string => `resource "aws_kinesis_stream_consumer" "c" {
  name       = "c"
  stream_arn = "${orders}"
${tags}}
resource "aws_lambda_event_source_mapping" "reader" {
  event_source_arn  = aws_kinesis_stream_consumer.c.arn
  function_name     = "billing"
  starting_position = "LATEST"
}`;
    expect(told(terraform(""), terraform('  tags = { team = "billing" }\n'), "main.tf")).toEqual([]);
    expect(told(terraform(""), terraform("").replace('"c"\n', '"d"\n'), "main.tf")).toEqual([
      "mapping-replaced aws_lambda_event_source_mapping.reader",
    ]);
  });

  it("is replaced where it moves to fan-out", () => {
    const fanOut = `  FanOut: {Type: "AWS::Kinesis::StreamConsumer", Properties: {ConsumerName: a, StreamARN: "${orders}"}}\n`;
    const after = template(fanOut, mapping("Reader", { EventSourceArn: "!GetAtt FanOut.ConsumerARN" }));
    expect(told(template(mapping("Reader")), after)).toEqual(["mapping-replaced Reader"]);
  });

  it("is replaced in those deployments only in which the position differs", () => {
    const position = (then: string): string => `Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
${template(mapping("Reader", { StartingPosition: `!If [IsProd, ${then}, TRIM_HORIZON]` }))}`;
    expect(told(position("LATEST"), position("LATEST"))).toEqual([]);
    expect(told(position("LATEST"), position("TRIM_HORIZON"))).toEqual(["mapping-replaced Reader when IsProd is true"]);
  });

  it("is replaced in no deployment where a condition is written in another way, and where its meaning changes it is", () => {
    const position = (condition: string): string => `Parameters: {Stage: {Type: String, AllowedValues: [dev, prod]}}
Conditions: {IsProd: ${condition}}
${template(mapping("Reader", { StartingPosition: "!If [IsProd, LATEST, TRIM_HORIZON]" }))}`;
    const isProd = position("!Equals [!Ref Stage, prod]");
    expect(told(isProd, position("!Not [!Equals [!Ref Stage, dev]]"))).toEqual([]);
    expect(told(isProd, position("!Equals [!Ref Stage, dev]"))).toEqual(["mapping-replaced Reader"]);
  });

  it("may be replaced where nobody knows what a parameter stands for", () => {
    const parameter = `Parameters: {Stream: {Type: String}}\n${template(mapping("Reader", { EventSourceArn: "!Ref Stream" }))}`;
    expect(undecided(template(mapping("Reader")), parameter)[0]).toContain("mapping-replaced: ");
    expect(undecided(parameter, parameter.replace("BatchSize", "X"))).toEqual([]);
  });
});

describe("an event of SAM", () => {
  const service = (name: string, event: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.b
      Events:
        ${event}: {Type: Kinesis, Properties: {Stream: "${orders}", StartingPosition: LATEST}}
`;

  it("is another mapping under another name, which is refused", () => {
    expect(first(service("Billing", "Old"), service("Billing", "New"), "mapping-replaced").message).toMatch(
      /Billing\.Old is called Billing\.New now.*refused \(409\)/,
    );
  });

  it("loses its position with the name of its function", () => {
    expect(first(service("Billing", "Orders"), service("Invoices", "Orders"), "mapping-replaced").message).toContain("position is lost");
  });

  it("is refused where it becomes a mapping of its own", () => {
    const worker = '  Billing: {Type: "AWS::Serverless::Function", Properties: {Handler: a.b}}\n';
    const raw = `Transform: AWS::Serverless-2016-10-31\n${template(worker, mapping("Reader", { FunctionName: "!Ref Billing" }))}`;
    expect(first(service("Billing", "Orders"), raw, "mapping-replaced").message).toContain("refused (409)");
  });
});

describe("a mapping of Terraform", () => {
  const reader = (name: string, position = "LATEST"): string => `resource "aws_lambda_event_source_mapping" "${name}" {
  event_source_arn  = "${orders}"
  function_name     = "billing"
  starting_position = "${position}"
}
`;
  const moved = "moved {\n  from = aws_lambda_event_source_mapping.a\n  to = aws_lambda_event_source_mapping.b\n}\n";

  it("keeps its position under a new address only where a block says so", () => {
    expect(told(reader("a"), reader("b"), "main.tf")).toEqual(["mapping-replaced aws_lambda_event_source_mapping.b"]);
    expect(told(reader("a"), reader("b") + moved, "main.tf")).toEqual([]);
    expect(told(reader("a"), reader("b", "TRIM_HORIZON") + moved, "main.tf")).toEqual([
      "mapping-replaced aws_lambda_event_source_mapping.b",
    ]);
  });

  it("keeps its position where it gets a count, and not where it gets keys", () => {
    const counted = reader("a").replace("{\n", "{\n  count = 1\n");
    const keyed = reader("a").replace("{\n", '{\n  for_each = toset(["x"])\n');
    expect(told(reader("a"), counted, "main.tf")).toEqual([]);
    expect(told(counted, reader("a"), "main.tf")).toEqual([]);
    expect(told(reader("a"), keyed, "main.tf")).toEqual(['mapping-replaced aws_lambda_event_source_mapping.a["x"]']);
  });

  it("is told the block that is missing", () => {
    const { help, message } = first(reader("a"), reader("b"), "mapping-replaced", "main.tf");
    expect(help).toContain(
      "moved {\n      from = aws_lambda_event_source_mapping.a\n      to   = aws_lambda_event_source_mapping.b\n    }",
    );
    expect(message).not.toContain("409");
  });
});

describe("a stream", () => {
  it.each([
    [4, 8, []],
    [4, 12, ["shard-count-jump Clicks"]],
    [4, 2, []],
    [5, 2, []],
    [5, 1, ["shard-count-jump Clicks"]],
    [9000, 10001, ["shard-count-jump Clicks"]],
  ])("may go from %i shards to %i: %j", (from, to, findings) => {
    expect(told(template(stream(`ShardCount: ${from}`)), template(stream(`ShardCount: ${to}`)))).toEqual(findings);
  });

  it("says how far one step goes, and shows the first one", () => {
    const { message, help } = first(template(stream("ShardCount: 4")), template(stream("ShardCount: 12")), "shard-count-jump");
    expect(message).toContain("goes from 4 to 12 shards: one update takes it to 2 to 8");
    expect(help).toContain("ShardCount: 8");
  });

  it("is judged by what is deployed: another default changes nothing that is", () => {
    const by = (shards: number): string =>
      `Parameters: {Shards: {Type: Number, Default: ${shards}}}\n${template(stream("ShardCount: !Ref Shards"))}`;
    expect(told(by(4), by(12))).toEqual([]);
    expect(undecided(by(4), by(12))).toEqual(["shard-count-jump: what is deployed keeps the value that it has for parameter Shards"]);
  });

  it("has the default of a variable of Terraform, which is deployed by the next apply", () => {
    const by = (shards: number): string =>
      `variable "shards" { default = ${shards} }\nresource "aws_kinesis_stream" "s" {\n  name = "s"\n  shard_count = var.shards\n}`;
    expect(told(by(4), by(12), "main.tf")).toEqual(["shard-count-jump aws_kinesis_stream.s"]);
  });

  it("loses records with its retention, and changes its mode", () => {
    const long = template(stream("ShardCount: 4, RetentionPeriodHours: 48"));
    expect(told(long, template(stream("ShardCount: 4")))).toEqual(["retention-decreased Clicks"]);
    const onDemand = template(stream("RetentionPeriodHours: 48, StreamModeDetails: {StreamMode: ON_DEMAND}"));
    expect(told(long, onDemand)).toEqual(["stream-mode-changed Clicks"]);
    expect(told(onDemand, long)).toEqual(["stream-mode-changed Clicks"]);
  });

  it("is replaced with its name, and its mappings are not spoken of besides", () => {
    const named = (logicalId: string, properties: string): string =>
      template(stream(properties, logicalId), mapping("Reader", { EventSourceArn: `!GetAtt ${logicalId}.Arn` }));
    expect(told(named("Clicks", "Name: a"), named("Clicks", "Name: b"))).toEqual(["stream-replaced Clicks"]);
    expect(told(named("Clicks", "ShardCount: 1"), named("Taps", "ShardCount: 1"))).toEqual(["stream-replaced Taps"]);
    expect(first(named("Clicks", "Name: a"), named("Clicks", "Name: b"), "stream-replaced").message).toContain("Its reader Reader cannot");
  });
});

describe("a table", () => {
  const table = (properties: string, ...readers: readonly string[]): string =>
    template(
      `  Orders: {Type: "AWS::DynamoDB::GlobalTable", Properties: {${properties}}}\n`,
      ...readers.map((name) => mapping(name, { EventSourceArn: "!GetAtt Orders.StreamArn", FunctionName: name })),
    );
  const view = (type: string): string => `StreamSpecification: {StreamViewType: ${type}}`;

  it("has a new stream with another view type", () => {
    const { message } = first(table(view("NEW_IMAGE"), "A"), table(view("KEYS_ONLY"), "A"), "stream-view-type-changed");
    expect(message).toContain("gets view type KEYS_ONLY instead of NEW_IMAGE: that is a new stream with a new ARN");
  });

  it("is replaced with its keys", () => {
    const keyed = (key: string): string => table(`KeySchema: [{AttributeName: ${key}, KeyType: HASH}], ${view("NEW_IMAGE")}`, "A");
    expect(told(keyed("id"), keyed("customer"))).toEqual(["stream-replaced Orders"]);
  });

  it("without a stream is spoken of once, not once more for each reader", () => {
    const { findings } = compared(
      [{ path: "template.yaml", text: table(view("NEW_IMAGE"), "A", "B") }],
      [{ path: "template.yaml", text: table("BillingMode: PAY_PER_REQUEST", "A", "B") }],
    );
    expect(findings.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(["stream-disabled Orders"]);
  });

  it("bears fewer readers with its first replica", () => {
    const [one, two] = ["Replicas: [{Region: a}]", "Replicas: [{Region: a}, {Region: b}]"];
    const { findings } = compared(
      [{ path: "template.yaml", text: table(`${one}, ${view("NEW_IMAGE")}`, "A", "B") }],
      [{ path: "template.yaml", text: table(`${two}, ${view("NEW_IMAGE")}`, "A", "B") }],
    );
    expect(findings.filter(({ subject }) => subject === "Orders").map(({ rule }) => rule)).toEqual(["reader-limit-lowered"]);
    expect(told(table(`${one}, ${view("NEW_IMAGE")}`, "A"), table(`${two}, ${view("NEW_IMAGE")}`, "A"))).toEqual([]);
  });
});

describe("failure handling", () => {
  const destination = '{OnFailure: {Destination: "arn:aws:sqs:eu-west-1:111122223333:failed"}}';

  it("is missed in one finding", () => {
    const { findings } = compared(
      [{ path: "template.yaml", text: template(mapping("Reader", { MaximumRetryAttempts: "3", DestinationConfig: destination })) }],
      [{ path: "template.yaml", text: template(mapping("Reader")) }],
    );
    expect(findings.map(({ rule }) => rule)).toEqual(["failure-handling-removed"]);
    expect(findings[0]?.message).toContain("loses its failure destination and MaximumRetryAttempts");
  });

  it("stays deployed in Terraform where an argument is no longer written", () => {
    const reader = (more: string): string => `resource "aws_lambda_event_source_mapping" "r" {
  event_source_arn = "${orders}"
  function_name = "billing"
  starting_position = "LATEST"
${more}}`;
    const { message, help } = first(reader("  maximum_retry_attempts = 3\n"), reader(""), "failure-handling-removed", "main.tf");
    expect(message).toContain("Terraform keeps the old value");
    expect(help).toContain("-1");
  });
});

describe("a mapping that is new", () => {
  it("is warned of LATEST, one that is live is told of it", () => {
    const latest = mapping("Reader", { StartingPosition: "LATEST", MaximumRetryAttempts: "3" });
    const said = (before: string): readonly string[] =>
      compared([{ path: "template.yaml", text: before }], [{ path: "template.yaml", text: template(stream("ShardCount: 1"), latest) }])
        .findings.filter(({ rule }) => rule === "starting-position-latest")
        .map(({ severity }) => severity);
    expect(said(template(stream("ShardCount: 1")))).toEqual(["warning"]);
    expect(said(template(stream("ShardCount: 2"), latest))).toEqual(["note"]);
  });
});

describe("a file", () => {
  const both = template(mapping("Reader"), mapping("Second", { FunctionName: "second" }));

  it("may be moved: what stands in it goes on", () => {
    const after = template(mapping("Reader", { StartingPosition: "LATEST" }), mapping("Second", { FunctionName: "second" }));
    const report = compared([{ path: "old.yaml", text: both }], [{ path: "infra/new.yaml", text: after }]);
    expect(
      report.findings.filter((finding) => finding.rule === "mapping-replaced").map((finding) => `${finding.file} ${finding.subject}`),
    ).toEqual(["infra/new.yaml Reader"]);
  });

  it("that has not changed, and one that is new, is not compared", () => {
    const other = { path: "other.yaml", text: template(mapping("Third", { FunctionName: "third", StartingPosition: "LATEST" })) };
    const report = compared([{ path: "a.yaml", text: both }], [{ path: "a.yaml", text: both }, other]);
    expect(report.findings.filter(({ rule }) => ofChange.includes(rule))).toEqual([]);
  });

  it("of Terraform may hold the variable that changes what another one declares", () => {
    const main = {
      path: "main.tf",
      text: 'variable "n" {}\nresource "aws_kinesis_stream" "s" {\n  name = "s"\n  shard_count = local.n\n}',
    };
    const locals = (n: number): SourceFile => ({ path: "locals.tf", text: `locals {\n  n = ${n}\n}` });
    expect(compared([main, locals(2)], [main, locals(9)]).findings.map(({ rule }) => rule)).toEqual(["shard-count-jump"]);
  });
});

describe("a key that objects have anyway", () => {
  it.each(["hasOwnProperty", "toString", "constructor", "__proto__"])("%s is a key like any other", (key) => {
    const withKey = (value: number): string => template(mapping("Reader", { FilterCriteria: `{${key}: ${value}, Filters: []}` }));
    expect(told(withKey(1), withKey(2))).toEqual([]);
    expect(told(template(mapping("Reader")), withKey(1))).toEqual([]);
  });
});
