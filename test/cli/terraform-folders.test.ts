import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { run } from "./run.js";
import type { Folder } from "./run.js";

const stream = 'resource "aws_kinesis_stream" "s" {\n  name = "orders"\n}\n';
const reader =
  'resource "aws_lambda_event_source_mapping" "r" {\n  event_source_arn = aws_kinesis_stream.s.arn\n  function_name = "f"\n  starting_position = "TRIM_HORIZON"\n}\n';
const both = stream + reader;
const call = (source: string, name = "m"): string => `module "${name}" {\n  source = "${source}"\n}\n`;

interface Told {
  readonly code: number;
  readonly found: readonly string[];
  readonly stderr: string;
}

/** The exit code, each reader that is found to lose batches with its line, and what is said beside. */
async function told(folder: Folder, names: readonly string[] = ["."], below = ""): Promise<Told> {
  const { code, stdout, stderr } = await run(folder, [...names, "--format", "json"], { below });
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; subject: string; file: string; line: number }[] };
  const found = findings.filter(({ rule }) => rule === "no-failure-destination");
  return { code, found: found.map(({ subject, file, line }) => `${file}:${line} ${subject.replace(/aws_\w+\./, "")}`), stderr };
}

test.each<readonly [string, Folder, readonly string[]]>([
  ["a module in a module", { "main.tf": call("./a"), "a/main.tf": call("./b"), "a/b/x.tf": both }, ["a/b/x.tf:4 module.m.module.m.r"]],
  ["a module beside", { "live/main.tf": call("../mod"), "mod/main.tf": both }, ["mod/main.tf:4 module.m.r"]],
  ["a library that its example calls", { "main.tf": both, "examples/a/main.tf": call("../..") }, ["main.tf:4 module.m.r"]],
  [
    "a module that is installed",
    {
      "main.tf": stream + call("someone/stream/aws"),
      ".terraform/modules/modules.json": '{"Modules":[{"Key":"","Dir":"."},{"Key":"m","Dir":".terraform/modules/m"}]}',
      ".terraform/modules/m/main.tf": both,
    },
    [".terraform/modules/m/main.tf:4 module.m.r"],
  ],
  [
    "the old way to write everything",
    {
      "main.tf": `${stream}variable "n" {\n  type    = "string"\n  default = "1"\n}\nresource "aws_lambda_event_source_mapping" "r" {\n  event_source_arn  = "\${element(aws_kinesis_stream.s.*.arn, 0)}"\n  function_name     = "\${lookup(map("a", "b"), "a")}"\n  starting_position = "TRIM_HORIZON"\n  topics            = ["\${list("a")}"]\n}\n`,
    },
    [],
  ],
])("%s is judged once, in its place", async (_, folder, expected) => {
  const { code, found, stderr } = await told(folder);
  expect({ found, stderr }).toEqual({ found: expected, stderr: "" });
  expect(code).toBeLessThan(2);
});

test("modules that call each other are judged once, and the circle is told", async () => {
  const { code, found, stderr } = await told({ "a/main.tf": call("../b") + both, "b/main.tf": call("../a") });
  expect(found).toEqual(["a/main.tf:7 r"]);
  expect(stderr).toContain("b/main.tf:2:3: judged all the same: module.m calls a module that calls it in turn (a → b → a)");
  expect(code).toBe(1);
});

test("a module that is not there is told, and the rest is judged", async () => {
  const { code, found, stderr } = await told({ "main.tf": call("./gone") + both });
  expect({ code, found }).toEqual({ code: 1, found: ["main.tf:7 r"] });
  expect(stderr).toBe("main.tf:2:3: judged all the same: The module ./gone is not there: nothing is known of what module.m declares.\n");
});

test("a mistake in one file of a module is told with its line, and the others are judged", async () => {
  const broken = 'resource "aws_sqs_queue" "q" {\n  name = "x\n}\n';
  const { code, found, stderr } = await told({ "main.tf": call("./m"), "m/main.tf": both, "m/queue.tf": broken });
  expect({ code, found }).toEqual({ code: 2, found: ["m/main.tf:4 module.m.r"] });
  expect(stderr).toContain('m/queue.tf:2:10: not judged: Terraform cannot read this: this " is never closed.');
});

test("a mistake in one block leaves the other blocks of the file judged", async () => {
  const { code, found } = await told({ "main.tf": `${both}resource "aws_sqs_queue" "q" {\n  a = [1\n}\n` });
  expect(code).toBe(2);
  expect(found).toEqual(["main.tf:4 r"]);
});

test("10,000 brackets are no crash", async () => {
  const { code, stderr } = await told({ "main.tf": `${both}locals {\n  a = ${"[".repeat(10_000)}${"]".repeat(10_000)}\n}\n` });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^main\.tf:10:\d+: not judged: This is nested too deeply to be read\.\n$/);
});

test("nothing outside of the repository is read, by dots or by a link", async () => {
  const outside = mkdtempSync(path.join(tmpdir(), "stream-lint-outside-"));
  try {
    writeFileSync(path.join(outside, "main.tf"), both);
    const inside = path.join(outside, "repository");
    mkdirSync(path.join(inside, ".git"), { recursive: true });
    symlinkSync(outside, path.join(inside, "link"));
    writeFileSync(path.join(inside, "main.tf"), call("..", "dots") + call("./link", "link") + both);
    const { stdout } = await run({}, [path.join(inside, "main.tf"), "--format", "json"]);
    const { findings } = JSON.parse(stdout) as { findings: readonly { subject: string }[] };
    expect(findings.filter(({ subject }) => subject.startsWith("module."))).toEqual([]);
  } finally {
    rmSync(outside, { recursive: true });
  }
});
