// @ts-check
import { exportedName } from "./id.mjs";

const typeImport = 'import type { Rule } from "../src/rule.js";\n';
const ruleImport = /^import \{ \w+ \} from "\.\/(.+)\.js";\n/gm;
const list = /(export const rules: readonly Rule\[\] = \[)[^\]]*\]/;

/**
 * The text of `rules/index.ts` with one more rule in it, sorted by id.
 * @param {string} text
 * @param {string} id
 */
export function listed(text, id) {
  if (!text.includes(typeImport) || !list.test(text)) {
    throw new Error(`rules/index.ts needs the line ${typeImport}and a list: export const rules: readonly Rule[] = [...];`);
  }
  const ids = [...new Set([...[...text.matchAll(ruleImport)].map((match) => match[1] ?? ""), id])].sort();
  const imports = ids.map((each) => `import { ${exportedName(each)} } from "./${each}.js";\n`).join("");
  return text
    .replaceAll(ruleImport, "")
    .replace(typeImport, typeImport + imports)
    .replace(list, (_, start) => `${String(start)}${ids.map(exportedName).join(", ")}]`);
}
