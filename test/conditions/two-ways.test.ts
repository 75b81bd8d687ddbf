import { describe, expect, it } from "vitest";
import { reader, said, withTable } from "./said.js";

const readers = [reader("One", "Same"), reader("Two"), reader("Three")];

/** What `Same` is, from whether its reader is one too many. */
function sameIn(template: string): string {
  const [first = "no", ...others] = said(template);
  expect(others).toEqual([]);
  return first.replace("too many: Orders ", "").replace("certain", "yes");
}

const compared = (one: string, other: string, sections = ""): string =>
  sameIn(withTable(`${sections}\nConditions: {Same: !Equals [${one}, ${other}]}`, readers));

const unclear = (one: string, other: string): string =>
  `undecided, ${one} and ${other} may be one value or two, for CloudFormation may write what is not in quotes in another way`;

describe("two values", () => {
  it.each([
    ["1", "1", "yes"],
    ['"1"', "1", "yes"],
    ['"1"', '"1"', "yes"],
    ["1.0", "1.0", "yes"],
    ["yes", "yes", "yes"],
    ["True", "True", "yes"],
    ["true", '"true"', "yes"],
    ["010", "010", "yes"],
    ["prod", '"prod"', "yes"],
    ["2026-01-01", '"2026-01-01"', "yes"],
  ])("%s and %s are one", (one, other, expected) => {
    expect([compared(one, other), compared(other, one)]).toEqual([expected, expected]);
  });

  it.each([
    ['"1"', '"1.0"'],
    ['"true"', '"True"'],
    ['"0x10"', '"16"'],
    ["1", "2"],
    ["1.0", "2"],
    ["1.0", '"2.0"'],
    ["0x10", '"10"'],
    ["1e3", '"1e4"'],
    ["true", "false"],
    ["true", '"yes"'],
    ["yes", "no"],
    ["1.0", "prod"],
    ["yes", '"prod"'],
  ])("%s and %s are two", (one, other) => {
    expect([compared(one, other), compared(other, one)]).toEqual(["no", "no"]);
  });

  it.each([
    ["1", "1.0"],
    ['"1"', "1.0"],
    ["1", '"1.0"'],
    ["1", '"01"'],
    ['"1.0"', "1.0"],
    ["1.0", "1.00"],
    ["0x10", '"16"'],
    ["0x10", '"0x10"'],
    ["1e3", '"1000"'],
    ["1_000", '"1000"'],
    ["+1", '"1"'],
    ["001", '"1"'],
    ["001", '"001"'],
    ["010", '"8"'],
    ["12345678901234567890", '"12345678901234567890"'],
    ["10:30", '"10:30"'],
    ["True", '"true"'],
    ["true", '"True"'],
    ["True", '"True"'],
    ["yes", '"yes"'],
    ["yes", '"true"'],
    ["yes", "true"],
    ["Off", "off"],
  ])("%s and %s are nobody knows how many", (one, other) => {
    expect(compared(one, other)).toBe(unclear(one, other));
  });

  it.each([
    ["1", '"1"', "yes"],
    ["1.0", "1.0", "yes"],
    ["1.0", '"2"', "no"],
    ["1.0", '"1"', unclear("1.0", '"1"')],
    ["1E0", '"1"', unclear("1E0", '"1"')],
    ["true", '"true"', "yes"],
  ])("%s and %s in JSON are told alike", (one, other, expected) => {
    const own = (condition?: string): unknown => ({
      Type: "AWS::Lambda::EventSourceMapping",
      ...(condition === undefined ? {} : { Condition: condition }),
      Properties: {
        EventSourceArn: { "Fn::GetAtt": ["Orders", "StreamArn"] },
        DestinationConfig: { OnFailure: { Destination: "arn" } },
        StartingPosition: "LATEST",
        FunctionName: "f",
      },
    });
    const resources = {
      Orders: { Type: "AWS::DynamoDB::Table", Properties: { StreamSpecification: { StreamViewType: "NEW_IMAGE" } } },
      ...{ One: own("Same"), Two: own(), Three: own() },
    };
    const conditions = `"Conditions": {"Same": {"Fn::Equals": [${one},  ${other} ]}}`;
    expect(sameIn(`{${conditions}, "Resources": ${JSON.stringify(resources)}}`)).toBe(expected);
  });
});

