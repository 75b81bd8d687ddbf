import { describe, expect, it } from "vitest";
import { reader, said, withTable } from "./said.js";

/** Conditions over one parameter that may be anything. */
const stages = `Parameters: {Stage: {Type: String}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Equals [!Ref Stage, dev]
  IsTest: !Equals [!Ref Stage, test]
  IsNotProd: !Not [{Condition: IsProd}]`;

/** Conditions that have nothing to do with each other. */
const independent = `Parameters: {A: {Type: String}, B: {Type: String}, C: {Type: String}}
Conditions: {HasA: !Equals [!Ref A, "yes"], HasB: !Equals [!Ref B, "yes"], HasC: !Equals [!Ref C, "yes"]}`;

const threeUnder = (...conditions: readonly (string | undefined)[]): string[] =>
  ["One", "Two", "Three"].map((name, index) => reader(name, conditions[index]));

describe("two readers are what the stream of a table serves; a third one is too many", () => {
  it.each<readonly [string, string, readonly string[]]>([
    ["where nothing is conditional", withTable("", threeUnder()), ["too many: Orders certain"]],
    ["where one of three is", withTable(stages, threeUnder("IsProd")), ["too many: Orders when IsProd is true"]],
    ["but not where there are two", withTable(stages, threeUnder("IsProd").slice(0, 2)), []],
    [
      "where all three are under one condition, and only there",
      withTable(stages, threeUnder("IsProd", "IsProd", "IsProd")),
      ["too many: Orders when IsProd is true"],
    ],
    [
      "everywhere, where one comes for another",
      withTable(stages, [...threeUnder("IsProd", "IsNotProd"), reader("Four")]),
      ["too many: Orders certain"],
    ],
    ["but not where two of three exclude each other", withTable(stages, threeUnder("IsProd", "IsNotProd")), []],
    ["nor where they compare one parameter with different values", withTable(stages, threeUnder("IsProd", "IsDev")), []],
    ["nor where all three do", withTable(stages, threeUnder("IsProd", "IsDev", "IsTest")), []],
    [
      "where three conditions come together that may",
      withTable(independent, threeUnder("HasA", "HasB", "HasC")),
      ["too many: Orders when HasA is true and HasB is true and HasC is true"],
    ],
    [
      "where two of them do and the third reader is always there",
      withTable(independent, threeUnder("HasA", "HasB")),
      ["too many: Orders when HasA is true and HasB is true"],
    ],
    [
      "where one or another comes to two",
      withTable(independent, [reader("First"), ...threeUnder(undefined, "HasA", "HasB")]),
      ["too many: Orders when HasA is true or HasB is true"],
    ],
    [
      "where any three of four do, of which one case is told",
      withTable(independent, [...threeUnder("HasA", "HasB", "HasC"), reader("Four", "HasA")]),
      ["too many: Orders when HasA is true and HasB is true, or when HasA is true and HasC is true"],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("what conditions mean", () => {
  const conditions = (parameters: string, text: string, more = ""): string => `Parameters: ${parameters}\n${more}\nConditions: ${text}`;

  it.each<readonly [string, string, readonly string[]]>([
    [
      "all allowed values together are everything",
      withTable(
        conditions(
          "{Stage: {Type: String, AllowedValues: [dev, prod]}}",
          "{IsProd: !Equals [!Ref Stage, prod], IsDev: !Equals [!Ref Stage, dev]}",
        ),
        [...threeUnder("IsProd", "IsDev"), reader("Four")],
      ),
      ["too many: Orders certain"],
    ],
    [
      "a value that is not allowed is never there",
      withTable(conditions("{Stage: {Type: String, AllowedValues: [dev, prod]}}", "{IsQa: !Equals [!Ref Stage, qa]}"), threeUnder("IsQa")),
      [],
    ],
    [
      "of two allowed values, not the one is the other",
      withTable(
        conditions(
          "{Stage: {Type: String, AllowedValues: [dev, prod]}}",
          "{IsProd: !Equals [!Ref Stage, prod], IsNotDev: !Not [!Equals [!Ref Stage, dev]]}",
        ),
        threeUnder("IsProd", "IsNotDev"),
      ),
      ["too many: Orders when IsProd is true"],
    ],
    [
      "and, or and not are worked out",
      withTable(
        `${independent.slice(0, -1)}, Any: !Or [{Condition: HasA}, {Condition: HasB}], Both: !And [{Condition: HasA}, {Condition: HasB}], None: !Not [{Condition: Any}]}`,
        threeUnder("None", "Both"),
      ),
      [],
    ],
    [
      "a condition may name one that names one",
      withTable(`${independent.slice(0, -1)}, X: {Condition: HasA}, Y: !And [{Condition: X}, {Condition: HasB}]}`, threeUnder("Y", "X")),
      ["too many: Orders when Y is true"],
    ],
    [
      "literals are compared where they stand, as texts",
      withTable(conditions("{}", '{Same: !Equals [true, "true"], Other: !Equals [1, "01"]}'), threeUnder("Same", "Same")),
      ["too many: Orders certain"],
    ],
    [
      "so that a number is its text",
      withTable(conditions("{N: {Type: Number}}", '{One: !Equals [!Ref N, 1], AlsoOne: !Equals ["1", !Ref N]}'), [
        ...threeUnder("One", "AlsoOne"),
      ]),
      ["too many: Orders when One is true"],
    ],
    [
      "a text around a parameter says what the parameter is",
      withTable(
        conditions(
          "{Stage: {Type: String}}",
          '{IsProd: !Equals [!Sub "app-${Stage}", app-prod], IsDev: !Equals [!Join ["-", [app, !Ref Stage]], app-dev]}',
        ),
        threeUnder("IsProd", "IsDev"),
      ),
      [],
    ],
    [
      "an empty text has nothing but empty parts",
      withTable(
        conditions(
          "{A: {Type: String}, B: {Type: String}}",
          '{Neither: !Equals [!Join ["", [!Ref A, !Ref B]], ""], HasA: !Not [!Equals [!Ref A, ""]]}',
        ),
        threeUnder("Neither", "HasA"),
      ),
      [],
    ],
    [
      "a part of an allowed value is worked out",
      withTable(
        conditions(
          "{Env: {Type: String, AllowedValues: [eu-prod, us-prod, eu-dev]}}",
          '{IsProd: !Equals [!Select [1, !Split ["-", !Ref Env]], prod], IsUs: !Equals [!Ref Env, us-prod]}',
        ),
        threeUnder("IsProd", "IsUs"),
      ),
      ["too many: Orders when IsUs is true"],
    ],
    [
      "a Region is one of those that the map has",
      withTable(
        conditions(
          "{}",
          '{IsLarge: !Equals [!FindInMap [Regions, !Ref "AWS::Region", Size], large], IsEu: !Equals [!Ref "AWS::Region", eu-west-1]}',
          "Mappings: {Regions: {eu-west-1: {Size: large}, us-east-1: {Size: small}}}",
        ),
        [...threeUnder("IsLarge"), reader("Four", "IsEu")],
      ),
      ["too many: Orders when IsLarge is true"],
    ],
    [
      "so that all Regions of a map are everything",
      withTable(
        conditions(
          "{}",
          '{IsLarge: !Equals [!FindInMap [Regions, !Ref "AWS::Region", Size], large]}',
          "Mappings: {Regions: {eu-west-1: {Size: large}, us-east-1: {Size: large}}}",
        ),
        threeUnder("IsLarge"),
      ),
      ["too many: Orders certain"],
    ],
    [
      "a map by stage says which stages are meant",
      withTable(
        conditions(
          "{Stage: {Type: String, AllowedValues: [dev, test, prod]}}",
          '{Audits: !Equals [!FindInMap [Stages, !Ref Stage, Audit], "yes"], IsDev: !Equals [!Ref Stage, dev]}',
          'Mappings: {Stages: {dev: {Audit: "no"}, test: {Audit: "yes"}, prod: {Audit: "yes"}}}',
        ),
        threeUnder("Audits", "IsDev"),
      ),
      [],
    ],
    [
      "two parameters may be equal or not",
      withTable(
        conditions("{A: {Type: String}, B: {Type: String}}", "{Same: !Equals [!Ref A, !Ref B], Again: !Equals [!Ref B, !Ref A]}"),
        threeUnder("Same", "Again"),
      ),
      ["too many: Orders when Same is true"],
    ],
    [
      "but what that means for each of them is not worked out",
      withTable(
        conditions(
          "{A: {Type: String}, B: {Type: String}}",
          "{Same: !Equals [!Ref A, !Ref B], IsA: !Equals [!Ref A, x], IsB: !Equals [!Ref B, y]}",
        ),
        [...threeUnder("Same", "IsA", "IsB")],
      ),
      ["too many: Orders undecided, it is not worked out whether its conditions can hold together"],
    ],
    [
      "unless one of them is limited",
      withTable(
        conditions(
          "{A: {Type: String, AllowedValues: [x, y]}, B: {Type: String}}",
          "{Same: !Equals [!Ref A, !Ref B], IsA: !Equals [!Ref A, x], IsB: !Equals [!Ref B, y]}",
        ),
        [...threeUnder("Same", "IsA", "IsB")],
      ),
      [],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("the section Rules", () => {
  const withRules = (rules: string): string => `${independent}\nRules: {R: ${rules}}`;

  it.each<readonly [string, string, readonly string[]]>([
    [
      "refuses deployments: two that it keeps apart are not added up",
      withRules('{RuleCondition: !Equals [!Ref A, "yes"], Assertions: [{Assert: !Not [!Equals [!Ref B, "yes"]]}]}'),
      [],
    ],
    [
      "may ask for one of several values",
      withRules('{Assertions: [{Assert: !Contains [["no", "maybe"], !Ref A], AssertDescription: none}]}'),
      [],
    ],
    [
      "may ask each of them",
      withRules('{Assertions: [{Assert: !EachMemberIn [[!Ref A, !Ref B], ["no", "yes"]]}]}'),
      ["HasA is true and HasB is true"],
    ],
    ["may ask for one value", withRules('{Assertions: [{Assert: !EachMemberEquals [[!Ref A], "no"]}]}'), []],
    [
      "that asks what nobody can tell leaves open what it is about",
      withRules(
        '{Assertions: [{Assert: !EachMemberIn [!ValueOfAll ["AWS::EC2::VPC::Id", Tags.Department], !RefAll "AWS::EC2::VPC::Id"]}]}',
      ),
      ["HasA is true and HasB is true"],
    ],
  ])("%s", (_, sections, when) => {
    expect(said(withTable(sections, threeUnder("HasA", "HasB")))).toEqual(when.map((one) => `too many: Orders when ${one}`));
  });
});

describe("what exists", () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      "a stream under a condition is judged where it exists",
      withTable(stages, threeUnder("IsProd"), "Condition: IsProd"),
      ["too many: Orders certain"],
    ],
    [
      "and is not oversubscribed by readers that exist where it does not",
      withTable(stages, threeUnder("IsProd", "IsProd", "IsProd"), "Condition: IsNotProd"),
      [],
    ],
    [
      "a reader of one stream or another is counted where it reads",
      withTable(stages, [
        ...threeUnder().slice(0, 2),
        reader("Three").replace("!GetAtt Orders.StreamArn", "!If [IsProd, !GetAtt Orders.StreamArn, !ImportValue other]"),
      ]),
      ["too many: Orders when IsProd is true"],
    ],
    [
      "a reader that is switched on by a condition is counted where it is on",
      withTable(stages, [...threeUnder().slice(0, 2), reader("Three", undefined, ", Enabled: !If [IsDev, true, false]")]),
      ["too many: Orders when IsDev is true"],
    ],
    [
      "a condition that is not declared leaves the count open",
      withTable(stages, threeUnder("Missing")),
      ["too many: Orders undecided, condition Missing is not declared"],
    ],
    [
      "and so does one that refers to itself",
      withTable("Conditions: {A: !Not [{Condition: B}], B: !Or [{Condition: A}, {Condition: A}]}", threeUnder("A")),
      ["too many: Orders undecided, condition A refers to itself"],
    ],
    [
      "and one that is not written as a condition",
      withTable("Conditions: {A: yes, B: !Equals [x]}", [...threeUnder("A").slice(0, 2), reader("Three", "B")]),
      ["too many: Orders undecided, condition A is not written as one; Fn::Equals in condition B needs two values"],
    ],
    [
      "a count is settled where even what is not declared could not change it",
      withTable(stages, [...threeUnder(), reader("Four", "Missing")]),
      ["too many: Orders certain"],
    ],
    [
      "what is not declared matters only where it would be one too many",
      withTable(stages, threeUnder("IsProd", "Missing")),
      ["too many: Orders undecided, condition Missing is not declared"],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});
