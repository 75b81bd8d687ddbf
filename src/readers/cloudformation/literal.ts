import { always, never } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ScalarNode } from "../../source/tree.js";

/** The text that a plain value is most likely to be. */
export function textOfLiteral({ value }: ScalarNode): string {
  return String(value);
}

/** Whether there is but one text that a plain value can be. */
export function isClear({ written }: ScalarNode): boolean {
  return written === undefined;
}

/**
 * The circumstances under which two plain values are equal. CloudFormation compares texts, and nobody documents which text it makes of
 * a number or a truth value without quotes: such a one decides nothing where another value may be the same thing.
 */
export function equalLiterals(one: ScalarNode, other: ScalarNode): Condition {
  if (one.value === null || other.value === null) return one.value === other.value ? always : never;
  const isSame = textOfLiteral(one) === textOfLiteral(other);
  // What is written alike without quotes is read alike.
  if (isSame && one.written === other.written) return always;
  if (isText(one) && isText(other)) return never;
  return readingsOf(one).some((reading) => readingsOf(other).includes(reading)) ? mayBeEqual(one, other) : never;
}

function isText(node: ScalarNode): boolean {
  return typeof node.value === "string" && isClear(node);
}

function mayBeEqual(one: ScalarNode, other: ScalarNode): Condition {
  const [first, second] = [one, other].map(inWords);
  const because = `${first ?? ""} and ${second ?? ""} may be one value or two, for CloudFormation may write what is not in quotes in another way`;
  return { is: "unknowable", because };
}

function inWords(node: ScalarNode): string {
  return isText(node) ? JSON.stringify(node.value) : (node.written ?? String(node.value));
}

const decimal = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/;

/** Everything that a value may be taken for: equal ones have one of these in common. */
function readingsOf(node: ScalarNode): readonly (string | number)[] {
  return [textOfLiteral(node), node.written ?? ""].flatMap((text) => {
    const lower = text.toLowerCase();
    if (decimal.test(lower)) return [lower, Number(lower), ...(/^[-+]?0[0-7]+$/.test(lower) ? [Number.parseInt(lower, 8)] : [])];
    return text === "" ? [] : /^0x[0-9a-f]+$/.test(lower) ? [lower, Number(lower)] : [lower];
  });
}
