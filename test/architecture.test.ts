import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { exportedName } from "../scripts/new-rule/id.mjs";
import { page, rule } from "../scripts/new-rule/skeleton.mjs";
import { filesIn, textOf } from "./architecture/files.js";
import { cycleLaw, globalsLaw, importLaw, namesLaw, placeholderLaw, sizeLaw } from "./architecture/laws.js";
import type { Law } from "./architecture/laws.js";
import { parseModule } from "./architecture/module.js";
import { pageBreaches } from "./architecture/page.js";

const sources = [...filesIn("src", ".ts"), ...filesIn("rules", ".ts")];
const ruleIds = filesIn("rules", ".ts")
  .map((path) => basename(path, ".ts"))
  .filter((id) => id !== "index")
  .sort();

describe("the tree", () => {
  const modules = sources.map((path) => parseModule(path, textOf(path)));
  const laws: readonly (readonly [string, Law])[] = [
    ["each part imports only what it may know", importLaw],
    ["only the edges touch the process", globalsLaw],
    ["no module needs itself", cycleLaw],
    ["a file holds one idea", sizeLaw],
  ];

  it.each(laws)("%s", (_, law) => {
    expect(law(modules)).toEqual([]);
  });

  it("is named after what is in it", () => {
    expect(namesLaw([...sources, ...filesIn("test", ".ts"), ...filesIn("scripts", ".mjs"), ...filesIn("bench", ".mjs")])).toEqual([]);
  });

  it("holds no placeholder", () => {
    const pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", ...filesIn("rules", ".md")];
    expect(placeholderLaw(new Map([...sources, ...pages].map((path) => [path, textOf(path)])))).toEqual([]);
  });
});

describe("the rules", async () => {
  const { rules } = await import("../rules/index.js");

  it("are all in the list, sorted by id", () => {
    expect(rules.map((each) => each.id)).toEqual(ruleIds);
  });

  it.each(rules)("$id has a page that is made as pages are made", ({ id, options }) => {
    expect(pageBreaches(id, textOf(`rules/${id}.md`), Object.keys(options ?? {}).length > 0)).toEqual([]);
  });

  it.each(ruleIds)("%s is exported under its own name", async (id) => {
    const exported = (await import(`../rules/${id}.ts`)) as Record<string, unknown>;
    expect(Object.keys(exported)).toEqual([exportedName(id)]);
  });

  it("has no page without a rule", () => {
    expect(
      filesIn("rules", ".md")
        .map((path) => basename(path, ".md"))
        .sort(),
    ).toEqual(ruleIds);
  });
});

