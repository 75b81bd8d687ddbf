import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tracesIn } from "../../src/source/construct-trace.js";
import { run } from "../cli/run.js";

type Json = Readonly<Record<string, unknown>>;

const lines = "\n".repeat(20);
const logicalId = (trace?: unknown, data: unknown = "Orders1A"): Json => ({
  type: "aws:cdk:logicalId",
  data,
  ...(trace === undefined ? {} : { trace }),
});
const creationStack = (data: unknown): Json => ({ type: "aws:cdk:creationStack", data });
const entries = (...list: readonly Json[]): Json => ({ "/Shop/Orders/Resource": list });
const stack = (more: Json, templateFile = "Shop.template.json"): Json => ({
  type: "aws:cloudformation:stack",
  properties: { templateFile },
  ...more,
});
const manifest = (artifacts: Json): string => JSON.stringify({ version: "55.0.0", artifacts });
const template = (construct: unknown = "Shop/Orders/Resource"): string =>
  JSON.stringify({ Resources: { Orders1A: { Type: "AWS::Kinesis::Stream", Metadata: { "aws:cdk:path": construct } } } });

let top: string;
beforeEach(() => (top = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-trace-")))));
afterEach(() => rmSync(top, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(top, "repo", path.dirname(name)), { recursive: true });
    writeFileSync(path.join(top, "repo", name), text);
  }
}

/** Where the resource is created, as `file:line:column`. */
function created(templateFile = "cdk.out/Shop.template.json", id = "Orders1A"): string | undefined {
  const root = path.join(top, "repo");
  const place = tracesIn(root)(path.join(root, templateFile), id);
  return place && `${path.relative(root, place.file).split(path.sep).join("/")}:${place.line}:${place.column}`;
}

function app(more: Json): void {
  write({ "cdk.out/manifest.json": manifest({ Shop: stack(more) }), "cdk.out/Shop.template.json": template(), "lib/shop.ts": lines });
}

const absolute = (name: string): string => path.join(top, "repo", name);

describe("a resource is created at", () => {
  it("the first line of the trace that lies in the project", () => {
    app({
      metadata: entries(
        logicalId([
          "new Stream (/usr/lib/aws-cdk-lib/aws-kinesis/index.js:1:4711)",
          `new CfnStream (${absolute("node_modules/aws-cdk-lib/index.js")}:1:1)`,
          "Object.<anonymous> (node:internal/main:1:2)",
          `new Shop (${absolute("lib/shop.ts")}:12:5)`,
          `Object.<anonymous> (${absolute("lib/shop.ts")}:3:1)`,
        ]),
      ),
    });
    write({ "node_modules/aws-cdk-lib/index.js": lines });
    expect(created()).toBe("lib/shop.ts:12:5");
  });

  it.each<readonly [string, (file: string) => string]>([
    ["with what calls it", (file) => `at new Shop (${file}:12:5)`],
    ["without", (file) => `    at ${file}:12:5`],
    ["and nothing else", (file) => `${file}:12:5`],
    ["as an address", (file) => `at new Shop (${pathToFileURL(file).href}:12:5)`],
    ["relative to the project", () => "new Shop (lib/shop.ts:12:5)"],
  ])("a line that is written %s", (_, frame) => {
    app({ metadata: entries(logicalId([frame(absolute("lib/shop.ts"))])) });
    expect(created()).toBe("lib/shop.ts:12:5");
  });

  it("the start of a line where the trace has no column", () => {
    app({ metadata: entries(logicalId(["new Shop (lib/shop.ts:12)"])) });
    expect(created()).toBe("lib/shop.ts:12:1");
  });

  it("what stands in a file beside the manifest", () => {
    app({ additionalMetadataFile: "Shop.metadata.json" });
    write({ "cdk.out/Shop.metadata.json": JSON.stringify(entries(logicalId(), creationStack(["new Shop (lib/shop.ts:7:5)"]))) });
    expect(created()).toBe("lib/shop.ts:7:5");
  });

  it("the line of its logical id before that of its construct", () => {
    app({ metadata: entries(creationStack(["new A (lib/shop.ts:7:5)"]), logicalId(["new B (lib/shop.ts:8:5)"])) });
    expect(created()).toBe("lib/shop.ts:8:5");
  });

  it("the same in a template that another one nests, and in a stage", () => {
    const nested = {
      "Shop.nested.template.json": template(),
      "manifest.json": manifest({ Shop: stack({ metadata: entries(logicalId(["new A (lib/shop.ts:7:5)"])) }) }),
    };
    write({ "lib/shop.ts": lines, "cdk.out/manifest.json": manifest({}) });
    write(Object.fromEntries(Object.entries(nested).map(([name, text]) => [`cdk.out/assembly-Prod/${name}`, text])));
    expect(created("cdk.out/assembly-Prod/Shop.nested.template.json")).toBe("lib/shop.ts:7:5");
  });

  it("the line of its logical id where the template does not name its construct", () => {
    app({ metadata: entries(logicalId(["new A (lib/shop.ts:7:5)"])) });
    write({ "cdk.out/Shop.template.json": template(null), "cdk.out/Other.template.json": template(null) });
    expect([created(), created("cdk.out/Other.template.json")]).toEqual(["lib/shop.ts:7:5", undefined]);
  });
});

describe("nothing tells where a resource is created", () => {
  it.each<readonly [string, Json]>([
    ["whose file is gone", entries(logicalId(["new A (lib/gone.ts:1:1)"]))],
    ["whose file has no such line", entries(logicalId(["new A (lib/shop.ts:99:1)"]))],
    ["whose line is none", entries(logicalId(["new A (lib/shop.ts:0:1)"]))],
    ["that a folder is said to create", entries(logicalId(["new A (lib:1:1)"]))],
    ["that another machine created", entries(logicalId(["new A (/home/other/repo/lib/shop.ts:1:1)"]))],
    ["outside of the repository", entries(logicalId(["new A (../outside.ts:1:1)"]))],
    ["behind a link that leads out", entries(logicalId(["new A (lib/link.ts:1:1)", "new A (out/outside.ts:1:1)"]))],
    ["without a trace", entries(logicalId())],
    ["with another logical id", entries(logicalId(["new A (lib/shop.ts:1:1)"], "Other"))],
    ["with an odd trace", entries(logicalId("new A (lib/shop.ts:1:1)"), logicalId([7, null, "", "()"]), creationStack({ a: 1 }))],
    ["with odd entries", { "/Shop/Orders/Resource": "x", "/Shop": [null, 1] }],
  ])("%s", (_, metadata) => {
    app({ metadata });
    writeFileSync(path.join(top, "outside.ts"), lines);
    symlinkSync(path.join(top, "outside.ts"), absolute("lib/link.ts"));
    symlinkSync(top, absolute("out"));
    expect(created()).toBeUndefined();
  });

  it.each(["", "{", "[]", '{"version": "1", "artifacts": {"Shop": null}}'])("beside a manifest such as %j", (text) => {
    app({ metadata: entries(logicalId(["new A (lib/shop.ts:1:1)"])) });
    expect(created()).toBe("lib/shop.ts:1:1");
    write({ "cdk.out/manifest.json": text });
    expect(created()).toBeUndefined();
  });

  it("by a file that does not lie beside the manifest", () => {
    app({ additionalMetadataFile: "../metadata.json" });
    write({ "metadata.json": JSON.stringify(entries(logicalId(["new A (lib/shop.ts:1:1)"]))) });
    expect(created()).toBeUndefined();
  });
});

it("a finding tells where what it is about is created", async () => {
  const resources = {
    Source1A: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: { EventSourceArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/orders", FunctionName: "f", StartingPosition: "LATEST" },
      Metadata: { "aws:cdk:path": "Shop/Source/Resource" },
    },
  };
  const files = {
    "app/cdk.out/manifest.json": manifest({
      Shop: stack({ metadata: { "/Shop/Source/Resource": [logicalId(["new Shop (lib/shop.ts:12:5)"], "Source1A")] } }),
    }),
    "app/cdk.out/Shop.template.json": JSON.stringify({ Resources: resources }),
    "app/lib/shop.ts": lines,
  };
  const { stdout } = await run(files, ["--format", "json", "cdk.out"], { below: "app" });
  const { findings } = JSON.parse(stdout) as { findings: readonly { related: readonly Json[] }[] };
  expect(findings[0]?.related).toEqual([{ file: "lib/shop.ts", line: 12, column: 5, message: "created here" }]);
  const terminal = await run(files, ["app"]);
  expect(terminal.stdout).toContain("app/lib/shop.ts:12:5: created here");
});
