import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { createConfiguration } from "../../src/config/init.js";
import { initialText } from "../../src/config/initial-text.js";
import type { Report } from "../../src/report.js";
import { run } from "./run.js";
import type { Folder } from "./run.js";
import { bare, sound, warned } from "./templates.js";

const findings = async (folder: Folder, argv: readonly string[] = []): Promise<Report["findings"]> =>
  (JSON.parse((await run(folder, ["--format", "json", ...argv])).stdout) as Report).findings;

/** `reader`s that have all they need on one table. */
const table = (readers: number): string => `Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties: {TableName: shop-orders, StreamSpecification: {StreamViewType: NEW_IMAGE}}
${Array.from(
  { length: readers },
  (_, index) => `  Reader${index}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Orders.StreamArn
      FunctionName: reader${index}
      StartingPosition: TRIM_HORIZON
      MaximumRetryAttempts: 3
      FunctionResponseTypes: [ReportBatchItemFailures]
      DestinationConfig: {OnFailure: {Destination: "arn:aws:sqs:eu-west-1:111122223333:failed"}}
`,
).join("")}`;

describe("stream-lint.yaml", () => {
  it("says how loud a rule is, and --rule wins", async () => {
    const folder = { "a.yaml": bare, "stream-lint.yaml": "rules: {no-failure-destination: note}\n" };
    expect(await findings(folder)).toMatchObject([{ rule: "no-failure-destination", severity: "note" }]);
    expect(await findings(folder, ["--rule", "no-failure-destination=warning"])).toMatchObject([{ severity: "warning" }]);
    expect(await findings({ ...folder, "stream-lint.yaml": "rules: {no-failure-destination: off}\n" })).toEqual([]);
  });

  it("says from where on a run fails, and --fail-on wins", async () => {
    const folder = { "a.yaml": warned, "stream-lint.yaml": "failOn: warning\n" };
    expect((await run(folder, [])).code).toBe(1);
    expect((await run(folder, ["--fail-on", "error"])).code).toBe(0);
    expect((await run({ "a.yaml": bare, "stream-lint.yaml": "failOn: never\n" }, [])).code).toBe(0);
  });

  it("gives a rule its options, each by itself", async () => {
    const limit = (options: string): Folder => ({
      "a.yaml": table(2),
      "stream-lint.yaml": `rules: {dynamodb-stream-oversubscribed: ${options}}\n`,
    });
    expect(await findings({ "a.yaml": table(2) })).toEqual([]);
    expect((await findings(limit("{limit: 1}")))[0]?.message).toContain("has 2 readers (Reader0, Reader1), and a shard serves 1:");
    expect(await findings(limit("{limit: 1, level: warning}"))).toMatchObject([{ severity: "warning" }]);
    expect(await findings(limit("{globalTableLimit: 0}"))).toEqual([]);
  });

  it("gives a rule one of the numbers in an option, and keeps the others", async () => {
    const rules = "rules: {kinesis-stream-oversubscribed: {polls: {lambda: 6}}}\n";
    expect((await findings({ "a.yaml": sound, "stream-lint.yaml": rules }))[0]?.message).toContain("OrdersMapping 6");
    expect(await findings({ "a.yaml": sound, "stream-lint.yaml": rules.replace("lambda", "pipe") })).toEqual([]);
  });

  it("is found upwards, and named as seen from where the run is", async () => {
    const folder = { ".git/HEAD": "", "stream-lint.yaml": "failOn: eror\n", "a/b/c.yaml": bare };
    expect(await run(folder, [], { below: "a/b" })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: '../../stream-lint.yaml:1:1: failOn takes error, warning, note or never, not "eror"; did you mean error?\n',
    });
  });

  it("with mistakes ends the run before anything is judged, each mistake on a line of its own", async () => {
    const text = 'rules:\n  no-failure-destinaton: off\n"\\e[31m\\n::error::x": 1\nfailOn: on\n';
    expect(await run({ "a.yaml": bare, "stream-lint.yaml": text }, ["--format", "json"])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: [
        "stream-lint.yaml:2:3: There is no rule no-failure-destinaton; did you mean no-failure-destination?\n",
        "stream-lint.yaml:3:1: There is no key \\u001b[31m\\n::error::x; there are rules, parameters, externalConsumers, idempotent, ",
        "sources, ignore, include, conditional, alarms and failOn.\n",
        'stream-lint.yaml:4:1: failOn takes error, warning, note or never, not "on".\n',
      ].join(""),
    });
  });

  it("is for check and graph alone", async () => {
    const folder = { "a.yaml": bare, "stream-lint.yaml": "mistake: 1\n" };
    expect((await run(folder, ["rules"])).code).toBe(0);
    expect((await run(folder, ["graph"])).code).toBe(2);
  });

  it("is another one where --config names it", async () => {
    const folder = { "a.yaml": bare, "stream-lint.yaml": "mistake: 1\n", "ci/lint.yaml": "failOn: never\n" };
    expect(await run(folder, ["--config", "ci/lint.yaml"])).toMatchObject({ code: 0, stderr: "" });
    expect(await run(folder, ["--config", "ci/none.yaml"])).toMatchObject({
      code: 2,
      stderr: "stream-lint: ci/none.yaml does not exist.\n",
    });
  });
});

