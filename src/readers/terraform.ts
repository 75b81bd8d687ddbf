import type { HclParser } from "../source/hcl.js";
import { isModuleList } from "../source/terraform-files.js";
import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";
import { broughtAlong } from "./terraform/configuration/brought-along.js";
import { isConfiguration } from "./terraform/configuration/folders.js";
import { ModuleTree } from "./terraform/configuration/module-tree.js";
import { readModules } from "./terraform/configuration/read-modules.js";
import { isPlan } from "./terraform/plan-refusals.js";
import { sourceOfPlan } from "./terraform/plan-source.js";
import type { PlanSource } from "./terraform/plan-source.js";
import { readPlan } from "./terraform/plan.js";
import type { FolderReader, Readable, ReadParts } from "./reader.js";

/** Plans in JSON, of Terraform or OpenTofu, and configuration in HCL or JSON. `hcl` is needed where there is any configuration. */
export function terraform(hcl: HclParser | undefined): FolderReader {
  return {
    isItsOwn: ({ path, tree }) => isConfiguration(path, tree) || isPlan(tree),
    takesAnyFile: true,
    bringsAlong: (file) => (isConfiguration(file.path, file.tree) || isModuleList(file.path) ? broughtAlong(file) : []),
    readTogether: (files, pins, library) => {
      const configuration = files.filter(({ path, tree }) => isConfiguration(path, tree));
      const tree = new ModuleTree(configuration, library);
      const plans = files
        .filter((file) => !configuration.includes(file))
        .map((file) => ({ file, source: sourceOfPlan(file.path, file.tree, tree) }));
      const read = plans.map(({ file, source }) => readOnePlan(file, source));
      if (configuration.length === 0) return read;
      if (hcl === undefined) throw new Error("the language of Terraform is not loaded");
      // A plan tells more than the source that it was made from: that is not judged again.
      const planned = new Set(plans.flatMap(({ source }, index) => (read[index]?.refusals.length === 0 ? [source?.root] : [])));
      const roots = tree.roots().filter((root) => !planned.has(root));
      return [...read, ...readModules(roots, { tree, pins, library, hcl })];
    },
  };
}

function readOnePlan({ path, tree }: Readable, source: PlanSource | undefined): ReadParts {
  return { ...readPlan(path, tree, source), parameters: namesIn(child(tree, "variables")) };
}

/** A plan has its values already, and nothing is left to be pinned; it is no mistake to name them all the same. */
function namesIn(section: TreeNode | undefined): readonly string[] {
  return section?.kind === "map" ? section.entries.map(({ key }) => key) : [];
}
