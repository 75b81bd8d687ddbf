import { describe, expect, it } from "vitest";
import type { Value } from "../../../src/model/value.js";
import { marksOf, piecesOf } from "../../../src/readers/serverless/variable-text.js";
import { consumerOf, modelOf, withEvent } from "./service.js";
import type { Around } from "./service.js";

const arn = "arn: arn:aws:kinesis:eu-west-1:111122223333:stream/orders";

/** What the framework would write for the retries of an event. */
function retries(text: string, more = "", around: Around = {}): Value<number> {
  return consumerOf(withEvent(`${arn}\nmaximumRetryAttempts: ${text}`, more), around).retryAttempts;
}

/** Value and source, or why it is unknown. */
function told(value: Value<number>): unknown {
  if (value.is === "known") return value.from === undefined ? value.value : [value.value, value.from];
  return value.is === "unknown" ? value.because : value.is;
}

const custom = "custom:\n  retries: 4\n  by: {dev: 1, prod: 9}\n  name: by\n  list: [5, 6]\n  none: null\n";

describe("a variable", () => {
  it.each([
    ["${self:custom.retries}", 4],
    ["${self:custom.list.1}", 6],
    ["${self:custom.by.prod}", 9],
    ["${self:custom.${self:custom.name}.dev}", 1],
    ["${self:custom.missing, 7}", 7],
    ["${self:custom.none, 7}", 7],
    ["${self:custom.missing, self:custom.retries}", 4],
    ["${self:custom.missing, ${self:custom.other, '8'}}", 8],
    ['"${self:custom.missing, \\"12\\"}"', 12],
    ["${opt:retries, 3}", [3, "the default of parameter opt:retries"]],
    ["${opt:retries, self:custom.retries}", [4, "the default of parameter opt:retries"]],
    ["${env:RETRIES, '5'}", [5, "the default of parameter env:RETRIES"]],
    ["${self:custom.by.${opt:stage, 'dev'}}", [1, "the default of parameter opt:stage"]],
    ["${self:custom.by.${sls:stage}}", [1, "the default of parameter opt:stage"]],
    ["${self:custom.by.${self:provider.stage}}", "parameter opt:stage has no default"],
    ["1${self:custom.retries}", 14],
    ["${opt:retries}", "parameter opt:retries has no default"],
    ["${env:RETRIES}", "parameter env:RETRIES has no default"],
    ["${self:custom.missing}", "there is no self:custom.missing"],
    ["${ssm:/retries}", "ssm:/retries is looked up when the service is deployed"],
    ["${cf:shop-dev.Retries}", "cf:shop-dev.Retries is looked up when the service is deployed"],
    ["${cf(eu-west-1):shop-dev.Retries}", "cf(eu-west-1):shop-dev.Retries is looked up when the service is deployed"],
    ["${s3:bucket/retries.json}", "s3:bucket/retries.json is looked up when the service is deployed"],
    ["${sls:instanceId}", "the framework makes it up when it deploys"],
    ["${whatever, 3}", "maximumRetryAttempts has a value of the wrong type"],
    ["${opt:retries, oops}", "parameter opt:retries has no default"],
    ["${strToBool(perhaps)}", "perhaps is neither true nor false"],
  ])("%s", (text, expected) => {
    expect(told(retries(text, custom))).toEqual(expected);
  });

  it("takes its value from what is given from outside", () => {
    const around = { pins: { stage: "prod", retries: "2" } };
    expect(told(retries("${self:custom.by.${opt:stage, 'dev'}}", custom, around))).toEqual([9, "parameter opt:stage = prod"]);
    expect(told(retries("${opt:retries, 3}", custom, around))).toEqual([2, "parameter opt:retries = 2"]);
    expect(told(retries("${param:retries, 3}", custom, around))).toEqual([2, "parameter param:retries = 2"]);
    expect(told(retries("${env:retries, 3}", custom, around))).toEqual([3, "the default of parameter env:retries"]);
    expect(told(retries("${env:retries, 3}", custom, { pins: { "env:retries": "8" } }))).toEqual([8, "parameter env:retries = 8"]);
  });

  it("takes its value from the parameters of the stage, and behind these from those of all stages", () => {
    const params = "params:\n  default: {retries: 5, age: 60}\n  prod: {retries: 6}\nstages:\n  dev: {params: {age: 70}}\n";
    expect(told(retries("${param:retries}", params))).toEqual([5, "the default of parameter param:retries"]);
    expect(told(retries("${param:age}", params))).toEqual([70, "the default of parameter param:age"]);
    expect(told(retries("${param:retries}", params, { pins: { stage: "prod" } }))).toEqual([6, "the default of parameter param:retries"]);
  });

  it("has the stage of the provider as its default", () => {
    const service = `service: shop\nprovider: {name: aws, stage: "\${opt:stage, 'prod'}"}\n${custom}`;
    expect(told(retries("${self:custom.by.${self:provider.stage}}", service))).toEqual([9, "the default of parameter opt:stage"]);
    expect(told(retries("${self:custom.by.${opt:stage}}", service))).toEqual([9, "the default of parameter opt:stage"]);
  });

  it("is true or false where it says so", () => {
    const bisect = (text: string): unknown => consumerOf(withEvent(`${arn}\nbisectBatchOnFunctionError: ${text}`)).bisect;
    expect(bisect("${strToBool(${opt:bisect, 'true'})}")).toMatchObject({ value: true, from: "the default of parameter opt:bisect" });
    expect(bisect("${strToBool(0)}")).toMatchObject({ value: false });
  });

  it("may stand for a whole event, which then stands where it is written", () => {
    const text = withEvent("${self:custom.stream}", `custom:\n  stream:\n    ${arn}\n    maximumRetryAttempts: 5\n`);
    const { retryAttempts, place } = consumerOf(text);
    expect(retryAttempts).toMatchObject({ value: 5, place: { path: ["custom", "stream", "maximumRetryAttempts"] } });
    expect(place.path).toEqual(["functions", "billing", "events", 0]);
  });

  it("that leads back to itself is unknown", () => {
    const loop = "custom:\n  a: ${self:custom.b}\n  b: ${self:custom.a}\n  whole: ${self:}\n";
    expect(told(retries("${self:custom.a}", loop))).toBe("self:custom.a goes round in a circle");
    expect(told(retries("${self:custom.whole.custom.whole.custom.retries}", loop))).toContain("circle");
  });

  it("is given up where it leads through very many others, or makes very much", () => {
    const chain = Array.from({ length: 500 }, (_, index) => `  a${index}: \${self:custom.a${index + 1}}\n`).join("");
    expect(told(retries("${self:custom.a0}", `custom:\n${chain}  a500: 3\n`))).toContain("leads through too many others");
    const tree = Array.from({ length: 30 }, (_, i) => `  a${i}: {x: "\${self:custom.a${i + 1}}", y: "\${self:custom.a${i + 1}}"}\n`).join(
      "",
    );
    const model = modelOf(withEvent(`${arn}\nfilterPatterns: \${self:custom.a0}\ndestinations: \${self:custom.a0}`, `custom:\n${tree}`));
    expect(model.consumers).toHaveLength(1);
  });

  it("stays what it is for CloudFormation", () => {
    const { stream } = consumerOf(
      withEvent("arn: !Sub 'arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/${self:custom.name}-${Orders}'", custom),
    );
    expect(stream?.subject).toBe("arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/by-${Orders}");
  });

  it("may have marks of its own", () => {
    const service = "service: shop\nprovider: {name: aws, variableSyntax: '\\${{([ ~:a-zA-Z0-9._]+?)}}'}\n";
    expect(told(retries('"${{self:custom.retries}}"', service + custom))).toBe(4);
    expect(told(retries('"${self:custom.retries}"', service + custom))).toBe("maximumRetryAttempts has a value of the wrong type");
  });
});

