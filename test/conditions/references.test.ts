import { describe, expect, it } from "vitest";
import { mapping, reader, said, withTable } from "./said.js";

const stages = `Parameters: {Stage: {Type: String}, Other: {Type: String}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Equals [!Ref Stage, dev]
  IsNotProd: !Not [{Condition: IsProd}]
  HasMore: !Equals [!Ref Other, more]`;

const destination = (value: string): string => `DestinationConfig: {OnFailure: {Destination: ${value}}}`;
const ordersIn = (properties: string): string => `EventSourceArn: !GetAtt Orders.StreamArn, ${properties}`;
const unlessProd = destination("!If [IsProd, arn, !Ref AWS::NoValue]");
const queue = '  Failed: {Type: "AWS::SQS::Queue", Condition: IsProd}';
const bisecting = (more: string): string =>
  mapping("R", `BisectBatchOnFunctionError: true, ${destination("arn")}, ${more}`).replace("FunctionName: f, ", "");
const handler = (variables: string, condition = "Condition: IsProd, "): string =>
  `  F: {Type: "AWS::Lambda::Function", ${condition}Properties: {Environment: {Variables: ${variables}}}}`;

describe("what refers to something is deployed only where that exists", () => {
  it.each<readonly [string, string, readonly string[]]>([
    [
      "so that a reader of a table under a condition lacks nothing that it has there",
      withTable(stages, [mapping("R", ordersIn(unlessProd))], "Condition: IsProd"),
      [],
    ],
    [
      "and lacks for certain what it has where the table is not",
      withTable(stages, [mapping("R", ordersIn(unlessProd))], "Condition: IsNotProd"),
      ["no destination: R certain"],
    ],
    [
      "but where the reader has the same condition nothing is new",
      withTable(stages, [mapping("R", ordersIn(unlessProd), "IsProd")], "Condition: IsProd"),
      [],
    ],
    [
      "but where Fn::If reads something else the table need not be there",
      withTable(
        stages,
        [mapping("R", `EventSourceArn: !If [IsProd, !GetAtt Orders.StreamArn, !ImportValue other], ${unlessProd}`)],
        "Condition: IsProd",
      ),
      ["no destination: R when IsProd is false"],
    ],
    [
      "but what a text names that is not put in need not be there",
      withTable(stages, [mapping("R", `FilterCriteria: !Sub "\${!Orders}", ${unlessProd}`)], "Condition: IsProd"),
      ["no destination: R when IsProd is false"],
    ],
    [
      "which a text with its name in it says as well",
      withTable(stages, [mapping("R", `FilterCriteria: !Sub "\${Orders}", ${unlessProd}`)], "Condition: IsProd"),
      [],
    ],
    [
      "and a text with its attribute",
      withTable(stages, [mapping("R", `FilterCriteria: !Sub ["\${Orders.Arn} \${x}", {x: y}], ${unlessProd}`)], "Condition: IsProd"),
      [],
    ],
    [
      "but not a text that calls something else so",
      withTable(stages, [mapping("R", `FilterCriteria: !Sub ["\${Orders}", {Orders: y}], ${unlessProd}`)], "Condition: IsProd"),
      ["no destination: R when IsProd is false"],
    ],
    [
      "of a called function: its settings are those of the deployments in which it exists",
      withTable(stages, [bisecting("FunctionName: !Ref F"), handler("{T: !If [IsProd, idempotency, plain]}")]),
      [],
    ],
    [
      "and its lack is certain where it never has them",
      withTable(stages, [bisecting("FunctionName: !Ref F"), handler("{T: !If [IsProd, plain, idempotency]}")]),
      ["bisects: R certain"],
    ],
    [
      "of a queue: a reader that refers to it is not there without it",
      withTable(stages, [mapping("R", `${unlessProd}, Tags: !GetAtt Failed.Arn`), queue]),
      [],
    ],
    [
      "of whatever an output refers to",
      withTable(`${stages}\nOutputs: {Queue: {Value: !GetAtt Failed.Arn}}`, [mapping("R", unlessProd), queue]),
      [],
    ],
    [
      "unless the output has a condition, too",
      withTable(`${stages}\nOutputs: {Queue: {Condition: IsProd, Value: !GetAtt Failed.Arn}}`, [mapping("R", unlessProd), queue]),
      ["no destination: R when IsProd is false"],
    ],
    [
      "though a reader under a condition asks only where it exists",
      withTable(
        stages,
        [mapping("R", ordersIn(unlessProd)), mapping("S", unlessProd)].map((one, index) =>
          index === 0 ? one.replace("Properties", "Condition: HasMore, Properties") : one,
        ),
        "Condition: IsProd",
      ),
      ["no destination: S when IsProd is false"],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("readers are counted where what they refer to exists", () => {
  const three = (...conditions: readonly (string | undefined)[]): string[] =>
    ["One", "Two", "Three"].map((name, index) => reader(name, conditions[index]));

  it.each<readonly [string, string, readonly string[]]>([
    ["all three on a table under a condition", withTable(stages, three(), "Condition: IsProd"), ["too many: Orders certain"]],
    ["not those that exist where the table does not", withTable(stages, three(undefined, "IsDev", "IsDev"), "Condition: IsProd"), []],
    [
      "and what the first asks for holds for the others",
      withTable(stages, [...three(), reader("Four", "IsDev")].slice(1), "Condition: IsProd"),
      [],
    ],
    [
      "a third one that needs a queue of other deployments is never there with them",
      withTable(
        stages,
        [...three().slice(1), reader("Three2", undefined, ", Tags: !If [HasMore, !Ref Failed, none]"), queue],
        "Condition: HasMore",
      ),
      ["too many: Orders certain"],
    ],
    [
      "a third one that is there with a queue which excludes it is none",
      withTable(stages, [...three().slice(1), reader("Four", "IsDev", ", Tags: !Ref Failed"), queue]),
      [],
    ],
  ])("%s", (_, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

it("a template that can never be deployed is judged as if nothing referred to anything", () => {
  const other = '  Failed: {Type: "AWS::SQS::Queue", Condition: IsDev}';
  const text = withTable(stages, [mapping("R", `Tags: [!Ref Failed, !Ref Orders], ${unlessProd}`), other], "Condition: IsProd");
  expect(said(text)).toEqual(["no destination: R when IsProd is false"]);
});
