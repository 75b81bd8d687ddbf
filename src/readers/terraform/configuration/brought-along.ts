import { isModuleList } from "../../../source/terraform-files.js";
import type { Readable } from "../../reader.js";
import { folderBelow, isLocal, sourceText } from "./called-source.js";
import { folderOf } from "./folders.js";
import { installedModules, moduleListOf } from "./installed.js";
import { moduleSource } from "./module-source.js";

/** The folder of a file, those of the modules that it calls, and the list of those that were installed. */
export function broughtAlong({ path, tree }: Readable): readonly string[] {
  if (isModuleList(path)) return [...installedModules(path, tree).values()].map(asFolder);
  const folder = folderOf(path);
  const { calls } = moduleSource(folder, [{ path, tree }]);
  const sources = [...calls.values()].map(sourceText).filter((source) => source !== undefined);
  const called = sources.filter(isLocal).map((source) => folderBelow(folder, source));
  const isInstalled = sources.some((source) => !isLocal(source));
  return [...[folder, ...called].map(asFolder), ...(isInstalled ? [moduleListOf(folder)] : [])];
}

function asFolder(folder: string): string {
  return folder === "" ? "./" : `${folder}/`;
}
