import { describe, expect, it } from "vitest";
import { modelOf } from "./model.js";

/** What the batch size of a mapping is worth when it is written like this. */
function batchSize(written: string): unknown {
  const value = consumerWith(`BatchSize: ${written}`)?.batchSize;
  return value?.is === "known" ? value.value : value?.is;
}

function consumerWith(property: string) {
  return modelOf(`
Parameters:
  Size: {Type: Number, Default: 50}
  Text: {Type: String, Default: "60"}
  Open: {Type: Number}
  Sizes: {Type: CommaDelimitedList, Default: "10, 20,30"}
  Empty: {Type: String, Default: ""}
  FromSsm: {Type: "AWS::SSM::Parameter::Value<String>", Default: /shop/size}
  Stage: {Type: String, Default: prod}
  Index: {Type: Number, Default: 1}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Mappings:
  Sizes: {prod: {batch: 500}, dev: {batch: 5}}
Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}
  Failed: {Type: "AWS::SQS::Queue"}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.Arn
      FunctionName: billing
      StartingPosition: LATEST
      ${property}
`).consumers[0];
}

describe("a value", () => {
  it.each([
    ["7", 7],
    ['"7"', 7],
    ["seven", "unknown"],
    ["[7]", "unknown"],
    ["~", "absent"],
    ["!Ref Size", 50],
    ["{Ref: Size}", 50],
    ["!Ref Text", 60],
    ["!Ref Open", "unknown"],
    ["!Ref Empty", "unknown"],
    ["!Ref FromSsm", "unknown"],
    ["!Ref AWS::NoValue", "absent"],
    ["{Ref: AWS::NoValue}", "absent"],
    ["!Ref AWS::Region", "unknown"],
    ["!Ref Nobody", "unknown"],
    ["!If [IsProd, 7, 7]", 7],
    ["{Fn::If: [IsProd, 7, 8]}", "unknown"],
    ["!If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue]", "absent"],
    ["!If [IsProd, 7]", "unknown"],
    ["!Sub '70'", 70],
    ["!Sub '${Size}'", 50],
    ["!Sub '${Size}0'", 500],
    ["!Sub '${Open}0'", "unknown"],
    ["!Sub ['${a}${b}', {a: 1, b: !Ref Text}]", 160],
    ["{Fn::Sub: ['${a}', {a: 1}]}", 1],
    ["!Join ['', [1, 2, !Ref Size]]", 1250],
    ["!Join ['', !Ref Sizes]", 102030],
    ["{Fn::Join: ['', [1, !Ref AWS::NoValue, 2]]}", 12],
    ["!Select [1, [10, 20, 30]]", 20],
    ["!Select ['2', !Ref Sizes]", 30],
    ["!Select [9, [10, 20]]", "unknown"],
    ["!Select [1, !Split ['-', 'a-77']]", 77],
    ["{Fn::Select: [0, {Fn::Split: [',', !Ref Open]}]}", "unknown"],
    ["!FindInMap [Sizes, prod, batch]", 500],
    ["!FindInMap [Sizes, !Ref Stage, batch]", 500],
    ["{Fn::FindInMap: [Sizes, !Ref AWS::Region, batch]}", "unknown"],
    ["!FindInMap [Sizes, test, batch]", "unknown"],
    ["!FindInMap [Sizes, test, batch, {DefaultValue: 9}]", 9],
    ["!FindInMap [Sizes, prod, batch, {DefaultValue: 9}]", 500],
    ["!FindInMap [Sizes, test, batch, {DefaultValue: !Ref Size}]", 50],
    ["!FindInMap [Sizes, test, batch, {DefaultValue: !FindInMap [Sizes, dev, batch]}]", 5],
    ["!FindInMap [Sizes, test, batch, {DefaultValue: !Ref AWS::NoValue}]", "absent"],
    ["!FindInMap [Others, prod, batch, {DefaultValue: 9}]", 9],
    ["!FindInMap [Sizes, prod, other, {DefaultValue: 9}]", 9],
    ["!FindInMap [Sizes, !Ref AWS::Region, batch, {DefaultValue: 9}]", "unknown"],
    ["!FindInMap [Sizes, !If [IsProd, prod, dev], batch]", "unknown"],
    ["!FindInMap [Sizes, !If [IsProd, prod, test], batch, {DefaultValue: 500}]", 500],
    ["{Fn::FindInMap: [!Sub 'Si${Ze}', !Join ['', [pr, od]], !Select [0, !Split [',', 'batch,x']]]}", "unknown"],
    ["{Fn::FindInMap: [!Sub 'Sizes', !Join ['', [pr, od]], !Select [0, !Split [',', 'batch,x']]]}", 500],
    ["!FindInMap [Sizes, prod]", "unknown"],
    ["!Length [a, b, c]", 3],
    ["{Fn::Length: []}", 0],
    ["!Length [a, !Ref AWS::NoValue, c]", 2],
    ["!Length [a, !If [IsProd, b, c]]", 2],
    ["!Length [a, !If [IsProd, b, !Ref AWS::NoValue]]", "unknown"],
    ["{Fn::Length: !Ref Sizes}", 3],
    ["{Fn::Length: {Fn::Split: [',', 'a,b']}}", 2],
    ["!Length text", "unknown"],
    ["{Fn::Length: !Ref FromSsm}", "unknown"],
    ["!Select [!Length [a], [10, 20]]", 20],
    ["{Ref: !Sub 'Size'}", 50],
    ["{Ref: !Ref Text}", "unknown"],
    ["{Ref: [Size]}", "unknown"],
    ["{Ref: !Sub 'AWS::NoValue'}", "absent"],
    ["!Join ['', [1, !If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue], 2]]", 12],
    ["!Join [1, [2, !If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue], 2]]", 212],
    ["!ImportValue batch-size", "unknown"],
    ["!GetAtt Failed.Size", "unknown"],
    ["{Fn::GetAtt: [Failed, Size]}", "unknown"],
    ["!Base64 Nw==", "unknown"],
    ["{Fn::Transform: {Name: Size}}", "unknown"],
    ["'{{resolve:ssm:/shop/size}}'", "unknown"],
  ])("written as %s is worth %s", (written, worth) => {
    expect(batchSize(written)).toBe(worth);
  });

  it("taken from a parameter says so", () => {
    expect(consumerWith("BatchSize: !Ref Size")?.batchSize).toMatchObject({ value: 50, from: "the default of parameter Size" });
  });

  it("that would differ in too many ways is not worked out", () => {
    const conditional = Array.from({ length: 40 }, () => "!If [IsProd, a, !Ref AWS::NoValue]").join(", ");
    expect(consumerWith(`BatchSize: !Length [${conditional}]`)?.batchSize).toMatchObject({ because: "it depends on too many conditions" });
  });

  it.each([
    ["!Select [1, !Ref Sizes]", "Sizes"],
    ["!Select [!Ref Index, [10, 20]]", "Index"],
    ["!FindInMap [Sizes, !Ref Stage, batch]", "Stage"],
    ["!FindInMap [Sizes, test, batch, {DefaultValue: !Ref Size}]", "Size"],
    ["{Fn::Length: !Ref Sizes}", "Sizes"],
    ["!Select [0, !Split ['-', !Ref Text]]", "Text"],
    ["!Join ['', !Ref Sizes]", "Sizes"],
    ["!Sub '${Size}'", "Size"],
  ])("worked out from a parameter says so: %s", (written, parameter) => {
    expect(consumerWith(`BatchSize: ${written}`)?.batchSize).toMatchObject({ is: "known", from: `the default of parameter ${parameter}` });
  });

  it("that is not known says why", () => {
    expect(consumerWith("BatchSize: !Ref Open")?.batchSize).toMatchObject({ because: "parameter Open has no default" });
    expect(consumerWith("BatchSize: !If [IsProd, 7, 8]")?.batchSize).toMatchObject({ because: "it depends on condition IsProd" });
    expect(consumerWith("BatchSize: !If [IsTest, 7, 8]")?.batchSize).toMatchObject({ because: "condition IsTest is not declared" });
    for (const name of ["Base64", "Cidr", "GetAZs", "Transform", "Anything"]) {
      const because = `Fn::${name} is worked out when the stack is deployed`;
      expect(consumerWith(`BatchSize: {Fn::${name}: x}`)?.batchSize).toMatchObject({ because });
    }
  });
});

