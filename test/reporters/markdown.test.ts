import { expect, test } from "vitest";
import { markdown } from "../../src/reporters/markdown.js";
import { finding, report } from "./report.js";

const checkout = { folder: "infra", filesUrl: "https://git.example/a/b/blob/c0ffee" };

test("the verdict comes first, then a row for each finding, then what to do", () => {
  const text = markdown(report([finding({ file: "a b.yaml", message: "It is wrong.", help: "Add a line:\n  Key: value\n" })]), {
    checkout,
  });
  expect(text.split("\n").slice(0, 7)).toEqual([
    "## stream-lint: 1 error",
    "",
    "7 consumers on 3 streams judged.",
    "",
    "| | Where | What will happen |",
    "| --- | --- | --- |",
    "| 🔴\u00a0error | [<code>infra/a b.yaml&#58;12</code>](https://git.example/a/b/blob/c0ffee/infra/a%20b.yaml#L12) | It is wrong. [<code>no-failure-destination</code>](https://example.com/rules/no-failure-destination.md) |",
  ]);
  expect(text).toContain("<summary>What to do</summary>\n\n**[<code>infra/a b.yaml&#58;12</code>](");
  expect(text).toContain("Add a line:\n\n```\n  Key: value\n```\n");
});

test("without an address places are named, not linked", () => {
  expect(markdown(report([finding()]), { checkout: { folder: "", filesUrl: undefined } })).toContain(
    "| <code>orders/template.yaml&#58;12</code> |",
  );
});

test("a clean run is one heading and one line", () => {
  expect(markdown(report([]), { checkout })).toBe("## stream-lint: no findings\n\n7 consumers on 3 streams judged.\n");
});

test("what is undecided is folded, with its reason", () => {
  const undecided = [{ rule: "no-failure-destination", subject: "M", file: "a.yaml", line: 3, because: ["parameter P has no default"] }];
  expect(markdown(report([], { undecided }), { checkout })).toContain(
    "<details>\n<summary>1 undecided</summary>\n\n- [<code>infra/a.yaml&#58;3</code>](https://git.example/a/b/blob/c0ffee/infra/a.yaml#L3) " +
      "<code>no-failure-destination</code> M: parameter P has no default\n\n</details>",
  );
});

test("a file that cannot be judged and a path that cannot be followed stand open, above the findings", () => {
  const unreadable = [{ file: "a.yaml", line: 3, column: 1, message: "A bracket is not closed." }];
  const text = markdown(report([finding()], { unreadable }), { checkout, problems: ["missing does not exist."] });
  expect(text.indexOf("- missing does not exist.")).toBeGreaterThan(0);
  expect(text.indexOf("not judged: A bracket is not closed.")).toBeGreaterThan(text.indexOf("- missing"));
  expect(text.indexOf("| 🔴\u00a0error")).toBeGreaterThan(text.indexOf("not judged: A bracket"));
});

test("ten thousand findings stay far below what GitHub takes, and those left out are counted", () => {
  const findings = Array.from({ length: 10_000 }, (_, index) => finding({ subject: `M${index}`, line: index + 1 }));
  const text = markdown(report(findings), { checkout });
  expect(Buffer.byteLength(text)).toBeLessThan(300_000);
  const shown = text.split("\n").filter((line) => line.startsWith("| 🔴")).length;
  expect(shown).toBeGreaterThan(100);
  expect(text).toContain(`| | | **and ${10_000 - shown} more** |`);
});

test("the worst stands first, and what is as bad keeps its order", () => {
  const findings = (["note", "error", "warning", "error"] as const).map((severity, index) => finding({ severity, file: `${index}.yaml` }));
  const text = markdown(report(findings), { checkout: { folder: "", filesUrl: undefined } });
  const rows = [...text.matchAll(/^\| \S+\u00a0(\w+) \| <code>(\d)/gm)].map(([, severity, file]) => `${severity} ${file}`);
  expect(rows).toEqual(["error 1", "error 3", "warning 2", "note 0"]);
});
