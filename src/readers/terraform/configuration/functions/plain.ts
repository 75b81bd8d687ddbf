import type { Place } from "../../../../source/place.js";
import type { Content, Datum } from "../datum.js";

/** A function of known values; undefined where it does not know what Terraform would say. */
export type Plain = (values: readonly (Content | undefined)[], place: Place) => Datum | undefined;

/** The values as texts; undefined where one is none. */
export function textsIn(values: readonly (Content | undefined)[]): readonly string[] | undefined {
  const texts = values.map((value) => (value === undefined || typeof value === "object" ? undefined : String(value)));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
