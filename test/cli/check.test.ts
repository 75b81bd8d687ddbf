import { expect, test } from "vitest";
import { run } from "./run.js";
import { bare, sound, unsure } from "./templates.js";

test("the terminal report is the default", async () => {
  const { stdout } = await run({ "orders/template.yaml": bare }, []);
  expect(stdout).toContain("orders/template.yaml:7:3: error: OrdersMapping has no failure destination");
  expect(stdout).toContain("> 7 |   OrdersMapping:\n    |   ^^^^^^^^^^^^^\n");
});

test("colors need a terminal that wants them", async () => {
  const colored = async (argv: readonly string[], isTTY: boolean, env = {}): Promise<boolean> =>
    (await run({ "a.yaml": bare }, argv, { isTTY, env })).stdout.includes("\u001b[");
  expect(await colored([], true)).toBe(true);
  expect(await colored([], false)).toBe(false);
  expect(await colored(["--no-color"], true)).toBe(false);
  expect(await colored([], true, { NO_COLOR: "1" })).toBe(false);
  expect(await colored([], true, { NO_COLOR: "" })).toBe(true);
  expect(await colored([], true, { TERM: "dumb" })).toBe(false);
  expect(await colored([], false, { FORCE_COLOR: "1" })).toBe(true);
  expect(await colored([], true, { FORCE_COLOR: "0" })).toBe(false);
});

test("one run writes several reports, and a file is never colored", async () => {
  const outcome = await run({ "a.yaml": bare }, ["--format", "json", "--format", "terminal", "--output", "report.txt"], { isTTY: true });
  expect(outcome.code).toBe(1);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ schemaVersion: 1, findings: [{ rule: "no-failure-destination" }] });
  expect(outcome.written("report.txt")).toMatch(/^a\.yaml:7:3: error: /);
});

test("a report that cannot be written is told, and the others are written", async () => {
  const outcome = await run({ "a.yaml": sound }, ["--format", "json", "--output", "no/such/folder.json", "--format", "terminal"]);
  expect(outcome).toMatchObject({
    code: 2,
    stdout: "No findings. 1 consumer on 1 stream judged.\n",
    stderr: "stream-lint: The report cannot be written to no/such/folder.json: its folder does not exist.\n",
  });
  const folder = await run({ "a.yaml": sound, "out/x": "" }, ["--output", "out"]);
  expect(folder).toMatchObject({ code: 2, stderr: "stream-lint: The report cannot be written to out: it is a folder.\n" });
});

test("what is undecided is counted, and listed when asked for", async () => {
  const { code, stdout } = await run({ "a.yaml": unsure }, []);
  expect(code).toBe(0);
  expect(stdout).toBe("No findings. 1 consumer on 1 stream judged, 5 undecided (--undecided shows why).\n");
  expect((await run({ "a.yaml": unsure }, ["--undecided"])).stdout).toMatch(
    /^a\.yaml:\d+: undecided: OrdersMapping: .* \[.*, no-failure-destination, .*\]\n\nNo findings/,
  );
});

test("--quiet says nothing about a clean run", async () => {
  expect(await run({ "a.yaml": sound }, ["--quiet"])).toMatchObject({ code: 0, stdout: "", stderr: "" });
});

test("two runs print the same", async () => {
  const folder = { "b.yaml": bare, "a.yaml": bare, "c/d.yaml": unsure };
  const first = await run(folder, ["--format", "json"]);
  const second = await run(folder, ["--format", "json"]);
  expect(second.stdout).toBe(first.stdout);
});