describe("ignore and include", () => {
  const folder = {
    "stream-lint.yaml": "ignore: [legacy/**]\ninclude: [legacy/new.yaml]\n",
    "a.yaml": bare,
    "legacy/old.yaml": bare,
    "legacy/new.yaml": bare,
    "legacy/more/old.yaml": bare,
  };
  const files = async (...argv: readonly string[]): Promise<string[]> => (await findings(folder, argv)).map(({ file }) => file);

  it("say which files are looked at", async () => {
    expect(await files()).toEqual(["a.yaml", "legacy/new.yaml"]);
    expect(await files(".")).toEqual(["a.yaml", "legacy/new.yaml"]);
  });

  it("say nothing of what is named", async () => {
    expect(await files("legacy/old.yaml")).toEqual(["legacy/old.yaml"]);
    expect(await files("legacy/more")).toEqual(["legacy/more/old.yaml"]);
    expect(await files(".", "legacy/old.yaml")).toEqual(["a.yaml", "legacy/new.yaml", "legacy/old.yaml"]);
  });

  it("may leave out everything but a part", async () => {
    const all = { ...folder, "stream-lint.yaml": "ignore: ['**']\ninclude: [legacy/more]\n" };
    expect((await findings(all)).map(({ file }) => file)).toEqual(["legacy/more/old.yaml"]);
  });

  it("hold for the context that --focus reads, and for the graph", async () => {
    const { stdout } = await run(folder, ["--focus", "a.yaml", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { templates: 2 } });
    const graph = JSON.parse((await run(folder, ["graph", "--format", "json"])).stdout) as { streams: { file: string }[] };
    expect(graph.streams.map(({ file }) => file)).toEqual(["a.yaml", "legacy/new.yaml"]);
  });
});

describe("external consumers", () => {
  const read = (consumers: string, readers = 2): Promise<Report["findings"]> =>
    findings({ "a.yaml": table(readers), "stream-lint.yaml": `externalConsumers:\n  ${consumers}\n` });

  it("count, are named, and are pointed at where they are declared", async () => {
    const [finding, ...others] = await read("Orders: [analytics]");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "dynamodb-stream-oversubscribed", severity: "error", file: "a.yaml", line: 2 });
    expect(finding?.message).toContain("has 3 readers (Reader0, Reader1, analytics (declared in stream-lint.yaml)), and");
    expect(finding?.related[2]).toEqual({
      file: "stream-lint.yaml",
      line: 2,
      column: 12,
      message: "reader 3: analytics (declared in stream-lint.yaml)",
    });
  });

  it.each([
    "Orders: 1",
    "shop-orders: 1",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders/stream/2024-01-01T00:00:00.000: 1",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders: 1",
    "Orders: {shared: [a]}",
    "Orders: {fan-out: [a]}",
  ])("are those of the stream %s", async (consumers) => {
    expect(await read(consumers)).toHaveLength(1);
  });

  it.each(["shop-order: 3", "arn:aws:kinesis:eu-west-1:111122223333:stream/shop-orders: 3", "Reader0: 3", "constructor: 3"])(
    "are not those of another stream %s",
    async (consumers) => {
      expect(await read(consumers)).toEqual([]);
    },
  );

  it("are those of one stream of several", async () => {
    const two = table(2).replace("Resources:\n", `Resources:\n${table(0).slice("Resources:\n".length).replaceAll("rders", "thers")}`);
    const arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-orders";
    const { stdout } = await run({ "a.yaml": two, "stream-lint.yaml": `externalConsumers: {"${arn}": {fan-out: 1}}\n` }, [
      "graph",
      "--format",
      "json",
    ]);
    const { streams, consumers } = JSON.parse(stdout) as { streams: { name: string; subscribers: string[] }[]; consumers: object[] };
    expect(streams.map(({ name, subscribers }) => [name, subscribers.length])).toEqual([
      ["Others", 0],
      ["Orders", 3],
    ]);
    // A table's stream knows no fan-out.
    expect(consumers[2]).toMatchObject({ kind: "external", reads: "shared" });
  });

  it("without names are told by their number", async () => {
    expect((await read("Orders: 2", 1))[0]?.message).toContain(
      "(Reader0, external reader 1 (declared in stream-lint.yaml), external reader 2 (declared in stream-lint.yaml))",
    );
  });

  it("count on a Kinesis stream, and those with fan-out do not share it", async () => {
    const on = (consumers: string): Promise<Report["findings"]> =>
      findings({ "a.yaml": sound, "stream-lint.yaml": `externalConsumers: {Orders: ${consumers}}\n` });
    expect(await on("{fan-out: 9}")).toEqual([]);
    expect((await on("{fan-out: 9, shared: 3}"))[0]).toMatchObject({ rule: "kinesis-stream-oversubscribed", severity: "warning" });
    expect((await on("[a, b, c, d, e]"))[0]?.message).toContain(
      "is polled 6 times a second and shard (OrdersMapping 1 + a (declared in stream-lint.yaml) 1 +",
    );
  });

  it("count on a stream that no template declares", async () => {
    const arn = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders";
    const template = sound.replace("!GetAtt Orders.Arn", arn);
    expect(await findings({ "a.yaml": template, "stream-lint.yaml": `externalConsumers: {"${arn}": 4}\n` })).toMatchObject([
      { subject: arn },
    ]);
  });

  it("are no consumers that anybody judges", async () => {
    const { stdout } = await run({ "a.yaml": sound, "stream-lint.yaml": "externalConsumers: {Orders: 1}\n" }, ["--undecided"]);
    expect(stdout).toBe("No findings. 1 consumer on 1 stream judged.\n");
  });

  it("stand in the graph", async () => {
    const { stdout } = await run({ "a.yaml": bare, "stream-lint.yaml": "\n\nexternalConsumers: {Orders: {fan-out: [fraud]}}\n" }, [
      "graph",
      "--format",
      "json",
    ]);
    const name = "fraud (declared in stream-lint.yaml)";
    const graph = JSON.parse(stdout) as { streams: { subscribers: string[] }[]; consumers: { id: string }[] };
    expect(graph.consumers[1]).toMatchObject({
      name,
      kind: "external",
      source: "kinesis",
      reads: "fan-out",
      file: "stream-lint.yaml",
      line: 3,
    });
    expect(graph.streams[0]?.subscribers).toEqual(graph.consumers.map(({ id }) => id));
  });
});

