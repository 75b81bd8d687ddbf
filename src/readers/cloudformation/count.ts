import { known, mapKnown, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { haveTooManyAlternatives, tooManyAlternatives } from "./alternatives.js";

/** How many of the items are there: those that are `AWS::NoValue` are not. */
export function countThere(items: readonly Written<unknown>[], place: Place): Written<number> {
  if (haveTooManyAlternatives(items)) return unknown(tooManyAlternatives, place);
  return items.reduce<Written<number>>(
    (sum, item) => mapKnown(sum, (count) => mapKnown(isThere(item, place), (one) => known(count.value + one.value, place))),
    known(0, place),
  );
}

function isThere(item: Written<unknown>, place: Place): Written<number> {
  if (item.is === "choice") return { ...item, then: isThere(item.then, place), otherwise: isThere(item.otherwise, place) };
  if (item.is === "unknown" && item.mayBeAbsent) return unknown(item.because, place);
  return known(item.is === "absent" ? 0 : 1, place);
}
