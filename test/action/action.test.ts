import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { bare, brokenYaml, sound, warned } from "../cli/templates.js";
import { bundledAction } from "./step.js";

const action = await bundledAction();
afterAll(action.remove);

const { outputs } = parse(readFileSync(path.join(import.meta.dirname, "../../action.yml"), "utf8")) as { outputs: object };

test("a finding fails the step: in the log, beside the line, in the summary and in the outputs", () => {
  const { code, log, ...step } = action.run({ "infra/a.yaml": bare, "b.yaml": sound });
  expect(code).toBe(1);
  expect(log).toContain("infra/a.yaml:7:3: error: OrdersMapping has no failure destination");
  expect(log).toContain("> 7 |   OrdersMapping:\n");
  expect(log.match(/^::.*$/gm)).toEqual([expect.stringMatching(/^::error file=infra\/a\.yaml,line=7,title=no-failure-destination::/)]);
  expect(step.summary).toMatch(/^## stream-lint: 1 error\n/);
  expect(step.outputs).toEqual({
    ...{ "exit-code": "1", findings: "1", errors: "1", warnings: "0", notes: "0", undecided: "0", unreadable: "0" },
    ...{ streams: "2", consumers: "2", reports: "" },
  });
});

test("action.yml lists exactly the outputs that are set", () => {
  expect(Object.keys(outputs).sort()).toEqual(Object.keys(action.run({ "a.yaml": sound }).outputs).sort());
});

test("a sound repository passes without an annotation", () => {
  const { code, log, summary } = action.run({ "a.yaml": sound });
  expect({ code, log }).toEqual({ code: 0, log: "No findings. 1 consumer on 1 stream judged.\n" });
  expect(summary).toMatch(/^## stream-lint: no findings\n/);
});

test("a repository without any template passes and says so; with require-input it fails", () => {
  const nothing = "stream-lint: No template that declares a stream or a reader of one was found in . (1 file looked at).\n";
  expect(action.run({ "a.yaml": "a: 1\n" })).toMatchObject({ code: 0, log: expect.stringContaining(nothing) });
  expect(action.run({ "a.yaml": "a: 1\n" }, { "require-input": "true" })).toMatchObject({ code: 2, outputs: { "exit-code": "2" } });
});

test("a template that cannot be read fails the step whatever fail-on says, and the others are judged", () => {
  const { code, log, outputs, summary } = action.run({ "a.yaml": bare, "broken.yaml": brokenYaml }, { "fail-on": "never" });
  expect(code).toBe(2);
  expect(log).toMatch(/^::error file=broken\.yaml,line=\d+,title=not judged::/m);
  expect(log).toMatch(/^::error file=a\.yaml,line=7,/m);
  expect(outputs).toMatchObject({ "exit-code": "2", findings: "1", unreadable: "1" });
  expect(summary).toContain("not judged:");
});

test("fail-on and rules decide what fails", () => {
  expect(action.run({ "a.yaml": warned }).code).toBe(0);
  expect(action.run({ "a.yaml": warned }, { "fail-on": "warning" }).code).toBe(1);
  expect(action.run({ "a.yaml": bare }, { "fail-on": "never" }).code).toBe(0);
  expect(action.run({ "a.yaml": bare }, { rules: "no-failure-destination=off" }).outputs).toMatchObject({ findings: "0" });
});

test("an input that cannot be meant fails before anything runs", () => {
  const { code, log, outputs, summary } = action.run({ "a.yaml": bare }, { "fail-on": "eror", summary: "maybe" });
  expect({ code, outputs, summary }).toEqual({ code: 2, outputs: { "exit-code": "2" }, summary: "" });
  expect(log).toBe(
    "::error::Input fail-on: There is no level eror to fail on; there are error, warning, note and never.\n" +
      "::error::Input summary: maybe is neither true nor false.\n",
  );
});

test("paths and reports are relative to the working directory, annotations and links to the repository", () => {
  const inputs = { "working-directory": "infra", paths: "a.yaml", format: "json", output: "out.json" };
  const env = { GITHUB_SERVER_URL: "https://git.example", GITHUB_REPOSITORY: "a/b", GITHUB_SHA: "c0ffee00" };
  const { log, summary, outputs, written } = action.run({ ".git/HEAD": "", "infra/a.yaml": bare, "c.yaml": bare }, inputs, env);
  expect(log.match(/^::error file=[^,]*/gm)).toEqual(["::error file=infra/a.yaml"]);
  expect(summary).toContain("(https://git.example/a/b/blob/c0ffee00/infra/a.yaml#L7)");
  expect(outputs["reports"]).toBe(path.join("infra", "out.json"));
  expect(JSON.parse(written("infra/out.json") ?? "")).toMatchObject({ findings: [{ file: "a.yaml" }] });
});

test("a working directory that is not there is told", () => {
  const { code, log } = action.run({}, { "working-directory": "gone" });
  expect(code).toBe(2);
  expect(log).toBe("::error::Input working-directory: there is no folder gone in the workspace; was the repository checked out?\n");
});

test("a path that is not there, and a report that cannot be written, fail the step and stop nothing else", () => {
  const { code, log, outputs } = action.run({ "a.yaml": sound }, { paths: "a.yaml\ngone", format: "json", output: "no/out.json" });
  expect({ code, outputs }).toMatchObject({ code: 2, outputs: { consumers: "1", reports: "" } });
  expect(log.match(/^::.*$/gm)).toEqual([
    "::error title=stream-lint::gone does not exist.",
    "::error title=stream-lint::The report cannot be written to no/out.json: its folder does not exist.",
  ]);
});

test("annotations and summary can be switched off, each by itself", () => {
  expect(action.run({ "a.yaml": bare }, { annotations: "false" }).log).not.toContain("::error");
  expect(action.run({ "a.yaml": bare }, { summary: "false" }).summary).toBe("");
});

test("a runner that keeps no summary is no reason to fail", () => {
  expect(action.run({ "a.yaml": sound }, {}, { GITHUB_STEP_SUMMARY: "" }).code).toBe(0);
});

test.each(["::error::x", "##[add-mask]y", "a\n::stop-commands::z", "\u001b[31mred\u001b[0m", "%0A::error::w"])(
  "the logical id %j forges no command in the log and no markup in the summary",
  (id) => {
    const stream = { Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 2 } };
    const settings = { EventSourceArn: { "Fn::GetAtt": ["Orders", "Arn"] }, FunctionName: "orders", StartingPosition: "TRIM_HORIZON" };
    const mapping = { Type: "AWS::Lambda::EventSourceMapping", Properties: settings };
    const template = JSON.stringify({ Resources: { Orders: stream, [id]: mapping } });
    const { code, log, summary } = action.run({ "a.json": template }, { undecided: "true" });
    expect(code).toBe(1);
    const commands = log.split(/\r?\n/).filter((line) => /^\s*::|##\[/.test(line));
    expect(commands).toEqual([expect.stringMatching(/^::error file=a\.json,line=1,title=no-failure-destination::a\.json:1: /)]);
    expect(log.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(summary.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(summary).toContain("has no failure destination");
  },
);
