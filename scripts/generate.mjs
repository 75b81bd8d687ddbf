// @ts-check
/** Writes what follows from the sources: the tables and the examples in README.md, the schema of stream-lint.yaml and its check. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { actionTables } from "./generate/action-tables.mjs";
import { between } from "./generate/between.mjs";
import { exampleGraph } from "./generate/example-graph.mjs";
import { exampleOutput } from "./generate/example-output.mjs";
import { ruleTable } from "./generate/rule-table.mjs";
import { resourceFacts } from "./generate/resource-facts.mjs";
import { schemaCheck } from "./generate/schema-check.mjs";
import { schemaOf } from "./generate/schema.mjs";
import { load } from "./load.mjs";
import { root } from "./root.mjs";

const { rules } = /** @type {{ rules: readonly import("../src/rule.js").Rule[] }} */ (await load("rules/index.ts"));

// First the schema: the example is judged by a program that holds it.
const schema = schemaOf(rules, (id) => textOf(`rules/${id}.md`));
write("stream-lint.schema.json", `${JSON.stringify(schema, null, 2)}\n`);
write("src/config/schema-check.generated.js", schemaCheck(schema));
write("src/changes/resource-facts.generated.js", resourceFacts());

const examples = { example: await exampleOutput("examples/shop.yaml"), graph: await exampleGraph("examples/clicks.json") };
const parts = { rules: ruleTable(rules), ...examples, ...actionTables() };
write(
  "README.md",
  Object.entries(parts).reduce((text, [name, content]) => between(text, name, content, "README.md"), textOf("README.md")),
);

/** @param {string} file relative to the root */
function textOf(file) {
  return readFileSync(path.join(root, file), "utf8");
}

/**
 * Writes a file unless it holds the text already.
 * @param {string} file relative to the root
 * @param {string} text
 */
function write(file, text) {
  let before;
  try {
    before = textOf(file);
  } catch {
    before = undefined;
  }
  if (text !== before) writeFileSync(path.join(root, file), text);
  console.log(`${file}${text === before ? "  unchanged" : ""}`);
}
