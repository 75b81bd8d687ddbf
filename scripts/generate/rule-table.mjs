// @ts-check

/**
 * The rules as a Markdown table, in the order of the list.
 * @param {readonly import("../../src/rule.js").Rule[]} rules
 */
export function ruleTable(rules) {
  const rows = rules.map((rule) => [`[\`${rule.id}\`](rules/${rule.id}.md)`, rule.summary, rule.severity, rule.default ?? "on"]);
  return [["Rule", "What it finds", "Severity", "Default"], ["---", "---", "---", "---"], ...rows].map(asRow).join("\n");
}

/** @param {readonly string[]} cells */
function asRow(cells) {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
