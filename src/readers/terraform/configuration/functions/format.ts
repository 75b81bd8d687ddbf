import { failure, isFailure } from "../datum.js";
import type { Datum, Failure } from "../datum.js";
import { numberIn, textOfNumber } from "../numbers.js";
import type { Use } from "../scope.js";
import { joined } from "../texts.js";

/** `format("%s-orders", var.stage)`; a verb that changes more than the width is left to Terraform. */
export function formatted([pattern, ...values]: readonly Datum[], use: Use): Datum | undefined {
  if (pattern?.is !== "known" || typeof pattern.value !== "string") return undefined;
  let next = 0;
  const pieces = pattern.value.split(/(%%|%[^a-zA-Z%]*[a-zA-Z])/).map((piece, index): string | Datum | undefined => {
    if (index % 2 === 0) return piece;
    if (piece === "%%") return "%";
    const value = values[next++] ?? failure("format has too few values", use.place);
    if (isFailure(value)) return value;
    if (value.is === "absent") return piece === "%v" ? "null" : failure("format is given null", use.place);
    return piece === "%s" || piece === "%v" ? value : padded(piece, value, use);
  });
  const failed = pieces.find((piece): piece is Failure => typeof piece === "object" && isFailure(piece));
  if (failed !== undefined) return failed;
  if (next < values.length && !pattern.value.includes("%[")) return failure("format has too many values", use.place);
  return pieces.every((piece) => piece !== undefined) ? joined(pieces, use) : undefined;
}

/** `%d`, `%03d`, `%-5s` */
function padded(verb: string, value: Datum, use: Use): string | Datum | undefined {
  const [, left, zero, width = "", kind] = /^%(-?)(0?)(\d*)([sd])$/.exec(verb) ?? [];
  if (kind === "d" && verb === "%d" && value.is !== "known") return value;
  if (kind === undefined || value.is !== "known" || typeof value.value === "object") return undefined;
  const number = kind === "d" ? numberIn(value.value) : undefined;
  if (kind === "d" && (number === undefined || !Number.isInteger(number))) return failure("%d takes a whole number", use.place);
  const text = number === undefined ? String(value.value) : textOfNumber(number);
  if (left !== "") return text.padEnd(Number(width));
  if (zero === "") return text.padStart(Number(width));
  const sign = number !== undefined && number < 0 ? "-" : "";
  return `${sign}${text.slice(sign.length).padStart(Number(width) - sign.length, "0")}`;
}
