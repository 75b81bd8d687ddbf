import { describe, expect, it } from "vitest";
import { between } from "../../scripts/generate/between.mjs";
import { ruleTable } from "../../scripts/generate/rule-table.mjs";
import { defineRule } from "../../src/rule.js";
import { yes } from "../../src/model/answer.js";

const rule = defineRule({
  id: "my-rule",
  summary: "Either this | or that.",
  severity: "note",
  category: "cost",
  about: "stream",
  default: "off",
  when: () => yes,
  report: () => ({ message: "It happens.", help: "Stop it." }),
});

describe("the rule table", () => {
  it("has a row per rule, linked to its page", () => {
    expect(ruleTable([rule]).split("\n")).toEqual([
      "| Rule | What it finds | Severity | Default |",
      "| --- | --- | --- | --- |",
      "| [`my-rule`](rules/my-rule.md) | Either this \\| or that. | note | off |",
    ]);
  });
});

describe("text between markers", () => {
  const text = "before\n<!-- rules:start -->\nold\n<!-- rules:end -->\nafter\n";

  it("is replaced, and a second time comes out the same", () => {
    const once = between(text, "rules", "new", "README.md");
    expect(once).toBe("before\n<!-- rules:start -->\n\nnew\n\n<!-- rules:end -->\nafter\n");
    expect(between(once, "rules", "new", "README.md")).toBe(once);
  });

  it("needs both markers, in their order", () => {
    for (const bad of ["", "<!-- rules:start -->", "<!-- rules:end --><!-- rules:start -->"]) {
      expect(() => between(bad, "rules", "new", "README.md")).toThrow("README.md needs the line <!-- rules:start -->");
    }
  });
});
