import { describe, expect, it, test } from "vitest";
import type { Report, SourceFile } from "../../src/index.js";
import { lint } from "../lint.js";

/** What is told, and what is silenced with which reason. */
function said(report: Report): {
  readonly told: readonly string[];
  readonly silenced: readonly string[];
  readonly stale: readonly string[];
} {
  expect([report.unreadable, report.broken]).toEqual([[], []]);
  return {
    told: report.findings.map(({ rule, subject }) => `${rule} ${subject}`),
    silenced: report.suppressed.map(({ rule, subject, reason }) => `${rule} ${subject}: ${reason}`),
    stale: report.stale.map(({ line, rule, message }) => `${line} ${rule}: ${message}`),
  };
}

const judge = (path: string, text: string, today?: string): ReturnType<typeof said> =>
  said(lint([{ path, text }], today === undefined ? {} : { today }));

const ignore = "stream-lint-ignore no-failure-destination -- it is replayed by hand";
const reason = "it is replayed by hand";

/** Two mappings without a failure destination, each with room for a comment. */
const template = (above = "", behind = "", onProperty = ""): string => `Resources:
${above}
  First:${behind}
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: first${onProperty}
      EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
      StartingPosition: TRIM_HORIZON
  Second:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      FunctionName: second
      EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
      StartingPosition: TRIM_HORIZON
`;

