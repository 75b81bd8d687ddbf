// @ts-check
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { root } from "../root.mjs";

/**
 * The licenses of the packages that went into the bundle: they ask to be passed on with the code.
 * @param {readonly string[]} inputs the bundled files, relative to the root
 */
export function licensesOf(inputs) {
  const folders = [...new Set(inputs.map(packageFolderOf).filter((folder) => folder !== undefined))].sort();
  return `stream-lint contains code of these packages.\n${folders.map(licenseOf).join("")}`;
}

/** @param {string} file */
function packageFolderOf(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** @param {string} folder */
function licenseOf(folder) {
  /** @param {string} file */
  const read = (file) => readFileSync(path.join(root, folder, file), "utf8");
  const { name, version, license } = /** @type {{ name: string, version: string, license: string }} */ (JSON.parse(read("package.json")));
  const files = readdirSync(path.join(root, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  if (files.length === 0) throw new Error(`${name} ships no license text: add one, or do not bundle it.`);
  const texts = files.sort().map((file) => read(file).replaceAll("\r\n", "\n").trim());
  return `\n${"-".repeat(80)}\n${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}