describe("idempotent", () => {
  const silent = async (declared: string, template = warned): Promise<boolean> =>
    (await findings({ "a.yaml": template, "stream-lint.yaml": `idempotent:\n  ${declared}: each order has its own key\n` })).length === 0;

  it("makes bisecting harmless, declared of the consumer or of its function", async () => {
    expect(await silent("OrdersMapping")).toBe(true);
    expect(await silent("Handler")).toBe(true);
    expect(await silent("Orders")).toBe(false);
    expect(await silent("constructor")).toBe(false);
  });

  it("holds for a function of SAM and for its event", async () => {
    const sam = `Transform: AWS::Serverless-2016-10-31
Resources:
  Billing:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      Events:
        Changes:
          Type: Kinesis
          Properties:
            Stream: arn:aws:kinesis:eu-west-1:111122223333:stream/orders
            StartingPosition: TRIM_HORIZON
            BisectBatchOnFunctionError: true
            MaximumRetryAttempts: 3
            DestinationConfig: {OnFailure: {Type: SQS, Destination: "arn:aws:sqs:eu-west-1:111122223333:failed"}}
`;
    expect([await silent("Other", sam), await silent("Billing", sam), await silent("Billing.Changes", sam)]).toEqual([false, true, true]);
  });
});

describe("what is declared of nothing in the run", () => {
  const folder = {
    "stream-lint.yaml": "idempotent:\n  Handlr: because\nexternalConsumers:\n  Order: 1\n  Orders: 1\n",
    "a.yaml": sound,
    "sub/b.yaml": sound,
  };
  const warnings = [
    "stream-lint.yaml:4:3: warning: No stream that was read has the name, the subject or the ARN Order: its external consumers count nowhere.\n",
    "stream-lint.yaml:2:3: warning: No consumer and no function that was read is called Handlr: the reason given here holds for nothing.\n",
  ].join("");

  it("is told, and is no failure", async () => {
    expect(await run(folder, [])).toMatchObject({ code: 0, stderr: warnings });
    expect(await run(folder, ["."])).toMatchObject({ code: 0, stderr: warnings });
    expect(await run(folder, ["--quiet"])).toMatchObject({ code: 0, stderr: "" });
  });

  it("is not told where not all was read that the configuration is about", async () => {
    expect((await run(folder, ["a.yaml"])).stderr).toBe("");
    expect((await run(folder, ["sub"])).stderr).toBe("");
    expect((await run({ ...folder, ".git/HEAD": "" }, [], { below: "sub" })).stderr).toBe("");
  });

  it("is told with --focus, for that reads everything, unless it need not", async () => {
    const repository = { ...folder, ".git/HEAD": "", "c.yaml": "a: 1\n" };
    expect((await run(repository, ["--focus", "a.yaml"])).stderr).toBe(warnings);
    expect((await run(repository, ["--focus", "c.yaml"])).stderr).toBe("");
  });
});

