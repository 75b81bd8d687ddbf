import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import type { Resource, Template } from "./template.js";

/** The resources of these types, in the order of the template. */
export function resourcesOfType({ resources }: Template, ...types: readonly string[]): readonly Resource[] {
  return byType(resources).of(...types);
}

const byType = oncePer((resources: Template["resources"]) => new Candidates([...resources.values()], ({ type }) => [type]));
