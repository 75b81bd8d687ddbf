import { anyDeployment } from "../../src/model/condition.js";
import { link } from "../../src/model/link.js";
import type { Model } from "../../src/model/link.js";
import { readParts } from "../../src/readers/read-template.js";
import { parseJson } from "../../src/source/json.js";
import { parseYaml } from "../../src/source/yaml.js";

/** The model of one template, with nothing taken as given. */
export function modelOf(text: string, syntax: "yaml" | "json" = "yaml"): Model {
  const { tree, mistakes } = syntax === "json" ? parseJson(text) : parseYaml(text);
  if (tree === undefined) throw new Error(mistakes[0]?.message);
  return link(readParts(`template.${syntax}`, tree, syntax).parts, anyDeployment);
}
