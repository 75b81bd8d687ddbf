import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";
import type { LintOptions } from "../../src/lint-options.js";
import { run } from "../cli/run.js";
import { modelOf } from "./model.js";

type Json = Readonly<Record<string, unknown>>;

function made(path: string | undefined, type: string, properties: Json): Json {
  return { Type: type, Properties: properties, ...(path === undefined ? {} : { Metadata: { "aws:cdk:path": path } }) };
}

function mapping(path: string, source: unknown, more: Json = {}): Json {
  const properties = { EventSourceArn: source, FunctionName: { Ref: "Handler886CB40B" }, StartingPosition: "LATEST", ...more };
  return made(path, "AWS::Lambda::EventSourceMapping", properties);
}

const ownStream = { "Fn::GetAtt": ["Orders1A2B3C4D", "Arn"] };

const resources = {
  Orders1A2B3C4D: made("Shop/Orders/Resource", "AWS::Kinesis::Stream", { ShardCount: 1 }),
  Handler886CB40B: made("Shop/Handler/Resource", "AWS::Lambda::Function", { FunctionName: "handler" }),
  HandlerSource5E6F: mapping("Shop/Handler/Source/Resource", ownStream, { BisectBatchOnFunctionError: true }),
};

/** What the AWS CDK leaves behind for these resources. */
function synthesized(inside: Json = resources, sections: Json = {}): string {
  return JSON.stringify({ Resources: inside, ...sections }, null, 1);
}

function findings(rule: string, options: LintOptions = {}, text = synthesized()): ReturnType<typeof lint>["findings"] {
  return lint([{ path: "Shop.template.json", text }], options).findings.filter((finding) => finding.rule === rule);
}

describe("what the AWS CDK made", () => {
  it("is called by the path of its construct, and referred to by its logical id", () => {
    const { streams, consumers } = modelOf(synthesized(), "json");
    expect(streams.map(({ id, subject }) => [id, subject])).toEqual([["template.json#Orders1A2B3C4D", "Shop/Orders"]]);
    const [consumer] = consumers;
    expect([consumer?.id, consumer?.subject, consumer?.stream?.subject]).toEqual([
      "template.json#HandlerSource5E6F",
      "Shop/Handler/Source",
      "Shop/Orders",
    ]);
    expect(consumer?.function.is === "known" ? consumer.function.value.subject : undefined).toBe("Shop/Handler");
  });

  it.each([
    ["Shop/Orders/Resource", "Shop/Orders"],
    ["Shop/Orders/Default", "Shop/Orders"],
    ["Shop/Orders", "Shop/Orders"],
    ["Shop/Resource/Stream", "Shop/Resource/Stream"],
    ["Prod/Shop/MyResource", "Prod/Shop/MyResource"],
    ["Resource", "Resource"],
    [undefined, "Orders"],
    ["", "Orders"],
  ])("of path %j is %s", (path, subject) => {
    const { streams } = modelOf(synthesized({ Orders: made(path, "AWS::Kinesis::Stream", {}) }), "json");
    expect(streams.map((stream) => stream.subject)).toEqual([subject]);
  });

  it("keeps its logical id where the path is no text", () => {
    const odd = { Type: "AWS::Kinesis::Stream", Metadata: { "aws:cdk:path": ["Shop", "Orders"] } };
    expect(modelOf(synthesized({ Orders: odd }), "json").streams.map(({ subject }) => subject)).toEqual(["Orders"]);
  });

  it("keeps its streams apart where one application reads two", () => {
    const inputs = ["Orders1A2B3C4D", "Other"].map((name) => ({ KinesisStreamsInput: { ResourceARN: { "Fn::GetAtt": [name, "Arn"] } } }));
    const app = made("Shop/App", "AWS::KinesisAnalytics::Application", { Inputs: inputs });
    const { consumers } = modelOf(synthesized({ App77: app }), "json");
    expect(consumers.map(({ id, subject }) => [id, subject])).toEqual([
      ["template.json#App77.Inputs[0]", "Shop/App.Inputs[0]"],
      ["template.json#App77.Inputs[1]", "Shop/App.Inputs[1]"],
    ]);
  });

  it("is found by its path, on the line of its logical id", () => {
    const [finding] = findings("bisect-without-idempotency");
    expect(finding?.subject).toBe("Shop/Handler/Source");
    expect(finding?.message).toMatch(
      /^Shop\/Handler\/Source splits a failing batch .* function Shop\/Handler is given no idempotency table/,
    );
    expect(finding?.path.slice(0, 2)).toEqual(["Resources", "HandlerSource5E6F"]);
  });

  it("keeps its fingerprint when the hash in its logical id changes", () => {
    const renamed = synthesized().replaceAll("HandlerSource5E6F", "HandlerSource9999");
    const [before, after] = [findings("bisect-without-idempotency"), findings("bisect-without-idempotency", {}, renamed)];
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
    expect(before).toHaveLength(1);
  });

  it.each(["Shop/Handler/Source", "HandlerSource5E6F", "Shop/Handler", "Handler886CB40B"])("is declared idempotent as %s", (name) => {
    const options = { idempotent: { [name]: "it writes under the key of the record" } };
    expect(findings("bisect-without-idempotency", options)).toEqual([]);
    expect(lint([{ path: "Shop.template.json", text: synthesized() }], options).unmatched).toEqual([]);
  });

  it.each(["Shop/Orders", "Orders1A2B3C4D"])("has external readers as %s, and lines to add that refer to its logical id", (name) => {
    const options = { externalConsumers: { [name]: ["a", "b", "c", "d", "e"] } };
    const [finding] = findings("kinesis-stream-oversubscribed", options);
    expect(finding?.message).toContain("Shop/Orders");
    expect(finding?.help).toContain("Orders1A2B3C4D");
    expect(finding?.help).not.toContain("Shop/Orders");
  });

  it("stands in the graph by its path", async () => {
    const { stdout } = await run({ "cdk.out/Shop.template.json": synthesized() }, ["graph", "--format", "json", "cdk.out"]);
    expect(JSON.parse(stdout)).toMatchObject({
      streams: [{ id: "cdk.out/Shop.template.json#Orders1A2B3C4D", name: "Shop/Orders" }],
      consumers: [{ name: "Shop/Handler/Source", function: "Shop/Handler", stream: "cdk.out/Shop.template.json#Orders1A2B3C4D" }],
    });
  });
});