describe("a parameter", () => {
  const parameter = (allowed: string): string => `Parameters: {P: {Type: String, AllowedValues: ${allowed}}}`;

  it.each([
    ["that allows nothing else", "[1.0]", "1.0", "yes"],
    ["that allows it among others", "[1.0, 2.0]", "1.0", "when Same is true"],
    ["that allows it as a text", '["1.0", "2.0"]', '"1.0"', "when Same is true"],
    ["that allows another number", "[2.0, 3.0]", "1.0", "no"],
    ["that allows the number as a text", '["1.0", "2.0"]', "1.0", unclear('"1.0"', "1.0")],
    ["that allows the text as a number", "[1.0, 2.0]", '"1.0"', unclear("1.0", '"1.0"')],
    ["that allows words in quotes", '["yes", "no"]', "yes", unclear('"yes"', "yes")],
    ["that allows words without quotes", "[yes, no]", "yes", "when Same is true"],
    ["that allows true in quotes", '["true", "false"]', "true", "when Same is true"],
  ])("%s", (_, allowed, value, expected) => {
    expect(compared("!Ref P", value, parameter(allowed))).toBe(expected);
    expect(compared(value, "!Ref P", parameter(allowed))).toBe(expected);
  });

  it("that may be anything may be that, too", () => {
    expect(compared("!Ref P", "1.0", "Parameters: {P: {Type: String}}")).toBe("when Same is true");
  });

  it.each([
    ["1.0", '"1"'],
    ["1.0", '"1.0"'],
    ["yes", '"yes"'],
  ])("is %s and is %s may be one thing or exclude each other", (one, other) => {
    const conditions = `Parameters: {P: {Type: String}}\nConditions: {A: !Equals [!Ref P, ${one}], B: !Equals [!Ref P, ${other}]}`;
    expect(said(withTable(conditions, [reader("One", "A"), reader("Two", "B"), reader("Three")]))).toEqual([
      "too many: Orders undecided, it is not worked out whether its conditions can hold together",
    ]);
  });

  it.each([
    ["yes", "yes", "yes"],
    ["no", "yes", "no"],
    ["maybe", "yes", "when Same is true"],
    ["yes", '"yes"', unclear("yes", '"yes"')],
  ])("that is given %s is or is not %s", (given, value, expected) => {
    const text = withTable(`${parameter("[yes, no]")}\nConditions: {Same: !Equals [!Ref P, ${value}]}`, readers);
    const [first = "no"] = said(text, { parameters: { P: given } });
    expect(first.replace("too many: Orders ", "").replace("certain", "yes")).toBe(expected);
  });

  it.each([
    ["[1.0]", '["1.0"]', unclear('"1.0"', "1.0")],
    ["[1.0]", "[1.0]", "yes"],
    ["[1.0]", '["2"]', "no"],
    ['["1.0"]', '["1"]', "no"],
  ])("of %s and one of %s", (one, other, expected) => {
    const sections = `Parameters: {P: {Type: String, AllowedValues: ${one}}, Q: {Type: String, AllowedValues: ${other}}}`;
    expect(compared("!Ref P", "!Ref Q", sections)).toBe(expected);
  });
});

describe("a text that is put together", () => {
  it.each([
    ["!Join ['-', [v, 1.0]]", '"v-1.0"', unclear("v-1.0", '"v-1.0"')],
    ["!Join ['-', [v, 1.0]]", '"v-1"', unclear("v-1.0", '"v-1"')],
    ["!Join ['-', [v, 1.0]]", '"v-2"', "no"],
    ["!Join ['-', [v, 1]]", '"v-1"', "yes"],
    ["!Sub ['v-${n}', {n: 1.0}]", '"v-1"', unclear("v-1.0", '"v-1"')],
    ["!Sub 'v-${P}'", '"v-1.0"', unclear("v-1.0", '"v-1.0"')],
    ["!Sub 'v-${P}'", '"v-2"', "no"],
  ])("%s and %s", (one, other, expected) => {
    expect(compared(one, other, "Parameters: {P: {Type: String, AllowedValues: [1.0]}}")).toBe(expected);
  });
});

describe("a value of a map", () => {
  const maps = 'Mappings: {M: {"1.0": {Is: 1.0, Text: "1.0"}}}';

  it.each([
    ["!FindInMap [M, '1.0', Is]", "1.0", "yes"],
    ["!FindInMap [M, '1.0', Is]", '"1"', unclear("1.0", '"1"')],
    ["!FindInMap [M, '1.0', Text]", '"1.0"', "yes"],
  ])("%s and %s", (one, other, expected) => {
    expect(compared(one, other, maps)).toBe(expected);
  });

  it("under a key that may be written in two ways may be there or not", () => {
    expect(compared("!FindInMap [M, 1.0, Text]", '"1.0"', maps)).toBe("when Same is true");
  });
});
