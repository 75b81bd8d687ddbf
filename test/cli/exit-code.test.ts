import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { run } from "./run.js";
import { bare, brokenYaml, sound, warned } from "./templates.js";

test("0: nothing is at or above --fail-on", async () => {
  expect(await run({ "a.yaml": sound }, [])).toMatchObject({
    code: 0,
    stdout: "No findings. 1 consumer on 1 stream judged.\n",
    stderr: "",
  });
  expect(await run({ "a.yaml": warned }, [])).toMatchObject({ code: 0 });
  expect(await run({ "a.yaml": bare }, ["--fail-on", "never"])).toMatchObject({ code: 0 });
});

test("1: a finding is at or above --fail-on", async () => {
  expect(await run({ "a.yaml": bare }, [])).toMatchObject({ code: 1, stderr: "" });
  expect(await run({ "a.yaml": warned }, ["--fail-on", "warning"])).toMatchObject({ code: 1 });
  expect(await run({ "a.yaml": warned }, ["--fail-on", "note"])).toMatchObject({ code: 1 });
});

test("2: the job could not be done, and that wins over findings", async () => {
  expect(await run({ "a.yaml": bare, "b.yaml": brokenYaml }, [])).toMatchObject({ code: 2 });
  expect(await run({ "a.yaml": bare, "b.yaml": brokenYaml }, ["--fail-on", "never"])).toMatchObject({ code: 2 });
  expect(await run({ "a.yaml": bare }, ["a.yaml", "missing.yaml"])).toMatchObject({ code: 2 });
  expect(await run({ "a.yaml": bare }, ["--nonsense"])).toMatchObject({ code: 2, stdout: "" });
});

test("--rule changes what a finding weighs", async () => {
  expect(await run({ "a.yaml": bare }, ["--rule", "no-failure-destination=off"])).toMatchObject({ code: 0 });
  expect(await run({ "a.yaml": bare }, ["--rule", "no-failure-destination=note"])).toMatchObject({ code: 0 });
  expect(await run({ "a.yaml": warned }, ["--fail-on", "warning", "--rule", "bisect-without-idempotency=note"])).toMatchObject({ code: 0 });
});

test("2: a rule that throws is named as a bug of ours, and the other findings are still told", async () => {
  const broken = [{ rule: "kinesis-stream-oversubscribed", subject: "Orders", file: "a.yaml", message: "x is not a function" }];
  const judge: typeof lint = (...given) => ({ ...lint(...given), broken });
  const outcome = await run({ "a.yaml": bare }, ["--format", "json"], { judge });
  expect(outcome.code).toBe(2);
  expect((JSON.parse(outcome.stdout) as { findings: unknown[] }).findings).toHaveLength(1);
  expect(outcome.stderr).toContain("This is a bug in stream-lint, not in your file; please report it");
});

test("2: anything unexpected asks for a report, with the stack", async () => {
  const judge: typeof lint = () => {
    throw new TypeError("x is not a function");
  };
  const { code, stdout, stderr } = await run({ "a.yaml": bare }, [], { judge });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(
    /^stream-lint: This is a bug in stream-lint, not in your files; please report what follows at https:.*\nTypeError: x is not a function\n {4}at /,
  );
});
