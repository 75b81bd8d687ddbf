import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { Refusal } from "../refusal.js";
import { addsOthers } from "./properties.js";
import type { Template } from "./template.js";

/** Resources under a condition that is declared nowhere: CloudFormation refuses the template. */
export function remarksOnConditions({ root, resources }: Template): readonly Refusal[] {
  const declared = child(root, "Conditions");
  if (declared?.kind === "map" && declared.entries.some(addsOthers)) return [];
  return [...resources.values()].flatMap(({ name, node, place }) => {
    const condition = child(node, "Condition");
    if (condition?.kind !== "scalar" || typeof condition.value !== "string" || child(declared, condition.value) !== undefined) return [];
    const message = `Condition ${condition.value} is not declared: CloudFormation refuses the template, and whether ${name} exists is not known.`;
    return [{ place: below(place, "Condition"), message }];
  });
}
