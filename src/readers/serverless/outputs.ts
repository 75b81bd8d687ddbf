import { always } from "../../model/condition.js";
import type { PublishedPart } from "../../model/published.js";
import { sharedName } from "../../model/shared-name.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import { evaluate } from "../cloudformation/evaluate.js";
import { asText } from "../cloudformation/properties.js";
import { lookedUpParameters } from "../cloudformation/published.js";
import type { Template } from "../cloudformation/template.js";
import type { Service } from "./service.js";

/** The outputs of a service, under the names that other services look them up by: `${cf:orders-dev.StreamArn}`. */
export function outputsOf(service: Service, template: Template, stack: string | undefined): readonly PublishedPart[] {
  const outputs = child(template.root, "Outputs");
  if (outputs?.kind !== "map" || stack === undefined) return [];
  return outputs.entries.flatMap(({ key, value: output }) => {
    const place = service.variables.placeOf(output, below(service.root.place, "resources", "Outputs", key));
    const value = child(output, "Value");
    const name = sharedName(`cf:${stack}.${key}`, template.scope, lookedUpParameters(template));
    if (value === undefined || name === undefined) return [];
    const written = asText(evaluate(template, value, below(place, "Value")));
    return [{ register: "export", name, scope: template.scope, value: written, when: always, place }];
  });
}
