import { isList, isMap, section } from "./json.js";
import type { Json, JsonMap, Variant } from "./json.js";

/** The plan with each argument of each resource in turn set by a variable that only an apply knows. */
export function variantsOfPlan(plan: Json): readonly Variant[] {
  const resources = listAt(section(section(plan, "planned_values"), "root_module"), "resources");
  return resources.flatMap((resource) =>
    Object.entries(section(resource, "values")).map(([argument, value]) => ({
      what: `${addressOf(resource)}.${argument} as something that only an apply tells`,
      // A block is written as a list, and how often a dynamic one is there may be unknown, too.
      template: withUnknown(plan, addressOf(resource), argument, isList(value) ? [{}] : { references: ["data.external.unknown.result"] }),
    })),
  );
}

function withUnknown(plan: Json, address: string, argument: string, written: Json): Json {
  const change = (json: Json): Json => {
    if (isList(json)) return json.map(change);
    if (!isMap(json)) return json;
    return json["address"] === address
      ? forget(json, argument, written)
      : Object.fromEntries(Object.entries(json).map(([key, value]) => [key, change(value)]));
  };
  return change(plan);
}

/** A resource stands in a plan three times: with its values, with what is unknown of it, and as it is written. */
function forget(resource: JsonMap, argument: string, written: Json): JsonMap {
  if ("values" in resource) {
    const { [argument]: _, ...values } = section(resource, "values");
    return { ...resource, values };
  }
  if ("change" in resource) {
    const after_unknown = { ...section(section(resource, "change"), "after_unknown"), [argument]: true };
    return { ...resource, change: { ...section(resource, "change"), after_unknown } };
  }
  return {
    ...resource,
    expressions: { ...section(resource, "expressions"), [argument]: written },
  };
}

function addressOf(resource: Json): string {
  const address = isMap(resource) ? resource["address"] : undefined;
  return typeof address === "string" ? address : "";
}

function listAt(map: JsonMap, key: string): readonly Json[] {
  const list = map[key];
  return isList(list) ? list : [];
}
