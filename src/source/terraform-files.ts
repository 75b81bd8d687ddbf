import path from "node:path";
import type { SourceFile } from "./source-file.js";

/** Whether a file is configuration of Terraform or OpenTofu by its name. */
export function isTerraformFile(name: string): boolean {
  return /\.(tf|tofu)(\.json)?$/.test(name);
}

/** A file without any of these calls no module: in HCL, in JSON. */
export const moduleCallWords: readonly string[] = ["module ", "module\t", '"module"'];

/** In this file `terraform init` lists the modules that it brought. */
export const moduleList = ".terraform/modules/modules.json";

export function isModuleList(name: string): boolean {
  return name === moduleList || name.endsWith(`/${moduleList}`);
}

/** Whether a file gives values to the variables of its folder without being named on the command line. */
export function isGivenValues(name: string): boolean {
  return /(^|\/)terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(name);
}

/** Whether a file belongs to a folder of Terraform, whatever stands in it. */
export function belongsToModule(name: string): boolean {
  return isTerraformFile(name) || isGivenValues(name);
}

/**
 * Leaves those files of Terraform out whose folder holds none of the words and calls no module that does, by whatever way. A module that is
 * called and not among all that was `found` may hold any. Of modules from elsewhere, `installedHold` tells for the folder of the call. Other
 * files stay.
 */
export function ofInterest(
  files: readonly SourceFile[],
  words: readonly string[],
  found: readonly { readonly path: string }[],
  installedHold: (folder: string) => boolean,
): readonly SourceFile[] {
  const configuration = files.filter(({ path: name }) => isTerraformFile(name));
  if (configuration.length === 0) return files;
  const folders = new Set(found.filter(({ path: name }) => isTerraformFile(name)).map(({ path: name }) => path.posix.dirname(name)));
  const interesting = new Set<string>();
  const callers = new Map<string, string[]>();
  const callsElsewhere = new Set<string>();
  const reach = (folder: string): void => {
    if (interesting.has(folder)) return;
    interesting.add(folder);
    callers.get(folder)?.forEach(reach);
  };
  for (const { path: name, text } of configuration) {
    const folder = path.posix.dirname(name);
    for (const [, source = ""] of text.matchAll(/\bsource"?\s*[=:]\s*"([^"]+)"/g)) {
      if (!/^\.{1,2}(\/|$)/.test(source)) {
        callsElsewhere.add(folder);
        continue;
      }
      const called = path.posix.join(folder, source).replace(/(.)\/+$/, "$1");
      callers.set(called, [...(callers.get(called) ?? []), folder]);
    }
  }
  for (const called of [...callers.keys()]) if (!folders.has(called)) reach(called);
  for (const { path: name, text } of configuration) if (words.some((word) => text.includes(word))) reach(path.posix.dirname(name));
  for (const folder of callsElsewhere) if (!interesting.has(folder) && installedHold(folder)) reach(folder);
  return files.filter(({ path: name }) => !isTerraformFile(name) || interesting.has(path.posix.dirname(name)));
}
