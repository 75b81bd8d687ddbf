import type { Reader } from "./reader.js";
import { isPlan } from "./terraform/plan-refusals.js";
import { readPlan } from "./terraform/plan.js";
import { readTerraformJson } from "./terraform/terraform-json.js";
import { isTerraformJson } from "./terraform/written-module.js";

/** Plans in JSON, of Terraform or OpenTofu, and configuration in JSON. */
export const terraform: Reader = {
  isItsOwn: ({ path, tree }) => isPlan(tree) || isTerraformJson(path, tree),
  read: ({ path, tree }) => (isPlan(tree) ? readPlan(path, tree) : { parts: readTerraformJson(path, tree), refusals: [] }),
};