describe("a failure destination", () => {
  it.each([
    ["{OnFailure: {Destination: !GetAtt Failed.Arn}}", "there"],
    ["{OnFailure: {Destination: !Ref Open}}", "there"],
    ["{OnFailure: {Destination: !If [IsProd, !GetAtt Failed.Arn, !Ref Open]}}", "there"],
    ["{OnFailure: {Destination: !ImportValue failed}}", "there"],
    ["!If [IsProd, {OnFailure: {Destination: !GetAtt Failed.Arn}}, !Ref AWS::NoValue]", "doubtful"],
    ["{OnFailure: {Destination: !If [IsProd, !GetAtt Failed.Arn, !Ref AWS::NoValue]}}", "doubtful"],
    ["{OnFailure: !If [IsProd, {Destination: !GetAtt Failed.Arn}, !Ref AWS::NoValue]}", "doubtful"],
    ["{OnFailure: {Destination: !Ref Empty}}", "doubtful"],
    ["{'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://b/k}}, OnSuccess: {}}", "doubtful"],
    ["{OnFailure: {Destination: {'Fn::Transform': {Name: Destination}}}}", "doubtful"],
    ["{OnFailure: {Destination: !FindInMap [Sizes, !Ref AWS::Region, queue, {DefaultValue: !Ref AWS::NoValue}]}}", "doubtful"],
    ["{OnFailure: {Destination: !FindInMap [Sizes, !Ref AWS::Region, queue, {DefaultValue: !Ref Open}]}}", "there"],
    ["{OnFailure: {Destination: !FindInMap [Sizes, !Ref AWS::Region, queue]}}", "there"],
    ["{OnFailure: {Destination: !GetStackOutput {StackName: s, OutputName: o}}}", "there"],
    ["!Ref Open", "doubtful"],
    ["{OnFailure: {Destination: !Ref AWS::NoValue}}", "absent"],
    ["{OnFailure: !Ref AWS::NoValue}", "absent"],
    ["!Ref AWS::NoValue", "absent"],
    ["{OnFailure: {Destination: ''}}", "absent"],
    ["{}", "absent"],
    ["{OnSuccess: {Destination: !GetAtt Failed.Arn}}", "absent"],
  ])("written as %s is %s", (written, presence) => {
    const value = consumerWith(`DestinationConfig: ${written}`)?.onFailure;
    const is = value?.is === "unknown" && value.mayBeAbsent ? "doubtful" : value?.is === "absent" ? "absent" : "there";
    expect(is).toBe(presence);
  });
});

describe("a list with one wanted text", () => {
  it.each([
    ["[ReportBatchItemFailures]", true],
    ["ReportBatchItemFailures", true],
    ["[!If [IsProd, ReportBatchItemFailures, ReportBatchItemFailures]]", true],
    ["[!If [IsProd, ReportBatchItemFailures, !Ref AWS::NoValue]]", "unknown"],
    ["[!Ref Open]", "unknown"],
    ["[]", false],
    ["[!Ref AWS::NoValue]", false],
    ["!Ref AWS::NoValue", "absent"],
  ])("written as %s is %s", (written, worth) => {
    const value = consumerWith(`FunctionResponseTypes: ${written}`)?.reportBatchItemFailures;
    expect(value?.is === "known" ? value.value : value?.is).toBe(worth);
  });
});
