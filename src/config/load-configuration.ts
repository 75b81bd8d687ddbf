import path from "node:path";
import { repositoryOf } from "../source/git.js";
import { parseQuickly } from "../source/yaml/quick.js";
import type { ParsedText } from "../source/parsed.js";
import type { Configuration } from "./configuration.js";
import { findConfiguration } from "./find-configuration.js";
import { readNamedFile } from "./named-file.js";
import type { NamedFile } from "./named-file.js";
import { MistakenFile } from "./usage-error.js";

/**
 * The configuration that `named` leads to, which is relative to `cwd`; where it is undefined, the one that is found from
 * `cwd` upwards, if there is any. Throws a UsageError for one that cannot be read or holds mistakes.
 */
export async function loadConfiguration(named: string | undefined, cwd: string): Promise<Configuration | undefined> {
  if (named !== undefined) return await load(readNamedFile(path.resolve(cwd, named), cwd), repositoryOf(cwd), cwd);
  const found = findConfiguration(cwd);
  return found && (await load(readNamedFile(found.absolute, cwd, found.root), found.root, cwd));
}

async function load(file: NamedFile, root: string, cwd: string): Promise<Configuration> {
  const parsed = await parsedText(file.text);
  const { readConfiguration } = await import("./read-configuration.js");
  const read = readConfiguration(file, parsed, { cwd, root });
  if ("mistakes" in read) throw new MistakenFile(read.mistakes);
  return read.configuration;
}

async function parsedText(text: string): Promise<ParsedText> {
  const tree = parseQuickly(text);
  return tree === undefined ? (await import("../source/patient.js")).patient.yaml(text) : { tree, mistakes: [] };
}
