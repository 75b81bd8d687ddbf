import { failure } from "../datum.js";
import type { Datum } from "../datum.js";
import type { Use } from "../scope.js";
import { joined } from "../texts.js";

/** `format("%s-orders", var.stage)`; a verb that changes how a value looks is left to Terraform. */
export function formatted([pattern, ...values]: readonly Datum[], use: Use): Datum | undefined {
  if (pattern?.is !== "known" || typeof pattern.value !== "string") return undefined;
  let next = 0;
  const pieces = pattern.value.split(/(%%|%0?\d*[a-z#+.]*[a-zA-Z])/).map((piece, index): string | Datum | undefined => {
    if (index % 2 === 0) return piece;
    if (piece === "%%") return "%";
    const value = values[next++];
    if (/^%[svd]$/.test(piece)) return value ?? failure("format has too few values", use.place);
    return paddedNumber(piece, value);
  });
  return pieces.every((piece) => piece !== undefined) ? joined(pieces, use) : undefined;
}

/** `%03d` */
function paddedNumber(verb: string, value: Datum | undefined): string | undefined {
  const [, width] = /^%0(\d+)d$/.exec(verb) ?? [];
  if (width === undefined || value?.is !== "known" || typeof value.value === "object") return undefined;
  return String(value.value).padStart(Number(width), "0");
}
