import { equals, notOf } from "../model/condition.js";
import type { Condition, Operand } from "../model/condition.js";
import type { Written } from "../model/value.js";

/** What is known of a parameter or variable when a property is made of it. */
export interface GivenValue<T> {
  readonly operand: Operand;
  /** The values that conditions compare it with. */
  readonly compared: readonly string[];
  readonly byDefault: string | undefined;
  /** What it is worth where nothing is given. */
  readonly usual: Written<T>;
  /** What it is worth where it is not the default, and nothing else is given. */
  readonly other: Written<T>;
  readonly worth: (value: string) => Written<T>;
}

/** The default counts unless the scenario says what the operand is; no scenario is looked at for its sake. */
export function unlessGiven<T>({ operand, compared, byDefault, usual, other, worth }: GivenValue<T>): Written<T> {
  const where = (that: Condition, then: Written<T>, otherwise: Written<T>): Written<T> => {
    return { is: "choice", condition: { is: "given", that }, then, otherwise };
  };
  if (compared.length === 0) return usual;
  const rest = byDefault === undefined ? usual : where(notOf(equals(operand, byDefault)), other, usual);
  return compared.reduceRight((otherwise, value) => where(equals(operand, value), worth(value), otherwise), rest);
}

/** The values that conditions compare each operand with, by its id, in their order. */
export function comparedValues(conditions: readonly Condition[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const seen = new Set<Condition>();
  const waiting = [...conditions].reverse();
  for (let condition = waiting.pop(); condition !== undefined; condition = waiting.pop()) {
    if (seen.has(condition)) continue;
    seen.add(condition);
    if (condition.is === "equals") {
      const values = found.get(condition.operand.id) ?? [];
      if (!values.includes(condition.value)) found.set(condition.operand.id, [...values, condition.value]);
    } else if (condition.is === "named") waiting.push(condition.means);
    else if (condition.is === "not") waiting.push(condition.of);
    else if (condition.is === "all" || condition.is === "any") waiting.push(...condition.of.toReversed());
  }
  return found;
}
