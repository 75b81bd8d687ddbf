import { isList, isMap, isScalar } from "../datum.js";
import type { Datum } from "../datum.js";
import type { Use } from "../scope.js";
import { joined } from "../texts.js";

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
  if (isScalar(value)) return typeof value === "string" && datum.refersTo !== undefined ? ['"', datum, '"'] : [JSON.stringify(value)];
  if (isList(value)) return enclosed("[", value.map(piecesOf), "]");
  if (!isMap(value)) return undefined;
  const entries = [...value].sort(([one], [other]) => (one < other ? -1 : 1));
  return enclosed(
    "{",
    entries.map(([key, item]) => {
      const pieces = piecesOf(item);
      return pieces && [`${JSON.stringify(key)}:`, ...pieces];
    }),
    "}",
  );
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
