import type { Severity } from "../report.js";
import { jsonText } from "./json.js";
import { painter, severityStyle } from "./style.js";

/** What the list of rules tells of one. */
export interface ListedRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
  readonly category: string;
  readonly about: string;
  readonly default: "on" | "off";
  readonly options: Readonly<Record<string, unknown>>;
  readonly helpUrl: string;
}

/** The rules for a person, each with what it finds. */
export function rulesForTerminal(rules: readonly ListedRule[], { color }: { readonly color: boolean }): string {
  const paint = painter(color);
  const blocks = rules.map((rule) => {
    const severity = paint(severityStyle[rule.severity], rule.severity);
    return `${paint("bold", rule.id)}  ${severity}, ${rule.category}, about a ${rule.about}${rule.default === "off" ? ", off by default" : ""}\n  ${rule.summary}\n`;
  });
  return [...blocks, "stream-lint explain RULE shows the page of a rule.\n"].join("\n");
}

/** The rules for programs: its shape is a contract (schemaVersion 1). */
export function rulesAsJson(rules: readonly ListedRule[]): string {
  const fields = rules.map(({ id, summary, severity, category, about, default: byDefault, options, helpUrl }) => {
    return { id, summary, severity, category, about, default: byDefault, options, helpUrl };
  });
  return jsonText({ schemaVersion: 1, rules: fields });
}

/** The rules as a table for a page of documentation. */
export function rulesAsMarkdown(rules: readonly ListedRule[]): string {
  const rows = rules.map((rule) => [`[\`${rule.id}\`](${rule.helpUrl})`, rule.summary, rule.severity, rule.default]);
  return [["Rule", "What it finds", "Severity", "Default"], ["---", "---", "---", "---"], ...rows].map(tableRow).join("");
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
}