const sam = (atFunction: string, atEvent: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
${atFunction}
  Billing:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/billing.zip
      Handler: app.handler
      Runtime: python3.13
      Events:
${atEvent}
        Orders:
          Type: Kinesis
          Properties:
            Stream: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
            StartingPosition: TRIM_HORIZON
        Clicks:
          Type: Kinesis
          Properties:
            Stream: arn:aws:kinesis:eu-west-1:111122223333:stream/clicks
            StartingPosition: TRIM_HORIZON
`;

const mapping = (name: string, header = "", inside = ""): string => `${header}
resource "aws_lambda_event_source_mapping" "${name}" {
  event_source_arn  = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  function_name     = "${name}"
  starting_position = "LATEST"${inside}
}
`;

const service = (atFunction: string, atEvent: string): string => `service: shop
provider: {name: aws}
functions:
${atFunction}
  billing:
    handler: src/billing.handler
    events:
${atEvent}
      - stream:
          arn: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
      - stream:
          arn: arn:aws:kinesis:eu-west-1:111122223333:stream/clicks
`;

const json = (metadata: unknown, ofTemplate?: unknown): string => {
  const properties = {
    FunctionName: "first",
    EventSourceArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/orders",
    StartingPosition: "TRIM_HORIZON",
  };
  return JSON.stringify({
    Metadata: ofTemplate,
    Resources: {
      First: { Type: "AWS::Lambda::EventSourceMapping", Metadata: metadata, Properties: properties },
      Second: { Type: "AWS::Lambda::EventSourceMapping", Properties: { ...properties, FunctionName: "second" } },
    },
  });
};

const accepted = (rule: unknown, more = {}): unknown => ({ StreamLint: { ignore: [{ rule, reason, ...more }] } });

const terraformJson = (note: unknown, noteOnTop?: unknown): string => {
  const argumentsOf = (name: string): object => ({
    event_source_arn: "arn:aws:kinesis:eu-west-1:111122223333:stream/orders",
    function_name: name,
    starting_position: "TRIM_HORIZON",
  });
  return JSON.stringify({
    ...(noteOnTop === undefined ? {} : { "//": noteOnTop }),
    resource: { aws_lambda_event_source_mapping: { first: { "//": note, ...argumentsOf("first") }, second: argumentsOf("second") } },
  });
};

const tf = "aws_lambda_event_source_mapping";

describe("a finding is silenced", () => {
  test.each<[what: string, path: string, text: string, silenced: readonly string[], told: readonly string[]]>([
    ["by a comment above its resource", "t.yaml", template(`  # ${ignore}`), ["First"], ["Second"]],
    ["by one that other comments and blank lines follow", "t.yaml", template(`  # ${ignore}\n  # more\n\n`), ["First"], ["Second"]],
    ["by one behind its key", "t.yaml", template("", ` # ${ignore}`), ["First"], ["Second"]],
    ["by one above all resources", "t.yaml", `# ${ignore}\n${template()}`, ["First", "Second"], []],
    ["by one above the event of a function", "t.yaml", sam("", `        # ${ignore}`), ["Billing.Orders"], ["Billing.Clicks"]],
    ["by one above the function", "t.yaml", sam(`  # ${ignore}`, ""), ["Billing.Orders", "Billing.Clicks"], []],
    ["by one above a service's function", "serverless.yml", service(`  # ${ignore}`, ""), ["billing.events[0]", "billing.events[1]"], []],
    ["by one above a service's event", "serverless.yml", service("", `      # ${ignore}`), ["billing.events[0]"], ["billing.events[1]"]],
    ["by # in Terraform's language", "main.tf", mapping("a", `# ${ignore}`) + mapping("b"), [`${tf}.a`], [`${tf}.b`]],
    ["by //", "main.tf", mapping("a") + mapping("b", `// ${ignore}`), [`${tf}.b`], [`${tf}.a`]],
    ["by /* */", "main.tf", mapping("a", `/* ${ignore} */`) + mapping("b"), [`${tf}.a`], [`${tf}.b`]],
    ["by metadata of a resource", "t.json", json(accepted("no-failure-destination")), ["First"], ["Second"]],
    ["by metadata of the template", "t.json", json(undefined, accepted("no-failure-destination")), ["First", "Second"], []],
    ["by a note in Terraform's JSON", "main.tf.json", terraformJson(ignore), [`${tf}.first`], [`${tf}.second`]],
    ["by one of several notes", "main.tf.json", terraformJson(["first of all", ignore]), [`${tf}.first`], [`${tf}.second`]],
    ["by a note on top of the file", "main.tf.json", terraformJson("", ignore), [`${tf}.first`, `${tf}.second`], []],
  ])("%s", (_, path, text, silenced, told) => {
    const about = "no-failure-destination";
    const report = judge(path, text);
    expect(report.silenced.filter((one) => one.startsWith(about))).toEqual(silenced.map((subject) => `${about} ${subject}: ${reason}`));
    expect(report.told.filter((one) => one.startsWith(about))).toEqual(told.map((subject) => `${about} ${subject}`));
    expect(report.stale).toEqual([]);
  });

  it("where it stands at a property, by a comment on that property, and no other finding is", () => {
    const text = mapping("a", "", ` # stream-lint-ignore starting-position-latest -- old records do not matter`);
    const bounded = text.replace("\n}", '\n  maximum_retry_attempts = 5\n  function_response_types = ["ReportBatchItemFailures"]\n}');
    const report = judge("main.tf", bounded);
    expect(report.silenced).toEqual([`starting-position-latest ${tf}.a: old records do not matter`]);
    expect(report.told).toEqual([`no-failure-destination ${tf}.a`]);
  });

  it("of each rule that is named", () => {
    const text = mapping("a", "# stream-lint-ignore no-failure-destination, starting-position-latest -- both").replace(
      "\n}",
      '\n  maximum_retry_attempts = 5\n  function_response_types = ["ReportBatchItemFailures"]\n}',
    );
    expect(judge("main.tf", text).silenced).toHaveLength(2);
  });

  it("and so is what is undecided", () => {
    const text = template("  # stream-lint-ignore no-failure-destination -- the parameter is always given").replace(
      "FunctionName: first",
      "FunctionName: first\n      DestinationConfig: !Ref Given",
    );
    const withParameter = `Parameters: {Given: {Type: String}}\n${text}`;
    const undecided = (one: string): number =>
      lint([{ path: "t.yaml", text: one }]).undecided.filter(({ rule }) => rule === "no-failure-destination").length;
    expect(undecided(withParameter.replace(/ {2}# stream-lint-ignore.*/, ""))).toBe(1);
    expect(undecided(withParameter)).toBe(0);
    expect(lint([{ path: "t.yaml", text: withParameter }]).stale).toEqual([]);
  });

  it("until the day that is named, and told again after it", () => {
    const text = template("  # stream-lint-ignore no-failure-destination until 2027-01-31 -- the queue comes in January");
    expect(judge("t.yaml", text, "2027-01-31").silenced).toHaveLength(1);
    const after = judge("t.yaml", text, "2027-02-01");
    expect(after.told).toHaveLength(2);
    expect(after.stale).toEqual([expect.stringMatching(/^2 no-failure-destination: This ran out on 2027-01-31/)]);
    expect(judge("t.json", json(accepted("no-failure-destination", { until: "2027-01-31" })), "2027-02-01").stale).toHaveLength(1);
  });

  it("and counted", () => {
    expect(lint([{ path: "t.yaml", text: template(`  # ${ignore}`) }]).summary).toMatchObject({ errors: 1, suppressed: 1 });
  });
});

describe("nothing is silenced, and why is said,", () => {
  const comment = (rest: string): readonly [string, string] => ["t.yaml", template(`  # stream-lint-ignore${rest}`)];
  test.each<[what: string, file: readonly [path: string, text: string], stale: readonly RegExp[]]>([
    [
      "without a reason",
      comment(" no-failure-destination"),
      [/^2 no-failure-destination: This gives no reason .* write stream-lint-ignore no-failure-destination -- REASON\.$/],
    ],
    ["with an empty reason", comment(" no-failure-destination --  "), [/gives no reason/]],
    ["with a reason behind one dash", comment(" no-failure-destination - by hand"), [/gives no reason/]],
    ["without a rule", comment(" -- by hand"), [/names no rule/]],
    [
      "with a rule that does not exist",
      comment(" no-failure-destinaton -- by hand"),
      [/There is no rule no-failure-destinaton.*did you mean no-failure-destination\?/],
    ],
    ["with a day that does not exist", comment(" no-failure-destination until 2027-02-30 -- by hand"), [/"2027-02-30" is no date/]],
    ["with a day in words", comment(" no-failure-destination until next week -- by hand"), [/"next week" is no date/]],
    [
      "on a property of which nothing is found",
      ["t.yaml", template("", "", ` # ${ignore}`)],
      [/^6 no-failure-destination: In this run it silences nothing/],
    ],
    [
      "in metadata without a reason",
      ["t.json", json({ StreamLint: { ignore: [{ rule: "no-failure-destination" }] } })],
      [/gives no reason/],
    ],
    ["in metadata that is no map", ["t.json", json({ StreamLint: { ignore: "no-failure-destination" } })], [/names no rule/]],
    ["in a text of a template", ["t.yaml", template().replace("FunctionName: first", `FunctionName: |\n        # ${ignore}`)], []],
    ["in a quoted text", ["t.yaml", template().replace("FunctionName: first", `FunctionName: "a # ${ignore}"`)], []],
    ["in a text of Terraform", ["main.tf", mapping("a").replace('"a"\n', `<<EOT\n# ${ignore}\nEOT\n`)], []],
  ])("%s", (_, [path, text], stale) => {
    const report = judge(path, text);
    expect(report.silenced).toEqual([]);
    expect(report.told.filter((one) => one.startsWith("no-failure-destination")).length).toBeGreaterThan(0);
    expect(report.stale).toEqual(stale.map((one): unknown => expect.stringMatching(one)));
  });

  it("of a rule that is switched off nobody says that it silences nothing", () => {
    const files: readonly SourceFile[] = [
      { path: "t.yaml", text: template("  # stream-lint-ignore starting-position-latest -- old records do not matter") },
    ];
    expect(lint(files).stale).toHaveLength(1);
    expect(lint(files, { levels: { "starting-position-latest": "off" } }).stale).toEqual([]);
  });

  it("a comment behind a block of text is one", () => {
    const text = template()
      .replace("FunctionName: first", "FunctionName: first\n    Metadata:\n      Text: |\n        some\n        text\n")
      .replace("  Second:", `  # ${ignore}\n  Second:`);
    expect(judge("t.yaml", text).silenced).toEqual([`no-failure-destination Second: ${reason}`]);
  });
});
