import type { Scalar } from "../tree.js";

/**
 * The value of an unquoted scalar, typed as YAML 1.1 does, for that is what CloudFormation reads.
 *
 * Four things stay text because a number would not be what the author meant: digits behind a leading zero (account ids),
 * integers that a double cannot hold, dates, and times such as 10:30.
 */
export function plainValue(source: string): Scalar {
  const word = words.get(source);
  if (word !== undefined) return word;
  return startsNumber.test(source) ? (numberOf(source) ?? source) : source;
}

/** The text of an unquoted scalar that other readers may take for another value than `value`; undefined where there is but one way to read it. */
export function writtenOtherwise(source: string, value: Scalar): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== "string") return String(value) === source ? undefined : source;
  return startsNumber.test(source) && looksLikeNumber.test(source) ? source : undefined;
}

const words = new Map<string, boolean | null>([
  ...inThreeCases(["true", "yes", "on"]).map((word) => [word, true] as const),
  ...inThreeCases(["false", "no", "off"]).map((word) => [word, false] as const),
  ...["", "~", ...inThreeCases(["null"])].map((word) => [word, null] as const),
]);

function inThreeCases(list: readonly string[]): string[] {
  return list.flatMap((word) => [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]);
}

const startsNumber = /^[-+.0-9]/;
/** Numbers as YAML has them that stay text here, with zeros in front, of any length, and of base 60. */
const looksLikeNumber = /^[-+]?(?:0x[0-9a-fA-F_]+|0o?[0-7]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)$/;
const integer = /^[-+]?(?:0|[1-9][0-9_]*|0x[0-9a-fA-F_]+)$/;
const decimal = /^[-+]?(?:(?:0|[1-9][0-9_]*)?\.[0-9][0-9_]*|(?:0|[1-9][0-9_]*)\.?)(?:[eE][-+]?[0-9]+)?$/;

function numberOf(source: string): number | undefined {
  const isInteger = integer.test(source);
  if (!isInteger && !decimal.test(source)) return undefined;
  const digits = source.replaceAll("_", "").replace(/^[-+]/, "");
  const number = source.startsWith("-") ? -Number(digits) : Number(digits);
  if (isInteger ? Number.isSafeInteger(number) : Number.isFinite(number)) return number;
  return undefined;
}