describe("the laws can be broken", () => {
  const judge = (law: Law, files: Record<string, string>): readonly string[] =>
    law(Object.entries(files).map(([path, text]) => parseModule(path, text)));

  it.each([
    ["rules/bad.ts", 'import { yes } from "../src/model/answer.js";', "src/model/answer.ts"],
    ["rules/bad.ts", 'import { otherRule } from "./other-rule.js";', "rules/other-rule.ts"],
    ["rules/bad.ts", 'import { rules } from "./index.js";', "rules/index.ts"],
    ["rules/bad.ts", 'import { join } from "node:path";', "node:path"],
    ["src/model/bad.ts", 'import type { Report } from "../report.js";', "src/report.ts"],
    ["src/model/bad.ts", 'import { child } from "../source/tree.js";', "src/source/tree.ts"],
    ["src/model/bad.ts", 'export * from "../readers/sam/events.js";', "src/readers/sam/events.ts"],
    ["src/source/place.ts", 'import { child } from "./tree.js";', "src/source/tree.ts"],
    ["src/source/bad.ts", 'import type { Value } from "../model/value.js";', "src/model/value.ts"],
    ["src/readers/sam/bad.ts", 'import type { Finding } from "../../report.js";', "src/report.ts"],
    ["src/readers/sam/bad.ts", 'import { readFileSync } from "node:fs";', "node:fs"],
    ["src/readers/sam/bad.ts", 'import { parse } from "yaml";', "the package yaml"],
    ["src/settle/bad.ts", 'import { readSam } from "../readers/sam/events.js";', "src/readers/sam/events.ts"],
    ["src/settle/bad.ts", 'import { json } from "../reporters/json.js";', "src/reporters/json.ts"],
    ["src/reporters/bad.ts", 'type Stream = import("../model/stream.js").Stream;', "src/model/stream.ts"],
    ["src/reporters/bad.ts", 'import { styleText } from "node:util";', "node:util"],
    ["src/lint.ts", 'import { json } from "./reporters/json.js";', "src/reporters/json.ts"],
    ["src/cli.ts", 'import { setFailed } from "@actions/core";', "the package @actions/core"],
    ["src/lint.ts", 'import { fullDiff } from "@aws-cdk/cloudformation-diff";', "the package @aws-cdk/cloudformation-diff"],
    ["src/cli.ts", 'import { get } from "node:https";', "node:https"],
    ["src/source/bad.ts", 'import { runInThisContext } from "node:vm";', "node:vm"],
    ["src/cli.ts", 'const late = await import("node:http");', "node:http"],
  ])("%s: %s", (path, text, target) => {
    expect(judge(importLaw, { [path]: text })).toEqual([expect.stringMatching(new RegExp(`^${path} .* may not import ${target}$`))]);
  });

  it("a file outside the picture", () => {
    expect(judge(importLaw, { "src/plugins/bad.ts": "" })).toEqual([expect.stringContaining("belongs to no part")]);
  });

  it("an import that is worked out at run time", () => {
    expect(judge(importLaw, { "src/cli.ts": "await import(process.argv[2]);" })).toEqual([expect.stringContaining("known at run time")]);
  });

  it("what may be imported is not held against anybody", () => {
    const files = {
      "rules/good.ts": 'import { defineRule } from "../src/rule.js";',
      "src/readers/sam/good.ts": 'import { join } from "node:path/posix"; import { child } from "../../source/tree.js";',
      "src/changes/good.ts": 'const { fullDiff } = await import("@aws-cdk/cloudformation-diff");',
      "src/cli.ts": 'import { readFileSync } from "node:fs"; const { lint } = await import("./lint.js");',
      "src/action.ts": 'import { setFailed } from "@actions/core";',
    };
    expect(judge(importLaw, files)).toEqual([]);
  });

  it.each([
    ["src/settle/bad.ts", "const home = process.env;", "process"],
    ["src/source/bad.ts", 'console.log("here");', "console"],
    ["src/reporters/bad.ts", "export const log = { console };", "console"],
    ["src/model/bad.ts", "export interface X { console: string } console.log();", "console"],
    ["src/cli.ts", 'await fetch("https://example.com");', "fetch"],
    ["src/readers/sam/bad.ts", 'eval("1");', "eval"],
    ["src/model/bad.ts", "globalThis.process.exit();", "globalThis"],
  ])("%s: %s", (path, text, global) => {
    expect(judge(globalsLaw, { [path]: text })).toEqual([`${path} may not use ${global}`]);
  });

  it("a property or a function of one's own may be called like a global", () => {
    const text = "export function process(handler: { fetch(): void; Function: string }): void { handler.fetch(); process(handler); }";
    expect(judge(globalsLaw, { "src/model/good.ts": text, "src/cli.ts": "console.error(process.argv);" })).toEqual([]);
  });

  it("a cycle at run time, but not one of types", () => {
    const typeOnly = { "src/model/a.ts": 'import { b } from "./b.js";', "src/model/b.ts": 'import type { A } from "./a.js";' };
    expect(judge(cycleLaw, typeOnly)).toEqual([]);
    const runTime = { ...typeOnly, "src/model/b.ts": 'export { c } from "./c.js";', "src/model/c.ts": 'import { a } from "./a.js";' };
    expect(judge(cycleLaw, runTime)).toEqual(["import cycle: src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts"]);
  });

  it("a file that is too long", () => {
    expect(judge(sizeLaw, { "src/model/good.ts": "\n".repeat(250) })).toEqual([]);
    expect(judge(sizeLaw, { "src/model/bad.ts": "\n".repeat(251) })).toEqual([expect.stringContaining("251 lines")]);
  });

  it.each([
    "src/utils/x.ts",
    "src/model/string-util.ts",
    "src/core/x.ts",
    "src/lintManager.ts",
    "src/stream-manager.ts",
    "src/model/index.ts",
  ])("the name %s", (path) => {
    expect(namesLaw([path])).not.toEqual([]);
  });

  it("the skeleton of a rule, until it is written", () => {
    const skeleton = new Map([
      ["rules/x.ts", rule("my-rule")],
      ["rules/x.md", page("my-rule")],
    ]);
    expect(placeholderLaw(skeleton).join("\n")).toMatch(/rules\/x\.ts:\d+ [^]*rules\/x\.md:\d+ /);
    expect(placeholderLaw(new Map([["src/x.ts", "// TODO: later"]]))).toHaveLength(1);
  });

  it("a page with another order, without a title, a sentence or a source", () => {
    const good = page("my-rule").replace("## Sources\n", "## Sources\n\nhttps://docs.aws.amazon.com/\n");
    expect(pageBreaches("my-rule", good, false)).toEqual([]);
    expect(pageBreaches("other-rule", good, false)).toHaveLength(1);
    expect(pageBreaches("my-rule", good, true)).toEqual([expect.stringContaining("Options")]);
    expect(pageBreaches("my-rule", good.replace("## What to do", "## Why"), false)).toHaveLength(1);
    expect(pageBreaches("my-rule", page("my-rule"), false)).toEqual(["its sources hold no link"]);
    expect(pageBreaches("my-rule", good.replace(/^REPLACE.*\n/m, ""), false)).toEqual(["no sentence below the title says what is wrong"]);
  });
});
