// @ts-check
/** Writes into README.md what follows from the sources: the tables of rules, inputs and outputs, and what is said of the example. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { actionTables } from "./generate/action-tables.mjs";
import { between } from "./generate/between.mjs";
import { exampleOutput } from "./generate/example-output.mjs";
import { ruleTable } from "./generate/rule-table.mjs";
import { load } from "./load.mjs";
import { root } from "./root.mjs";

const { rules } = /** @type {{ rules: readonly import("../src/rule.js").Rule[] }} */ (await load("rules/index.ts"));

const readme = path.join(root, "README.md");
const before = readFileSync(readme, "utf8");
const generated = { rules: ruleTable(rules), example: await exampleOutput("examples/shop.yaml"), ...actionTables() };
const after = Object.entries(generated).reduce((text, [name, content]) => between(text, name, content, "README.md"), before);
if (after !== before) writeFileSync(readme, after);
console.log(`README.md  ${rules.length} rules${after === before ? ", unchanged" : ""}`);
