import { describe, expect, it } from "vitest";
import { lint } from "../../src/index.js";
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
