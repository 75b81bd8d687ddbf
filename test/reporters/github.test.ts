import { expect, test } from "vitest";
import type { Severity } from "../../src/report.js";
import { github } from "../../src/reporters/github.js";
import { finding, report } from "./report.js";

const checkout = { folder: "", filesUrl: undefined };
const many = (severity: Severity, number: number) =>
  Array.from({ length: number }, (_, index) =>
    finding({ severity, subject: `M${index}`, message: `M${index} is wrong.`, line: index + 1 }),
  );
const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

test("a finding is an annotation on its first line, with the place, the way out and the page in its text", () => {
  const about = finding({ message: "It blocks 100% of a shard.", help: "Add a destination:\n  OnFailure: x\n", endLine: 14 });
  expect(github(report([about]), { checkout })).toBe(
    "::error file=orders/template.yaml,line=12,title=no-failure-destination::orders/template.yaml:12: It blocks 100%25 of a shard." +
      "%0A%0AAdd a destination:%0A  OnFailure: x%0A%0Ahttps://example.com/rules/no-failure-destination.md\n",
  );
});

test("a conditional finding names its condition", () => {
  expect(github(report([finding({ when: "IsProd is true" })]), { checkout })).toContain("%0AThis holds when IsProd is true.%0A");
});

test("errors, warnings and notes are told in this order, whatever order they lie in", () => {
  const mixed = [...many("note", 1), ...many("error", 1), ...many("warning", 1)];
  expect(linesOf(github(report(mixed), { checkout })).map((line) => line.split(" ")[0])).toEqual(["::error", "::warning", "::notice"]);
});

test("ten of a kind are shown; of eleven the last two are a line that counts them", () => {
  expect(linesOf(github(report(many("error", 10)), { checkout })).at(-1)).toContain("M9 is wrong.");
  const eleven = linesOf(github(report([...many("error", 11), ...many("warning", 3)]), { checkout }));
  expect(eleven.filter((line) => line.startsWith("::error "))).toHaveLength(10);
  expect(eleven[9]).toBe("::error title=stream-lint::2 more are not shown here, for GitHub takes 10 of a kind; the whole report has them.");
  expect(eleven.filter((line) => line.startsWith("::warning "))).toHaveLength(3);
});

test("what could not be judged comes before the findings", () => {
  const trouble = { file: "b.yaml", line: 3, column: 7, message: "A bracket is not closed." };
  const text = github(report(many("error", 12), { unreadable: [trouble] }), { checkout, problems: ["missing does not exist."] });
  expect(linesOf(text).slice(0, 2)).toEqual([
    "::error title=stream-lint::missing does not exist.",
    "::error file=b.yaml,line=3,title=not judged::b.yaml:3: A bracket is not closed.",
  ]);
});

test("paths are those of the repository, wherever in it the run happens", () => {
  const at = (file: string, folder: string): string | undefined =>
    / file=([^,]*),/.exec(github(report([finding({ file })]), { checkout: { folder, filesUrl: undefined } }))?.[1];
  expect(at("a.yaml", "infra/orders")).toBe("infra/orders/a.yaml");
  expect(at("../b.yaml", "infra/orders")).toBe("infra/b.yaml");
  expect(at("../../../b.yaml", "infra/orders")).toBeUndefined();
  expect(at("/tmp/b.yaml", "")).toBeUndefined();
  expect(at("a,b:c%.yaml", "")).toBe("a%2Cb%3Ac%25.yaml");
  expect(at("a\u001bb.yaml", "")).toBeUndefined();
});

test("a clean run has no annotation", () => {
  expect(github(report([]), { checkout })).toBe("");
});
