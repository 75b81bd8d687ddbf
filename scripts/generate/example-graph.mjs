// @ts-check
import { load } from "../load.mjs";
import { root } from "../root.mjs";

/**
 * What `graph` draws of a file, as a fence for a page that draws Mermaid.
 * @param {string} file relative to the root
 */
export async function exampleGraph(file) {
  const { main } = /** @type {typeof import("../../src/cli.js")} */ (await load("src/cli.ts"));
  let [text, troubles] = ["", ""];
  const stdout = { write: (/** @type {string} */ more) => (text += more) };
  const stderr = { write: (/** @type {string} */ more) => (troubles += more) };
  await main({ argv: ["graph", file], cwd: root, env: {}, stdout, stderr });
  if (troubles !== "") throw new Error(`${file} cannot be drawn: ${troubles}`);
  return `\`\`\`mermaid\n${text}\`\`\``;
}
