// @ts-check
/** Writes what follows from the rules: the table in README.md, and what they say of the example. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { between } from "./generate/between.mjs";
import { exampleOutput } from "./generate/example-output.mjs";
import { ruleTable } from "./generate/rule-table.mjs";
import { load } from "./load.mjs";
import { root } from "./root.mjs";

const { rules } = /** @type {{ rules: readonly import("../src/rule.js").Rule[] }} */ (await load("rules/index.ts"));

const readme = path.join(root, "README.md");
const before = readFileSync(readme, "utf8");
const example = await exampleOutput("examples/shop.yaml");
const after = between(between(before, "rules", ruleTable(rules), "README.md"), "example", example, "README.md");
if (after !== before) writeFileSync(readme, after);
console.log(`README.md  ${rules.length} rules${after === before ? ", unchanged" : ""}`);
