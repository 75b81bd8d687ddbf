import { anyDeployment } from "../../../src/model/scenario.js";
import { link } from "../../../src/model/link.js";
import type { Model } from "../../../src/model/link.js";
import type { Parts } from "../../../src/model/parts.js";
import { readTerraformJson } from "../../../src/readers/terraform/terraform-json.js";
import { parseJson } from "../../../src/source/json.js";

/** The parts of a configuration in JSON. */
export function partsOf(configuration: object): Parts {
  const { tree, mistakes } = parseJson(JSON.stringify(configuration));
  if (tree === undefined) throw new Error(mistakes[0]?.message);
  return readTerraformJson("main.tf.json", tree);
}

/** The model of a configuration in JSON. */
export function modelOf(configuration: object): Model {
  const parts = partsOf(configuration);
  return link(parts, anyDeployment(parts));
}
