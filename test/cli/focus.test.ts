import { expect, test } from "vitest";
import { run } from "./run.js";
import { bare, brokenYaml, sound, unsure } from "./templates.js";

const folder = { "a.yaml": bare, "b/c.yaml": bare, "d.yaml": sound, "broken.yaml": brokenYaml, "e.yaml": unsure, "notes.yaml": "a: 1\n" };

test("only what lies in the paths is reported, and a mistake elsewhere is nobody's fault", async () => {
  const { code, stdout, stderr } = await run(folder, ["--focus", "b/c.yaml", "--format", "json"]);
  const report = JSON.parse(stdout) as { findings: { file: string }[]; undecided: unknown[]; unreadable: unknown[]; summary: object };
  expect(report.findings.map(({ file }) => file)).toEqual(["b/c.yaml"]);
  expect(report).toMatchObject({ undecided: [], unreadable: [], summary: { errors: 1, undecided: 0 } });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
});

test("a file in focus that cannot be read is told, and fails the run", async () => {
  const { code, stderr } = await run(folder, ["--focus", "broken.yaml", "d.yaml"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^broken\.yaml:\d+:\d+: not judged: /);
});

test.each([["notes.yaml"], ["d.yaml"]])("nothing is said about %s, in which nothing is wrong", async (name) => {
  expect(await run(folder, ["--focus", name])).toMatchObject({ code: 0, stdout: "", stderr: "" });
});

test("a path that does not exist is told", async () => {
  expect(await run(folder, ["--focus", "gone.yaml"])).toMatchObject({ code: 2, stderr: "stream-lint: gone.yaml does not exist.\n" });
});

test("a focus needs to be on something", async () => {
  expect(await run(folder, ["--focus"])).toMatchObject({
    code: 2,
    stderr: "stream-lint: The flag --focus needs paths: what changed, or is to be looked at.\n",
  });
});
