import { expect, test } from "vitest";
import { run } from "./run.js";
import { bare, binary, brokenYaml, jinja, truncatedJson } from "./templates.js";

/** The other file of the folder is judged, whatever is wrong with this one. */
const judged = /^bare\.yaml:7:3: error: OrdersMapping has no failure destination.*\n[^]*1 consumer on 1 stream judged\./;

test("broken YAML is named with the place where it breaks", async () => {
  const { code, stdout, stderr } = await run({ "bare.yaml": bare, "broken.yaml": brokenYaml }, []);
  expect(code).toBe(2);
  expect(stdout).toMatch(judged);
  expect(stderr).toMatch(/^broken\.yaml:\d+:\d+: not judged: [A-Z].*\.\n$/);
});

test("truncated JSON is named with the place where it ends", async () => {
  const { code, stdout, stderr } = await run({ "bare.yaml": bare, "truncated.json": truncatedJson }, []);
  expect(code).toBe(2);
  expect(stdout).toMatch(judged);
  expect(stderr).toMatch(/^truncated\.json:1:\d+: not judged: [A-Z].*\.\n$/);
});

test("what cannot be read stands in the JSON, too", async () => {
  const { stdout } = await run({ "truncated.json": truncatedJson }, ["--format", "json"]);
  expect(JSON.parse(stdout)).toMatchObject({ unreadable: [{ file: "truncated.json", line: 1 }], summary: { files: 1, templates: 0 } });
});

test("a binary file that is named is refused as one", async () => {
  const { code, stdout, stderr } = await run({ "bare.yaml": bare, "binary.yaml": binary }, ["bare.yaml", "binary.yaml"]);
  expect(code).toBe(2);
  expect(stdout).toMatch(judged);
  expect(stderr).toMatch(/^binary\.yaml:1:1: not judged: [A-Z].*\.\n$/);
});

test("an empty file is nothing to judge", async () => {
  expect(await run({ "empty.yaml": "" }, ["empty.yaml"])).toMatchObject({
    code: 0,
    stdout: "No findings. No template judged.\n",
    stderr: "stream-lint: No template that declares a stream or a reader of one was found in empty.yaml (1 file looked at).\n",
  });
  expect((await run({ "bare.yaml": bare, "empty.yaml": "" }, [])).stdout).toMatch(judged);
});

test("a file that Jinja is to fill in is named, and is no failure", async () => {
  const { code, stdout, stderr } = await run({ "bare.yaml": bare, "jinja.yaml": jinja }, ["--fail-on", "never"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(judged);
  expect(stderr).toMatch(/^jinja\.yaml:\d+:\d+: not judged: .*\{%.*\.\n$/);
});

test("a folder without templates is told, and fails where input is required", async () => {
  const folder = { "README.md": "# nothing", "config.yaml": "a: 1\n" };
  const sentence = /^stream-lint: No template that declares a stream or a reader of one was found in \. \(\d files? looked at\)\.\n$/;
  const outcome = await run(folder, []);
  expect(outcome.code).toBe(0);
  expect(outcome.stderr).toMatch(sentence);
  const required = await run(folder, ["--require-input"]);
  expect(required.code).toBe(2);
  expect(required.stderr).toMatch(sentence);
});

test("a path that does not exist is named, and the others are judged", async () => {
  const { code, stdout, stderr } = await run({ "bare.yaml": bare }, ["missing", "bare.yaml"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "stream-lint: missing does not exist.\n" });
  expect(stdout).toMatch(judged);
});

test("where no path exists the JSON is still whole, and nothing else is said", async () => {
  const { code, stdout, stderr } = await run({}, ["missing", "--format", "json"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: "stream-lint: missing does not exist.\n" });
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, findings: [], summary: { files: 0 } });
});

test("an unknown flag is refused before anything is read", async () => {
  expect(await run({ "bare.yaml": bare }, ["--fomat", "json"])).toMatchObject({
    code: 2,
    stdout: "",
    stderr: "stream-lint: There is no flag --fomat; did you mean --format?\n",
  });
});

test("a hostile path is shown, not obeyed", async () => {
  const { stderr } = await run({}, ["\u001b[31m\n::error::x"]);
  expect(stderr).toBe("stream-lint: \\u001b[31m\\n::error::x does not exist.\n");
});
