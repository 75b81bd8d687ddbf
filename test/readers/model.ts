import { link } from "../../src/model/link.js";
import type { Model } from "../../src/model/link.js";
import type { Parts } from "../../src/model/parts.js";
import { anyDeployment } from "../../src/model/scenario.js";
import { cloudformation } from "../../src/readers/cloudformation.js";
import { parseJson } from "../../src/source/json.js";
import { parseYaml } from "../../src/source/yaml.js";

/** The model of one template, with nothing taken as given. */
export function modelOf(text: string, syntax: "yaml" | "json" = "yaml"): Model {
  const parts = partsOf(text, syntax);
  return link(parts, anyDeployment(parts));
}

/** What one template declares. */
export function partsOf(text: string, syntax: "yaml" | "json" = "yaml"): Parts {
  const { tree, mistakes } = syntax === "json" ? parseJson(text) : parseYaml(text);
  if (tree === undefined) throw new Error(mistakes[0]?.message);
  const file = { path: `template.${syntax}`, text, language: syntax, tree, mistakes };
  return cloudformation.read(file).parts;
}
