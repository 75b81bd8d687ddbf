import { describe, expect, it } from "vitest";
import { modelOf } from "./model.js";

/** What `Fn::ToJsonString` of this comes to, as the name of the table in which a function keeps things. */
function textOf(argument: string): unknown {
  const { consumers } = modelOf(`
Parameters:
  Open: {Type: String}
  Size: {Type: Number, Default: 5}
  Names: {Type: CommaDelimitedList, Default: "a, b"}
Conditions: {IsProd: !Equals [!Ref Open, prod]}
Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Worker: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {TEXT: {Fn::ToJsonString: ${argument}}}}}}
  Reader: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Orders.Arn, FunctionName: !Ref Worker, StartingPosition: LATEST}}
`);
  const called = consumers[0]?.function;
  const environment = called?.is === "known" ? called.value.environment : undefined;
  const value = environment?.is === "known" ? environment.value.get("TEXT") : undefined;
  if (value?.is === "known") return value.value;
  return value?.is === "unknown"
    ? { because: value.because, text: value.refersTo?.to === "expression" ? value.refersTo.text : undefined }
    : value?.is;
}

describe("a JSON string", () => {
  it.each([
    ["{}", "{}"],
    ["[]", "[]"],
    ["{a: 1, b: true, c: text, d: [1, two]}", '{"a":1,"b":true,"c":"text","d":[1,"two"]}'],
    [`{a: 'say "x"'}`, String.raw`{"a":"say \"x\""}`],
    ["{a: !Ref Size}", '{"a":5}'],
    ["{a: !Sub 'n${Size}'}", '{"a":"n5"}'],
    ["!Ref Names", '["a","b"]'],
    ["{a: !Ref Names}", '{"a":["a","b"]}'],
    ["{a: 1, b: !Ref AWS::NoValue, c: 2}", '{"a":1,"c":2}'],
    ["[!Ref AWS::NoValue, 1]", "[1]"],
    ["{a: !If [IsProd, 1, 1]}", '{"a":1}'],
    ["{a: 1, b: !If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue]}", '{"a":1}'],
    ["{a: {Fn::ToJsonString: {b: 1}}}", String.raw`{"a":"{\"b\":1}"}`],
  ])("of %s is %s", (argument, text) => {
    expect(textOf(argument)).toBe(text);
  });

  it("keeps open what only a deployment tells", () => {
    expect(textOf("{arn: !GetAtt Orders.Arn, name: !Sub 'x-${AWS::Region}'}")).toEqual({
      because: "only a deployment tells Orders.Arn, only a deployment tells AWS::Region",
      text: '{"arn":"${Orders.Arn}","name":"x-${AWS::Region}"}',
    });
  });

  it.each([
    ["text", "Fn::ToJsonString needs a map or a list"],
    ["!Ref Open", "parameter Open has no default"],
    ["{a: !If [IsProd, 1, 2]}", "it depends on condition IsProd"],
    ["{a: {Fn::Transform: {Name: Text}}}", "Fn::Transform is worked out when the stack is deployed"],
  ])("of %s is unknown: %s", (argument, because) => {
    expect(textOf(argument)).toMatchObject({ because });
  });

  it("tells what a pipeline reads", () => {
    const { consumers } = modelOf(`
Resources:
  Clicks: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Ingest:
    Type: AWS::OSIS::Pipeline
    Properties:
      PipelineConfigurationBody:
        Fn::ToJsonString: {in: {source: {kinesis: {consumer_strategy: polling, streams: [{stream_arn: !GetAtt Clicks.Arn}]}}}}
`);
    expect(consumers.map(({ stream, reads }) => [stream?.subject, reads.is === "known" && reads.value])).toEqual([["Clicks", "shared"]]);
  });
});
