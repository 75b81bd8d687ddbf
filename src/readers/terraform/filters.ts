import { absent, known, perhapsAbsent } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { asText } from "../cloudformation/properties.js";
import type { Arguments } from "./resource.js";

/** The patterns of the filters under these keys; absent where there is none. */
export function filtersIn(given: Arguments, ...keys: readonly string[]): Written<readonly Written<string>[]> {
  const around = given.at(...keys.slice(0, -1));
  if (around.is === "unknown") return around;
  if (around.is === "choice") return perhapsAbsent(`${keys.at(-2) ?? "a block"} may be left out`, placeOfEither(around));
  const blocks = given.blocks(...keys);
  const patterns = blocks.map(({ when, arguments: filter }): Written<string> => {
    const then = asText(filter.at("pattern"));
    return when.is === "always" ? then : { is: "choice", condition: when, then, otherwise: absent };
  });
  const place = patterns.map((pattern) => placeOfEither(pattern)).find((one) => one !== undefined);
  return place === undefined ? absent : known(patterns, place);
}

function placeOfEither(written: Written<unknown>): Place | undefined {
  if (written.is === "choice") return placeOfEither(written.then) ?? placeOfEither(written.otherwise);
  return written.is === "absent" ? undefined : written.place;
}
