import { readFileSync } from "node:fs";
import path from "node:path";
import { rules } from "../rules/index.js";
import type { DescribedRule } from "./reporters/sarif.js";
import { helpUrl } from "./settle/help-url.js";

/** The page of a rule, in Markdown. */
export function pageOf(id: string): string {
  return readFileSync(path.join(import.meta.dirname, "../rules", `${id}.md`), "utf8");
}

/** What there is to say of a rule; undefined where there is none of that name. Its page comes without the examples. */
export function describeRule(id: string): DescribedRule | undefined {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return undefined;
  const { summary, severity, category } = rule;
  return { id, summary, severity, category, helpUrl: helpUrl(id), page: withoutExamples(pageOf(id)) };
}

function withoutExamples(page: string): string {
  return `${page.replace(/^## Examples\n.*?(?=^## )/ms, "").trim()}\n`;
}
