// @ts-check
/** `npm run new-rule -- my-rule-id`: writes the rule and its page, as skeletons that fail the tests, and lists the rule. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { listed } from "./new-rule/list.mjs";
import { page, rule } from "./new-rule/skeleton.mjs";
import { whyNotAnId } from "./new-rule/id.mjs";
import { root } from "./root.mjs";

/** @param {string} file */
const inRules = (file) => path.join(root, "rules", file);

/** @param {string} sentence */
function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

const [id, ...rest] = process.argv.slice(2);
if (id === undefined || rest.length > 0) refuse("Give one id: npm run new-rule -- my-rule-id");
else await write(id);

/** @param {string} id */
async function write(id) {
  const wrong = whyNotAnId(id);
  if (wrong !== undefined) refuse(wrong);
  for (const file of [`${id}.ts`, `${id}.md`]) if (existsSync(inRules(file))) refuse(`rules/${file} exists already.`);

  const list = inRules("index.ts");
  const extended = listed(readFileSync(list, "utf8"), id);
  const options = { ...(await resolveConfig(list)), filepath: list };

  writeFileSync(inRules(`${id}.ts`), rule(id));
  writeFileSync(inRules(`${id}.md`), page(id));
  writeFileSync(list, await format(extended, options));

  console.log(`rules/${id}.ts  the question, and how to tell the answer`);
  console.log(`rules/${id}.md  the page; its examples are run`);
  console.log(`Then: npm test, npm run generate, npm run ready`);
}
