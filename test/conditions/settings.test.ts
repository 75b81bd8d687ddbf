import { describe, expect, it } from "vitest";
import { founding, lint } from "../lint.js";
import { mapping, reader, said, withTable } from "./said.js";

const conditions = `Parameters: {Stage: {Type: String}, Open: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod], IsDev: !Equals [!Ref Stage, dev], IsNotProd: !Not [{Condition: IsProd}]}`;

const template = (...resources: readonly string[]): string => `${conditions}\nResources:\n${resources.join("\n")}\n`;
const destination = (value: string): string => `DestinationConfig: {OnFailure: {Destination: ${value}}}`;

describe("a destination", () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      "that is missing is missing wherever the mapping exists",
      template(mapping("R", "BatchSize: 1", "IsProd")),
      ["no destination: R certain"],
    ],
    [
      "that a condition gives is missing in the other deployments",
      template(mapping("R", destination("!If [IsProd, arn, !Ref AWS::NoValue]"))),
      ["no destination: R when IsProd is false"],
    ],
    ["that both branches give is there", template(mapping("R", destination("!If [IsProd, one, !Ref Open]"))), []],
    [
      "that a condition in a condition gives is missing in the rest",
      template(mapping("R", destination("!If [IsProd, arn, !If [IsDev, other, !Ref AWS::NoValue]]"))),
      ["no destination: R when IsProd is false and IsDev is false"],
    ],
    [
      "that the same condition both takes and gives is missing where it takes",
      template(mapping("R", destination("!If [IsProd, !If [IsProd, arn, !Ref AWS::NoValue], !If [IsProd, arn, !Ref AWS::NoValue]]"))),
      ["no destination: R when IsProd is false"],
    ],
    [
      "with the block around it under a condition is missing in the other deployments",
      template(mapping("R", "DestinationConfig: !If [IsProd, {OnFailure: {Destination: arn}}, !Ref AWS::NoValue]")),
      ["no destination: R when IsProd is false"],
    ],
    [
      "that is given where the mapping exists is there",
      template(mapping("R", destination("!If [IsProd, arn, !Ref AWS::NoValue]"), "IsProd")),
      [],
    ],
    [
      "that is given where the mapping does not exist is missing",
      template(mapping("R", destination("!If [IsNotProd, arn, !Ref AWS::NoValue]"), "IsProd")),
      ["no destination: R certain"],
    ],
    [
      "of a mapping that a condition switches off is missing where it is on",
      template(mapping("R", "Enabled: !If [IsProd, true, false]")),
      ["no destination: R when IsProd is true"],
    ],
    [
      "behind a condition that is not declared may be there",
      template(mapping("R", destination("!If [Missing, arn, !Ref AWS::NoValue]"))),
      ["no destination: R undecided, condition Missing is not declared"],
    ],
    [
      "of a mapping under a condition that is not declared is missing wherever that mapping exists",
      template(mapping("R", "BatchSize: 1", "Missing")),
      ["no destination: R certain"],
    ],
    [
      "that is missing in some deployments and unknown in the others is told of the first and undecided",
      template(
        mapping(
          "R",
          destination("!If [IsProd, !FindInMap [No, Such, Map], !If [IsDev, !Ref AWS::NoValue, !If [Missing, arn, !Ref AWS::NoValue]]]"),
        ),
      ),
      ["no destination: R when IsDev is true", "no destination: R undecided, condition Missing is not declared"],
    ],
    [
      "that is fine in some deployments and unknown in the others is undecided",
      template(mapping("R", destination("!If [IsProd, arn, !If [Missing, arn, !Ref AWS::NoValue]]"))),
      ["no destination: R undecided, condition Missing is not declared"],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("bisecting and what makes it harmless", () => {
  const bisecting = (bisect: string, variables: string): string =>
    template(
      mapping("R", `BisectBatchOnFunctionError: ${bisect}, FunctionName: !Ref F, ${destination("arn")}`).replace("FunctionName: f, ", ""),
      `  F: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: ${variables}}}}`,
    );
  const store = '{IDEMPOTENCY_TABLE: "t"}';

  it.each<readonly [string, string, readonly string[]]>([
    ["go together where one condition gives both", bisecting("!If [IsProd, true, false]", `!If [IsProd, ${store}, {}]`), []],
    [
      "do not where the condition of one excludes that of the other",
      bisecting("!If [IsProd, true, false]", `!If [IsDev, ${store}, !Ref AWS::NoValue]`),
      ["bisects: R when IsProd is true"],
    ],
    [
      "are wrong where one is without the other",
      bisecting("true", "{IDEMPOTENCY_TABLE: !If [IsProd, t, !Ref AWS::NoValue]}"),
      ["bisects: R when IsProd is false"],
    ],
    ["are told by a value that a condition gives", bisecting("!If [IsProd, true, false]", "{TABLE: !If [IsProd, idempotency, plain]}"), []],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it("may be a permission that stands under a condition", () => {
    const text = `${conditions}
Resources:
${mapping("R", `BisectBatchOnFunctionError: true, FunctionName: !Ref F, ${destination("arn")}`).replace("FunctionName: f, ", "")}
  F:
    Type: AWS::Lambda::Function
    Properties:
      Role: !GetAtt Role.Arn
      Environment: {Variables: {STORE: !Ref Store}}
  Store:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      TimeToLiveSpecification: {AttributeName: expiration, Enabled: true}
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - !If
          - IsProd
          - PolicyDocument:
              Statement: [{Effect: Allow, Action: "dynamodb:*", Resource: !GetAtt Store.Arn}]
          - !Ref AWS::NoValue
`;
    expect(said(text)).toEqual(["bisects: R when IsProd is false"]);
  });
});

describe("a parameter", () => {
  const withDefault = (parameters: string, conditionsText: string, ...resources: readonly string[]): string =>
    `Parameters: ${parameters}\nConditions: ${conditionsText}\nResources:\n${resources.join("\n")}\n`;

  it.each<readonly [string, string, readonly string[]]>([
    [
      "never decides a condition by its default",
      withDefault(
        "{Stage: {Type: String, Default: prod}}",
        "{IsProd: !Equals [!Ref Stage, prod]}",
        mapping("R", destination("!If [IsProd, arn, !Ref AWS::NoValue]")),
      ),
      ["no destination: R when IsProd is false"],
    ],
    ["decides a value by its default", withDefault("{On: {Type: String, Default: false}}", "{}", mapping("R", "Enabled: !Ref On")), []],
    [
      "has the value that a condition gives it, and not its default",
      withDefault(
        "{On: {Type: String, Default: false}}",
        '{IsOn: !Equals [!Ref On, "true"]}',
        mapping("R", "Enabled: !Ref On, BatchSize: !If [IsOn, 1, 2]"),
        mapping("S", "Enabled: !Ref On", "IsOn"),
      ),
      ["no destination: S certain"],
    ],
    [
      "has another value than its default where a condition says so",
      withDefault(
        "{Arn: {Type: String, Default: ''}}",
        '{HasArn: !Not [!Equals [!Ref Arn, ""]]}',
        mapping("R", destination("!Ref Arn"), "HasArn"),
        mapping("S", destination("!If [HasArn, !Ref Arn, !Ref AWS::NoValue]")),
        mapping("T", destination("!Ref Arn")),
      ),
      ["no destination: S when HasArn is false", "no destination: T undecided, parameter Arn is empty unless it is set"],
    ],
    [
      "has the one value that is left",
      withDefault(
        "{On: {Type: String, AllowedValues: [true, false], Default: true}}",
        '{IsOn: !Equals [!Ref On, "true"], IsOff: !Not [{Condition: IsOn}]}',
        mapping("R", "Enabled: !Ref On", "IsOff"),
      ),
      [],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("pinned parameters", () => {
  const text = `
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod]}
  Retries: {Type: Number, Default: -1}
  Names: {Type: CommaDelimitedList}
Conditions: {IsProd: !Equals [!Ref Stage, prod], IsEu: !Equals [!Ref "AWS::Region", eu-west-1], IsFirst: !Equals [!Select [0, !Ref Names], a]}
Resources:
${mapping("R", "MaximumRetryAttempts: !Ref Retries", "IsProd")}
${mapping("S", destination("!If [IsEu, arn, !Ref AWS::NoValue]"), "IsFirst")}
`;

  it("decide conditions and give values", () => {
    expect(said(text)).toEqual(["no destination: R certain", "no destination: S when IsEu is false"]);
    expect(said(text, { parameters: { Stage: "dev", Names: "b,a" } })).toEqual([]);
    expect(said(text, { parameters: { Stage: "dev", "AWS::Region": "eu-west-1" } })).toEqual([]);
    expect(said(text, { parameters: { Stage: "prod", Names: "a,b", "AWS::Region": "us-east-1" } })).toEqual([
      "no destination: R certain",
      "no destination: S certain",
    ]);
  });

  it("are named where a value comes from them", () => {
    const [finding] = lint([{ path: "t.yaml", text }], { parameters: { Retries: "3" } }).findings;
    expect(finding?.message).toContain("a batch that still fails after 3 retries (with parameter Retries = 3) is dropped");
  });

  it("that are not allowed are told, and change nothing", () => {
    const report = lint([{ path: "t.yaml", text }], { levels: founding, parameters: { Stage: "qa" } });
    expect(report.recovered).toEqual([
      {
        ...{ file: "t.yaml", line: 3, column: 3 },
        message: "Parameter Stage does not allow the value qa: it takes dev or prod. It is judged as if no value were given.",
      },
    ]);
    expect(report.findings).toHaveLength(2);
  });

  it("that no template declares are told", () => {
    const report = lint([{ path: "t.yaml", text }], { parameters: { Stag: "prod", Stage: "prod" } });
    expect(report.unheeded).toEqual(["No template that was judged declares Stag: the value that is given for it changes nothing."]);
    expect(lint([], { parameters: { Stag: "prod" } }).unheeded).toEqual([]);
  });

  it("that a rule of the template refuses are told", () => {
    const withRule = text.replace(
      "Conditions:",
      'Rules: {EuOnly: {Assertions: [{Assert: !Equals [!Ref "AWS::Region", eu-west-1]}]}}\nConditions:',
    );
    expect(lint([{ path: "t.yaml", text: withRule }], { parameters: { "AWS::Region": "us-east-1" } }).recovered).toMatchObject([
      { line: 6, message: "Rule EuOnly refuses every deployment with the given parameters. It is judged as if the rule were not there." },
    ]);
    expect(lint([{ path: "t.yaml", text: withRule }]).recovered).toEqual([]);
  });

  it("that are looked up in SSM cannot be given a value here", () => {
    const hidden = 'Parameters: {P: {Type: "AWS::SSM::Parameter::Value<String>"}}\nResources:\n  S: {Type: "AWS::Kinesis::Stream"}\n';
    expect(lint([{ path: "t.yaml", text: hidden }], { parameters: { P: "/a/b" } }).recovered).toMatchObject([
      { line: 1, message: expect.stringContaining("Parameter P is looked up in SSM") },
    ]);
  });
});

describe("a condition that is declared nowhere", () => {
  const text = (conditions: string): string => `${conditions}
Resources:
  Orders:
    Type: AWS::Kinesis::Stream
    Condition: IsProd
    Properties: {ShardCount: 1}
`;

  it("is told where it is asked for, and judged all the same", () => {
    const { recovered, summary } = lint([{ path: "t.yaml", text: text("") }]);
    expect(recovered).toMatchObject([{ file: "t.yaml", line: 5, message: expect.stringMatching(/^Condition IsProd is not declared: /) }]);
    expect(summary.streams).toBe(1);
  });

  it("may be made by a macro, and then nothing is told", () => {
    expect(lint([{ path: "t.yaml", text: text("Conditions: {'Fn::Transform': {Name: Own}}") }]).recovered).toEqual([]);
    expect(lint([{ path: "t.yaml", text: text("Conditions: {IsProd: !Equals [!Ref 'AWS::Region', eu-west-1]}") }]).recovered).toEqual([]);
  });
});

describe("what is told of a conditional finding", () => {
  const text = withTable(conditions, [reader("One"), reader("Two", "IsProd"), reader("Three"), reader("Four", "IsDev")]);

  it("is a warning at most, unless it is asked to be louder or not to be there", () => {
    const severity = (conditional?: "error" | "warning" | "note" | "off") =>
      lint([{ path: "t.yaml", text }], { levels: founding, ...(conditional === undefined ? {} : { conditional }) }).findings.map(
        (finding) => finding.severity,
      );
    expect([severity(), severity("error"), severity("note"), severity("off")]).toEqual([["warning"], ["error"], ["note"], []]);
  });

  it("speaks of what exists where it holds, and says which deployments that are", () => {
    const [finding] = lint([{ path: "t.yaml", text }]).findings;
    expect(finding).toMatchObject({ confidence: "conditional", when: "IsProd is true or IsDev is true" });
    expect(finding?.message).toContain("has 3 readers (One, Two, Three)");
    expect(finding?.related.map(({ message }) => message)).toEqual(["reader 1: One", "reader 2: Two", "reader 3: Three"]);
  });

  it("names the function's own handling only where it is there", () => {
    const dead = (condition: string): string =>
      template(
        mapping("R", `${destination("!If [IsProd, arn, !Ref AWS::NoValue]")}, FunctionName: !Ref F`).replace("FunctionName: f, ", ""),
        `  F: {Type: "AWS::Lambda::Function", Properties: {DeadLetterConfig: !If [${condition}, {TargetArn: arn}, !Ref AWS::NoValue]}}`,
      );
    const message = (text: string) => lint([{ path: "t.yaml", text }], { levels: founding }).findings[0]?.message;
    expect(message(dead("IsNotProd"))).toContain("DeadLetterConfig does not help");
    expect(message(dead("IsProd"))).not.toContain("DeadLetterConfig");
  });

  it("names an instance where the readers are not the same in all of them", () => {
    const more = conditions.replace("IsProd:", 'IsOpen: !Equals [!Ref Open, "yes"], IsProd:');
    const either = withTable(more, [reader("One"), reader("Two", "IsOpen"), reader("Three", "IsProd"), reader("Four", "IsNotProd")]);
    const [finding] = lint([{ path: "t.yaml", text: either }]).findings;
    expect(finding?.when).toBe("IsOpen is true, for instance when IsProd is true");
    expect(finding?.message).toContain("has 3 readers (One, Two, Three)");
  });

  it("is the same on every run", () => {
    const once = lint([{ path: "t.yaml", text }]);
    expect(lint([{ path: "t.yaml", text }])).toEqual({ ...once, graph: expect.any(Function) });
  });
});
