import path from "node:path";
import type { Files } from "./files.js";
import { findBroughtAlong } from "./find.js";
import { readCandidates } from "./read.js";
import { moduleList } from "./terraform-files.js";

/** Tells of a folder, by its path from `cwd`, whether `terraform init` put a module below it that holds one of the words. */
export function installedHold(words: readonly string[], cwd: string, files: Files): (folder: string) => boolean {
  const textsOf = (names: readonly string[], wanted: readonly (string | readonly string[])[]): readonly string[] =>
    readCandidates(findBroughtAlong(names, cwd, files).files, () => wanted, files).files.map(({ text }) => text);
  return (folder) => {
    const [list = ""] = textsOf([path.posix.join(folder, moduleList)], ['"Dir"']);
    const folders = [...list.matchAll(/"Dir"\s*:\s*"([^"]+)"/g)].map(([, installed = ""]) => `${path.posix.join(folder, installed)}/`);
    return textsOf([...new Set(folders)], words).length > 0;
  };
}
