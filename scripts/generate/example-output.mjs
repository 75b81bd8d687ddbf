// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { load } from "../load.mjs";
import { root } from "../root.mjs";

/**
 * What the terminal shows for a file, as a fence for a page.
 * @param {string} file relative to the root
 */
export async function exampleOutput(file) {
  const { lint } = /** @type {typeof import("../../src/index.js")} */ (await load("src/index.ts"));
  const { terminal } = /** @type {typeof import("../../src/reporters/terminal.js")} */ (await load("src/reporters/terminal.ts"));
  const report = await lint([{ path: file, text: readFileSync(path.join(root, file), "utf8") }]);
  const text = terminal(report, { color: false, width: 120, undecided: false, quiet: false });
  return `\`\`\`\n$ npx stream-lint ${file}\n${text}\`\`\``;
}