describe("--print-config", () => {
  const file = `failOn: warning
rules:
  bisect-without-idempotency: off
  dynamodb-stream-oversubscribed:
    limit: 3
  no-failure-destination: {level: note}
parameters: {Stage: test, Size: "1.10", Is: "true"}
externalConsumers: {orders: [a, "b: c"]}
idempotent: {Billing: "it is #1"}
ignore: [legacy/**]
`;

  it("prints what is in force, and where each setting comes from", async () => {
    const argv = ["--print-config", "--rule", "no-failure-destination=error", "--parameter", "Stage=prod", "--parameters", "p.tfvars"];
    const { code, stdout, stderr } = await run({ "a.yaml": bare, "stream-lint.yaml": file, "p.tfvars": "Zone = 1\nZones = null\n" }, argv);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "p.tfvars:2:1: warning: Zones is not read: null is no value.\n",
    });
    expect(stdout.startsWith("failOn: warning # stream-lint.yaml:1\nconditional: warning # default\nrules:\n")).toBe(true);
    for (const lines of [
      "  bisect-without-idempotency: off # stream-lint.yaml:3\n",
      `  dynamodb-stream-oversubscribed:
    level: error # default
    limit: 3 # stream-lint.yaml:5
    globalTableLimit: 1 # default
`,
      '    polls: {"lambda":1,"firehose":1,"analytics":1,"pipe":4,"flink":5,"ingestion":1,"external":1} # default\n',
      "  no-failure-destination: error # --rule\n",
    ]) {
      expect(stdout).toContain(lines);
    }
    expect(stdout.slice(stdout.indexOf("parameters:"))).toBe(`parameters:
  Stage: prod # --parameter
  Size: "1.10" # stream-lint.yaml:7
  Is: "true" # stream-lint.yaml:7
  Zone: "1" # p.tfvars
externalConsumers:
  orders: ["a","b: c"] # stream-lint.yaml:8
idempotent:
  Billing: "it is #1" # stream-lint.yaml:9
ignore: ["legacy/**"] # stream-lint.yaml:10
`);
  });

  it("prints a configuration that says the same", async () => {
    const { stdout: first } = await run({ "stream-lint.yaml": file }, ["--print-config"]);
    expect(first).toContain("Stage: test");
    const { stdout: second } = await run({ "stream-lint.yaml": first }, ["--print-config"]);
    const plain = (text: string): string => text.replace(/ # \S+$/gm, "");
    expect(plain(second)).toBe(plain(first));
  });

  it("needs a configuration without mistakes", async () => {
    expect(await run({ "stream-lint.yaml": "mistake: 1\n" }, ["--print-config"])).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("init", () => {
  it("writes a configuration with which a run is as it was", async () => {
    const { code, stdout, stderr, written } = await run({ "a.yaml": bare }, ["init"]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "",
      stderr: "stream-lint: stream-lint.yaml is written. Everything in it is explained, and nothing is set yet.\n",
    });
    expect(written("init")).toBeUndefined();
    const [before, after] = [await run({ "a.yaml": bare }, []), await run({ "a.yaml": bare, "stream-lint.yaml": initialText }, [])];
    expect(after.stdout).toBe(before.stdout);
  });

  test.each(["stream-lint.yaml", "stream-lint.yml"])("leaves a %s alone", async (name) => {
    const { code, stderr, written } = await run({ [name]: "mine" }, ["init"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `stream-lint: There is a ${name} already; nothing is written.\n` });
    expect(written(name)).toBe("mine");
  });

  it.skipIf(process.platform === "win32")("writes through no link", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-init-"));
    try {
      symlinkSync("elsewhere.yaml", path.join(folder, "stream-lint.yaml"));
      expect(createConfiguration(folder).isDone).toBe(false);
      expect(existsSync(path.join(folder, "elsewhere.yaml"))).toBe(false);
      rmSync(path.join(folder, "stream-lint.yaml"));
      expect([createConfiguration(folder).isDone, createConfiguration(folder).isDone]).toEqual([true, false]);
      expect(lstatSync(path.join(folder, "stream-lint.yaml")).isFile()).toBe(true);
      expect(readFileSync(path.join(folder, "stream-lint.yaml"), "utf8")).toBe(initialText);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
