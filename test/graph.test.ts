import { describe, expect, it } from "vitest";
import { drawn } from "./drawn.js";
import type { Graph } from "../src/graph.js";
import { readFiles } from "../src/read-files.js";
import { cloudformation } from "../src/readers/cloudformation.js";
import { terraform } from "../src/readers/terraform.js";
import { parseFile } from "../src/source/parse.js";
import { patient } from "../src/source/patient.js";
import { mapping, planOf, references, stream } from "./readers/terraform/plan-of.js";

function graphOf(path: string, text: string): Graph {
  const parsed = parseFile({ path, text }, { patient });
  return drawn(readFiles(parsed === undefined ? [] : [parsed], [cloudformation, terraform(undefined)]));
}

/** What is told of a reader whose source is this, beside two streams and a table without one. */
function readerOf(source: string, more = ""): Graph["consumers"][number] | undefined {
  const text = `
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod]}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsNever: !Equals [one, other]
Resources:
  Orders: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Audit: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Gone: {Type: AWS::Kinesis::Stream, Condition: IsNever, Properties: {ShardCount: 1}}
  Plain: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST}}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    ${more}
    Properties: {FunctionName: f, StartingPosition: LATEST, EventSourceArn: ${source}}
`;
  return graphOf("a.yaml", text).consumers[0];
}

describe("a reader in the graph", () => {
  it("that is placed has neither a reason nor anything that it may read besides", () => {
    expect(readerOf("!GetAtt Orders.Arn")).toMatchObject({ stream: "a.yaml#Orders", because: null, possible: [], cases: [] });
  });

  it("that a condition sends to one stream or another shows both, and when", () => {
    expect(readerOf("!If [IsProd, !GetAtt Orders.Arn, !GetAtt Audit.Arn]")).toMatchObject({
      stream: null,
      because: "it depends on condition IsProd",
      possible: ["a.yaml#Orders", "a.yaml#Audit"],
      cases: [
        { when: "IsProd is true", stream: "a.yaml#Orders" },
        { when: "IsProd is false", stream: "a.yaml#Audit" },
      ],
    });
  });

  it("reads one stream where it exists under the condition that decides", () => {
    const source = "!If [IsProd, !GetAtt Orders.Arn, !GetAtt Audit.Arn]";
    expect(readerOf(source, "Condition: IsProd")).toMatchObject({ stream: "a.yaml#Orders", because: null, when: "IsProd is true" });
  });

  it("says of each case where it leads, and why it leads nowhere", () => {
    expect(readerOf("!If [IsProd, !GetAtt Orders.Arn, !GetAtt Plain.StreamArn]")).toMatchObject({
      stream: null,
      because: "it depends on condition IsProd; table Plain has no stream",
      possible: ["a.yaml#Orders"],
      cases: [
        { when: "IsProd is true", stream: "a.yaml#Orders" },
        { when: "IsProd is false", stream: null },
      ],
    });
  });

  it("may not read a stream that never exists, for what refers to it then is refused", () => {
    expect(readerOf("!If [IsProd, !GetAtt Gone.Arn, !GetAtt Audit.Arn]")).toMatchObject({
      stream: "a.yaml#Audit",
      possible: [],
      cases: [],
    });
  });

  it("that leads nowhere says why", () => {
    expect(readerOf("!GetAtt Plain.StreamArn")).toMatchObject({
      stream: null,
      because: "table Plain has no stream",
      possible: [],
      cases: [],
    });
  });

  it("that a plan leads to one of several streams names them", () => {
    const resources = {
      "aws_kinesis_stream.a": { ...stream, keys: ["x", "y"] },
      "aws_kinesis_stream.b": stream,
      "aws_lambda_event_source_mapping.reader": mapping(references("var.key", "aws_kinesis_stream.a")),
    };
    expect(graphOf("plan.json", planOf({ resources })).consumers[0]).toMatchObject({
      stream: null,
      because: 'event_source_arn comes from one of aws_kinesis_stream.a["x"], aws_kinesis_stream.a["y"]',
      possible: ['plan.json#aws_kinesis_stream.a["x"]', 'plan.json#aws_kinesis_stream.a["y"]'],
    });
  });
});

describe("a stream in the graph", () => {
  it("is told from one that no template declares", () => {
    const text = `
Resources:
  Orders: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties: {FunctionName: f, StartingPosition: LATEST, EventSourceArn: !ImportValue shared}
`;
    expect(graphOf("a.yaml", text).streams).toMatchObject([
      { name: "Orders", declared: true, subscribers: [] },
      { name: "shared", declared: false, subscribers: ["a.yaml#Reader"] },
    ]);
  });
});
