import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "./lint.js";
import { corpus, withoutCorpus } from "./corpus.js";

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "over all real templates", () => {
  const names = corpus === undefined ? [] : readdirSync(corpus, { recursive: true, encoding: "utf8" }).sort();
  const files = names
    .filter((name) => /\.(ya?ml|json|template)$/.test(name))
    .map((name) => ({ path: name, text: readFileSync(path.join(corpus ?? ".", name), "utf8") }));
  const report = lint(files);

  it("no rule throws, and nothing is refused but what SAM refuses", () => {
    expect(files.length).toBeGreaterThan(250);
    expect(report.broken).toEqual([]);
    expect(report.unreadable.filter(({ file }) => !file.includes("error-input"))).toEqual([]);
    expect(report.summary.consumers).toBeGreaterThan(300);
  });

  it("every finding stands in its file, on the text that it is about", () => {
    const lines = new Map(files.map((file) => [file.path, file.text.split("\n")]));
    for (const { file, line, column, endLine, endColumn, path: keys } of report.findings) {
      const text = lines.get(file)?.[line - 1]?.slice(column - 1, endLine === line ? endColumn - 1 : undefined);
      const key = keys.at(-1);
      if (typeof key === "string") expect(text?.replace(/^["']|["']$/g, "")).toBe(key);
      else expect(text).toBeTruthy();
    }
  });

  it("a fingerprint belongs to one finding", () => {
    const prints = report.findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });

  it("the same is said twice", () => {
    const again = lint(files);
    expect({ ...again, graph: again.graph() }).toEqual({ ...report, graph: report.graph() });
  });
});
