import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { lint } from "../lint.js";
import { examplesOf } from "./page.js";

describe.each(rules.map(({ id }) => id))("the page of %s", (rule) => {
  const examples = examplesOf(rule);

  it("shows at least one bad, one good and one unsure template", () => {
    expect([...new Set(examples.map(({ kind }) => kind))].sort()).toEqual(["bad", "good", "unsure"]);
  });

  it("says where each finding of a bad example stands", () => {
    expect(examples.filter(({ kind, findings }) => (kind === "bad") !== findings.length > 0)).toEqual([]);
  });

  it.each(examples)("example $number, $kind: judged as it claims", ({ kind, files, before, findings, when }) => {
    const report = lint(files, { levels: { [rule]: "error" }, ...(before === undefined ? {} : { before }) });
    expect([...report.unreadable, ...report.recovered, ...report.broken]).toEqual([]);
    const own = report.findings.filter((finding) => finding.rule === rule);
    expect(own.map(({ file, line }) => `${file}:${line}`)).toEqual(findings);
    expect(own.filter((finding) => finding.when !== when)).toEqual([]);
    expect(report.undecided.some((undecided) => undecided.rule === rule)).toBe(kind === "unsure");
  });
});
