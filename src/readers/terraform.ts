import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";
import type { Reader } from "./reader.js";
import { isPlan } from "./terraform/plan-refusals.js";
import { readPlan } from "./terraform/plan.js";
import { readTerraformJson } from "./terraform/terraform-json.js";
import { isTerraformJson } from "./terraform/written-module.js";

/** Plans in JSON, of Terraform or OpenTofu, and configuration in JSON. */
export const terraform: Reader = {
  isItsOwn: ({ path, tree }) => isPlan(tree) || isTerraformJson(path, tree),
  read: ({ path, tree }, pins) =>
    isPlan(tree)
      ? { ...readPlan(path, tree), parameters: variablesOf(child(tree, "variables")) }
      : { parts: readTerraformJson(path, tree, pins), refusals: [], parameters: variablesOf(child(tree, "variable")) },
};

/** A plan has its values already, and nothing is left to be pinned; it is no mistake to name them all the same. */
function variablesOf(section: TreeNode | undefined): readonly string[] {
  const maps = section?.kind === "list" ? section.items : [section];
  return maps.flatMap((map) => (map?.kind === "map" ? map.entries.map(({ key }) => key) : []));
}
