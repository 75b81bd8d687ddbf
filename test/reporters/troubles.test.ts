import { expect, test } from "vitest";
import { troubles } from "../../src/reporters/troubles.js";
import { report } from "./report.js";

const about = report([], {
  unreadable: [{ file: "b.yaml", line: 3, column: 4, message: "The text ends in the middle of a string." }],
  recovered: [{ file: "c.yaml", line: 1, column: 2, message: 'The key "Type" stands twice; the last one counts.' }],
  notJudged: [{ file: "d.yaml", line: 1, column: 1, message: "This is a template of another program." }],
  broken: [{ rule: "no-failure-destination", subject: "X", file: "a.yaml", message: "x is not a function" }],
});

test("each file that was not judged is named with its position, and a rule that failed as our bug", () => {
  expect(`\n${troubles(about, { quiet: false })}`).toMatchInlineSnapshot(`
    "
    b.yaml:3:4: not judged: The text ends in the middle of a string.
    d.yaml:1:1: not judged: This is a template of another program.
    c.yaml:1:2: judged all the same: The key "Type" stands twice; the last one counts.
    The rule no-failure-destination failed on X in a.yaml (x is not a function). This is a bug in stream-lint, not in your file; please report it at https://github.com/stream-lint/stream-lint/issues.
    "
  `);
});

test("--quiet leaves out what was judged all the same", () => {
  expect(troubles(about, { quiet: true })).not.toContain("c.yaml");
});

test("what was asked for and met nothing is said, however quiet it is to be", () => {
  const met = report([], { unheeded: ["No template that was judged declares Stag: the value that is given for it changes nothing."] });
  expect(troubles(met, { quiet: true })).toBe(
    "stream-lint: No template that was judged declares Stag: the value that is given for it changes nothing.\n",
  );
});

test("nothing is printed where nothing stood in the way", () => {
  expect(troubles(report(), { quiet: false })).toBe("");
});