describe("a folder of the AWS CDK", () => {
  const stack = (templateFile: string): Json => ({ type: "aws:cloudformation:stack", properties: { templateFile } });
  const manifest = (artifacts: Json): string => JSON.stringify({ version: "55.0.0", artifacts });
  const assets = { "Shop.assets": { type: "cdk:asset-manifest", properties: { file: "Shop.assets.json" } } };
  const uploads = JSON.stringify({ files: { abc: { source: { path: "Product.product.template.json" } } } });

  async function idsIn(files: Readonly<Record<string, string>>, ...paths: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await run(files, ["graph", "--format", "json", ...(paths.length === 0 ? ["cdk.out"] : paths)]);
    const { streams } = JSON.parse(stdout) as { streams: readonly { id: string }[] };
    return streams.map(({ id }) => id.replace("#Orders1A2B3C4D", ""));
  }

  const both = { "cdk.out/Shop.template.json": synthesized(), "cdk.out/Old.template.json": synthesized() };

  it("holds what its manifest names, and not what an earlier run left behind", async () => {
    const files = { ...both, "cdk.out/manifest.json": manifest({ Shop: stack("Shop.template.json") }) };
    expect(await idsIn(files)).toEqual(["cdk.out/Shop.template.json"]);
    expect(await idsIn(files, "cdk.out/Old.template.json")).toEqual(["cdk.out/Old.template.json"]);
  });

  it.each([
    ["there is none", undefined],
    ["it is broken", "{"],
    ["it is one of something else", JSON.stringify({ name: "Shop", version: "1.0.0" })],
    ["it names a list that is missing", manifest({ Shop: stack("Shop.template.json"), ...assets })],
  ])("is read as a whole where of a manifest %s", async (_, text) => {
    const files = text === undefined ? both : { ...both, "cdk.out/manifest.json": text };
    expect(await idsIn(files)).toEqual(["cdk.out/Old.template.json", "cdk.out/Shop.template.json"]);
  });

  it("holds the templates that its stacks upload", async () => {
    const files = {
      ...both,
      "cdk.out/Product.product.template.json": synthesized(),
      "cdk.out/manifest.json": manifest({ Shop: stack("Shop.template.json"), ...assets }),
      "cdk.out/Shop.assets.json": uploads,
    };
    expect(await idsIn(files)).toEqual(["cdk.out/Product.product.template.json", "cdk.out/Shop.template.json"]);
  });

  it("holds the nested template that one of its templates brings along", async () => {
    const nested = { Type: "AWS::CloudFormation::Stack", Properties: {}, Metadata: { "aws:asset:path": "Inner.nested.template.json" } };
    const files = {
      "cdk.out/Shop.template.json": synthesized({ Nested: nested }),
      "cdk.out/Inner.nested.template.json": synthesized(),
      "cdk.out/Gone.nested.template.json": synthesized(),
      "cdk.out/manifest.json": manifest({ Shop: stack("Shop.template.json") }),
    };
    expect(await idsIn(files)).toEqual(["cdk.out/Inner.nested.template.json"]);
  });

  it("holds the stages that it names, and no other", async () => {
    const stage = manifest({ Shop: stack("Shop.template.json") });
    const files = {
      "cdk.out/manifest.json": manifest({ Prod: { type: "cdk:cloud-assembly", properties: { directoryName: "assembly-Prod" } } }),
      "cdk.out/assembly-Prod/manifest.json": stage,
      "cdk.out/assembly-Prod/Shop.template.json": synthesized(),
      "cdk.out/assembly-Old/manifest.json": stage,
      "cdk.out/assembly-Old/Shop.template.json": synthesized(),
    };
    expect(await idsIn(files)).toEqual(["cdk.out/assembly-Prod/Shop.template.json"]);
  });
});
