import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";

/** A value from elsewhere as if it stood here: what is found about it is found here. */
export function placedAt<T>(written: Written<T>, place: Place): Written<T> {
  if (written.is === "absent") return written;
  if (written.is !== "choice") return { ...written, place };
  return { ...written, then: placedAt(written.then, place), otherwise: placedAt(written.otherwise, place) };
}
