import { known } from "../../../../model/value.js";
import { failure } from "../datum.js";
import type { Content } from "../datum.js";
import { numberIn } from "../numbers.js";
import type { Plain } from "./plain.js";
import { nullOf } from "./sets.js";

function ofNumbers(change: (...numbers: readonly number[]) => number | undefined): Plain {
  return (values, place) => {
    const numbers = values.map(numberIn);
    const result = numbers.every((number) => number !== undefined) ? change(...numbers) : undefined;
    return result === undefined || !Number.isFinite(result) ? undefined : known<Content>(result + 0, place);
  };
}

export const numbers: Readonly<Record<string, Plain>> = {
  min: ofNumbers((...all) => Math.min(...all)),
  max: ofNumbers((...all) => Math.max(...all)),
  abs: ofNumbers((one = Number.NaN) => Math.abs(one)),
  ceil: ofNumbers((one = Number.NaN) => Math.ceil(one)),
  floor: ofNumbers((one = Number.NaN) => Math.floor(one)),
  pow: ofNumbers((one = Number.NaN, by = Number.NaN) => one ** by),
  signum: ofNumbers((one = Number.NaN) => Math.sign(one)),
  tonumber: ([value], place) => {
    if (value === undefined) return nullOf(value);
    const number = numberIn(value);
    return number === undefined ? failure("it is no number", place) : known<Content>(number, place);
  },
};
