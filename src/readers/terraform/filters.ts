import { absent, known } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asText } from "../cloudformation/properties.js";
import type { Arguments } from "./resource.js";

/** The patterns of the filters under these keys; absent where there is none. */
export function filtersIn(given: Arguments, ...keys: readonly string[]): Written<readonly Written<string>[]> {
  const blocks = given.blocks(...keys);
  const patterns = blocks.map(({ when, arguments: filter }): Written<string> => {
    const then = asText(filter.at("pattern"));
    return when.is === "always" ? then : { is: "choice", condition: when, then, otherwise: absent };
  });
  const place = patterns.map((pattern) => placeOf(pattern)).find((one) => one !== undefined);
  return place === undefined ? absent : known(patterns, place);
}

function placeOf(pattern: Written<string>): ReturnType<typeof known>["place"] | undefined {
  if (pattern.is === "choice") return placeOf(pattern.then) ?? placeOf(pattern.otherwise);
  return pattern.is === "absent" ? undefined : pattern.place;
}
