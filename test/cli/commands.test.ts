import { expect, test } from "vitest";
import { rules } from "../../rules/index.js";
import { version } from "../../src/version.js";
import { run } from "./run.js";
import { bare, brokenYaml } from "./templates.js";

test("--help and --version print to stdout", async () => {
  const { code, stdout } = await run({}, ["--help"]);
  expect(code).toBe(0);
  expect(stdout).toContain("stream-lint explain RULE");
  expect(await run({}, ["--version"])).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test.each(rules.map((rule) => rule.id))("explain %s prints its page", async (id) => {
  const { code, stdout, stderr } = await run({}, ["explain", id]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain(id);
  expect(stdout).not.toContain("```");
});

test("explain needs a rule that exists", async () => {
  expect(await run({}, ["explain", "no-failure-destinations"])).toMatchObject({
    code: 2,
    stdout: "",
    stderr: "stream-lint: There is no rule no-failure-destinations; did you mean no-failure-destination?\n",
  });
  expect(await run({}, ["explain", "../package"])).toMatchObject({ code: 2, stdout: "" });
});

test("rules lists every rule, in each format", async () => {
  for (const format of ["terminal", "json", "markdown"]) {
    const { code, stdout } = await run({}, ["rules", "--format", format]);
    expect(code).toBe(0);
    for (const text of rules.flatMap(({ id, summary }) => [id, summary])) expect(stdout).toContain(text);
  }
});

test("rules --format json has the shape of the contract", async () => {
  const { stdout } = await run({}, ["rules", "--format", "json"]);
  const listed = JSON.parse(stdout) as { schemaVersion: number; rules: object[] };
  expect(listed.schemaVersion).toBe(1);
  for (const rule of listed.rules) {
    expect(Object.keys(rule)).toEqual(["id", "summary", "severity", "category", "about", "default", "options", "helpUrl"]);
  }
});

test("graph --format json prints streams and readers, and ends with 0 whatever the findings", async () => {
  const { code, stdout } = await run({ "a.yaml": bare }, ["graph", "--format", "json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, streams: [{ name: "Orders" }], consumers: [{ name: "OrdersMapping" }] });
});

test("graph draws Mermaid unless another format is asked for, to files as well", async () => {
  const formats = ["--format", "mermaid", "--output", "a.mmd", "--format", "dot", "--output", "a.dot"];
  const { code, stdout, written } = await run({ "a.yaml": bare }, ["graph", ...formats]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(written("a.mmd")).toContain("\nflowchart LR\n");
  expect(written("a.dot")).toMatch(/^digraph streams \{\n/);
  expect((await run({ "a.yaml": bare }, ["graph"])).stdout).toBe(written("a.mmd"));
});

test("graph --format html and svg mark the stream that has more readers than it serves", async () => {
  const mapping =
    "{Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: f, EventSourceArn: !GetAtt Orders.StreamArn, StartingPosition: LATEST}}";
  const table = "{Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: KEYS_ONLY}}}";
  const text = `Resources:\n  Orders: ${table}\n  A: ${mapping}\n  B: ${mapping}\n  C: ${mapping}\n`;
  const formats = ["--format", "html", "--output", "a.html", "--format", "svg", "--output", "a.svg"];
  const { code, written } = await run({ "a.yaml": text }, ["graph", ...formats]);
  expect(code).toBe(0);
  expect(written("a.html")).toContain("The stream of Orders has 3 readers (A, B, C), and a shard serves 2");
  for (const name of ["a.html", "a.svg"]) expect(written(name)).toContain('<g class="stream error">');
});

test("graph draws a picture where there is nothing to draw", async () => {
  for (const format of ["mermaid", "dot"]) {
    const { code, stdout } = await run({}, ["graph", "--format", format]);
    expect(code).toBe(0);
    expect(stdout).toContain(format === "dot" ? 'none [label="No streams were found."' : 'none["No streams were found."]');
  }
});

test("graph names a file that it cannot read, and shows the others", async () => {
  const { code, stdout, stderr } = await run({ "a.yaml": bare, "b.yaml": brokenYaml }, ["graph", "--format", "json"]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^b\.yaml:\d+:\d+: not judged: /);
  expect(JSON.parse(stdout)).toMatchObject({ streams: [{ name: "Orders" }] });
});

test("graph needs paths that exist", async () => {
  expect(await run({}, ["graph", "missing"])).toMatchObject({ code: 2, stderr: "stream-lint: missing does not exist.\n" });
});
