import path from "node:path";
import { argumentOf } from "./module-source.js";
import type { Declared, ModuleSource } from "./module-source.js";

/** Where the sources of modules are found. */
export interface ModuleLibrary {
  /** The module in a folder; undefined where nothing of it was read. */
  at(folder: string): ModuleSource | undefined;
  /** Where `terraform init` put the source of a call, by the names of the calls that lead to it, such as `ingest.dlq`. */
  installed(root: string, key: string): string | undefined;
}

/** The source of the module that `caller` calls; `key`: the names of the calls that lead to it from the root, such as `ingest.dlq`. */
export function calledSource(
  library: ModuleLibrary,
  { root, caller, call, key }: { readonly root: string; readonly caller: ModuleSource; readonly call: Declared; readonly key: string },
): ModuleSource | undefined {
  const text = sourceText(call);
  if (text === undefined) return undefined;
  const folder = isLocal(text) ? folderBelow(caller.folder, text) : library.installed(root, key);
  return folder === undefined ? undefined : library.at(folder);
}

/** The source of a module call, which is always written out. */
export function sourceText(call: Declared): string | undefined {
  const source = argumentOf(call, "source")?.node;
  return source?.kind === "scalar" && typeof source.value === "string" ? source.value : undefined;
}

export function isLocal(source: string): boolean {
  return /^\.{1,2}(\/|$)/.test(source);
}

/** The path of a folder that another one names. */
export function folderBelow(folder: string, source: string): string {
  const joined = path.posix.join(folder, source).replace(/\/+$/, "");
  return joined === "." ? "" : joined;
}

/** Why nobody knows what a module hands out. */
export function whereItComesFrom(address: string, call: Declared | undefined): string {
  const source = call && sourceText(call);
  if (source === undefined) return `${address} is what another module says`;
  return `${address} comes from ${source}, which is not here${isLocal(source) ? "" : "; run terraform init, or check a plan"}`;
}