describe("a file", () => {
  const files = { "config/dev.yml": "retries: 5\nby:\n  prod: ${self:custom.retries}\n", "x.json": '{"retries": 6}' };

  it.each([
    ["${file(./config/dev.yml):retries}", 5],
    ["${file(config/dev.yml):by.prod}", 4],
    ["${file(x.json):retries}", 6],
    ["${file(./config/${opt:stage, 'dev'}.yml):retries}", [5, "the default of parameter opt:stage"]],
    ["${file(./config/dev.yml):missing, 7}", 7],
    ["${file(gone.yml):retries, 7}", 7],
    ["${file(gone.yml):retries}", "there is no file gone.yml"],
    ["${file(x.js):retries}", "x.js is code, and is not run"],
    ["${file(./x.mts):retries, 3}", "./x.mts is code, and is not run"],
    ["${file(version.txt)}", "version.txt is no file of YAML or JSON"],
    ["${file(../../secret.yml):x}", "../../secret.yml is not read: it cannot be parsed, or lies outside of the repository"],
    ["${file(/etc/secret.yml):x}", "/etc/secret.yml is not read: it cannot be parsed, or lies outside of the repository"],
  ])("%s", (text, expected) => {
    expect(told(retries(text, custom, { files, missing: ["gone.yml"] }))).toEqual(expected);
  });

  it("is the place of what stands in it", () => {
    const text = "functions: ${file(functions.yml)}\n";
    const functions = `billing:\n  handler: a.b\n  events:\n    - stream: {${arn}, batchSize: 20}\n`;
    const { place, batchSize } = consumerOf(text, { files: { "functions.yml": functions } });
    expect(place).toEqual({ file: "functions.yml", path: ["billing", "events", 0] });
    expect(batchSize).toMatchObject({ value: 20, place: { path: ["billing", "events", 0, "stream", "batchSize"] } });
  });
});

describe("a text with variables", () => {
  it("is taken apart", () => {
    expect(piecesOf("a-${self:b}-c", marksOf(undefined))).toMatchObject(["a-", { text: "self:b" }, "-c"]);
    expect(piecesOf("${AWS::Region} ${Orders.Arn} \\${self:x} ${", marksOf(undefined))).toEqual([
      "${AWS::Region} ${Orders.Arn} ${self:x} ${",
    ]);
    expect(piecesOf("${Orders-${self:b}}", marksOf(undefined))).toMatchObject(["${Orders-", { text: "self:b" }, "}"]);
  });

  it("costs little, whatever stands in it", () => {
    const start = performance.now();
    for (const text of ["${self:".repeat(1100) + "}".repeat(1100), "${".repeat(4000), "${a(".repeat(2000), "'\"${self:a,".repeat(700)])
      piecesOf(text, marksOf(undefined));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
