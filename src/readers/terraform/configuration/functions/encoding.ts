import { isList, isMap, isScalar } from "../datum.js";
import type { Datum } from "../datum.js";
import type { Use } from "../scope.js";
import { textOfNumber } from "../numbers.js";
import { joined } from "../texts.js";
import { compare } from "./sets.js";

/** `jsonencode`: a text in which what only a deployment tells stays open. */
export function encoded(value: Datum, use: Use): Datum | undefined {
  const pieces = piecesOf(value);
  return pieces && joined(pieces, use);
}

/** Undefined where it depends on a condition whether there is a collection at all. */
function piecesOf(datum: Datum): readonly (string | Datum)[] | undefined {
  if (datum.is === "absent") return ["null"];
  if (datum.is === "choice") return holdsCollection(datum) ? undefined : ['"', datum, '"'];
  if (datum.is === "unknown") return ['"', datum, '"'];
  const { value } = datum;
  if (isScalar(value)) return typeof value === "string" && datum.refersTo !== undefined ? ['"', datum, '"'] : [quoted(value)];
  if (isList(value)) return enclosed("[", value.map(piecesOf), "]");
  if (!isMap(value)) return undefined;
  const entries = [...value].sort(([one], [other]) => compare(one, other));
  return enclosed(
    "{",
    entries.map(([key, item]) => {
      const pieces = piecesOf(item);
      return pieces && [`${quoted(key)}:`, ...pieces];
    }),
    "}",
  );
}

/** As Go does it, for which HTML is never far. */
function quoted(value: string | number | boolean): string {
  if (typeof value === "number") return textOfNumber(value);
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function enclosed(
  start: string,
  items: readonly (readonly (string | Datum)[] | undefined)[],
  end: string,
): readonly (string | Datum)[] | undefined {
  if (!items.every((item) => item !== undefined)) return undefined;
  return [start, ...items.flatMap((item, index) => (index === 0 ? item : [",", ...item])), end];
}

function holdsCollection(datum: Datum): boolean {
  if (datum.is === "choice") return holdsCollection(datum.then) || holdsCollection(datum.otherwise);
  return datum.is === "absent" || (datum.is === "known" && !(typeof datum.value === "string"));
}
