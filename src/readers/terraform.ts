import type { HclParser } from "../source/hcl.js";
import { isModuleList } from "../source/terraform-files.js";
import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";
import { broughtAlong } from "./terraform/configuration/brought-along.js";
import { isConfiguration } from "./terraform/configuration/folders.js";
import { readModules } from "./terraform/configuration/read-modules.js";
import { isPlan } from "./terraform/plan-refusals.js";
import { readPlan } from "./terraform/plan.js";
import type { FolderReader, Readable } from "./reader.js";

/** Plans in JSON, of Terraform or OpenTofu, and configuration in HCL or JSON. `hcl` is needed where there is any configuration. */
export function terraform(hcl: HclParser | undefined): FolderReader {
  return {
    isItsOwn: ({ path, tree }) => isConfiguration(path, tree) || isPlan(tree),
    takesAnyFile: true,
    bringsAlong: (file) => (isConfiguration(file.path, file.tree) || isModuleList(file.path) ? broughtAlong(file) : []),
    readTogether: (files, pins, library) => {
      const configuration = files.filter(({ path, tree }) => isConfiguration(path, tree));
      const plans = files.filter(({ path, tree }) => !isConfiguration(path, tree)).map(readOnePlan);
      if (configuration.length === 0) return plans;
      if (hcl === undefined) throw new Error("the language of Terraform is not loaded");
      return [...plans, ...readModules(configuration, { pins, library, hcl })];
    },
  };
}

function readOnePlan({ path, tree }: Readable): ReturnType<typeof readPlan> & { readonly parameters: readonly string[] } {
  return { ...readPlan(path, tree), parameters: namesIn(child(tree, "variables")) };
}

/** A plan has its values already, and nothing is left to be pinned; it is no mistake to name them all the same. */
function namesIn(section: TreeNode | undefined): readonly string[] {
  return section?.kind === "map" ? section.entries.map(({ key }) => key) : [];
}
