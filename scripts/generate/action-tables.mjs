// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { root } from "../root.mjs";

/**
 * What the Action takes and what it gives, as Markdown tables in the order of action.yml.
 * @returns {{ inputs: string, outputs: string }}
 */
export function actionTables() {
  const action = /** @type {{ inputs: Section, outputs: Section }} */ (parse(readFileSync(path.join(root, "action.yml"), "utf8")));
  return { inputs: table("Input", action.inputs), outputs: table("Output", action.outputs) };
}

/** @typedef {Readonly<Record<string, { readonly description: string, readonly default?: string }>>} Section */

/**
 * @param {string} title
 * @param {Section} section
 */
function table(title, section) {
  const rows = Object.entries(section).map(([name, { description, default: byDefault }]) => {
    const otherwise = byDefault === undefined ? "" : ` Default is \`${byDefault}\`.`;
    return `| \`${name}\` | ${description.replaceAll("|", "\\|")}${otherwise} |`;
  });
  return [`| ${title} | |`, "| --- | --- |", ...rows].join("\n");
}
