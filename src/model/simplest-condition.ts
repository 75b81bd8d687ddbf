import { inWords, notOf } from "./condition.js";
import type { Condition } from "./condition.js";
import type { Scenario } from "./scenario.js";

/** Deployments in the user's own words. */
export interface InWords {
  /** Such as "IsProd is true". */
  readonly words: string;
  /** Deployments to which the words apply; where there are several alternatives, those of the first one. */
  readonly scenario: Scenario;
}

/** A condition or its opposite, and the deployments out of the given ones in which it holds. */
interface Literal {
  readonly condition: Condition;
  readonly holding: Scenario;
}

/** How many conditions are combined with each other. */
const mostCombined = 40;

/**
 * The simplest condition that tells the deployments `wanted` from the others of `given`: one that has a name, or its opposite; else
 * two of them together; else what parameters are; else as many as it takes. Where no words for all of them are short, the simplest
 * one that implies it.
 */
export function simplestCondition(wanted: Scenario, given: Scenario, named: readonly Condition[]): InWords {
  const names = literalsOf(named, given);
  const everything = [...names, ...literalsOf(wanted.tests(), given)];
  return (
    conjunction(wanted, given, names) ??
    conjunction(wanted, given, everything) ??
    joint(wanted, given, everything) ??
    alternatives(wanted, names) ??
    implying(wanted, given, everything)
  );
}

/** Each condition that divides the given deployments, and its opposite. */
function literalsOf(conditions: readonly Condition[], given: Scenario): readonly Literal[] {
  return conditions.flatMap((condition) => {
    const both = [condition, notOf(condition)].map((one) => ({ condition: one, holding: given.where(one) }));
    return both.some(({ holding }) => holding.isEmpty) ? [] : both;
  });
}

/** One that is exactly this, or two that are it together. */
function conjunction(wanted: Scenario, given: Scenario, literals: readonly Literal[]): InWords | undefined {
  const necessary = literals.filter(({ holding }) => wanted.isPartOf(holding));
  const single = necessary.find(({ holding }) => holding.isPartOf(wanted));
  if (single !== undefined) return told([single], given);
  const few = necessary.slice(0, mostCombined);
  if (!together(few, given).isPartOf(wanted)) return undefined;
  for (const [index, one] of few.entries()) {
    const other = few.slice(index + 1).find(({ holding }) => one.holding.and(holding).isPartOf(wanted));
    if (other !== undefined) return told([one, other], given);
  }
  return undefined;
}

/** As many that are exactly this together as it takes, and none that could be left out. */
function joint(wanted: Scenario, given: Scenario, literals: readonly Literal[]): InWords | undefined {
  const necessary = literals.filter(({ holding }) => wanted.isPartOf(holding));
  return together(necessary, given).isPartOf(wanted) ? told(withoutIdle(necessary, wanted, given), given) : undefined;
}

/** One or another. */
function alternatives(wanted: Scenario, literals: readonly Literal[]): InWords | undefined {
  const sufficient = literals.filter(({ holding }) => holding.isPartOf(wanted)).slice(0, mostCombined);
  for (const [index, one] of sufficient.entries()) {
    const other = sufficient.slice(index + 1).find(({ holding }) => wanted.isPartOf(one.holding.or(holding)));
    if (other !== undefined) return { words: `${wordsOf([one])} or ${wordsOf([other])}`, scenario: one.holding };
  }
  return undefined;
}

/** The first combination that implies it, and the second one where both are all there is. */
function implying(wanted: Scenario, given: Scenario, literals: readonly Literal[]): InWords {
  const first = combinationIn(wanted, wanted, given, literals);
  const rest = wanted.without(together(first, given));
  const second = rest.isEmpty ? [] : combinationIn(rest, wanted, given, literals);
  const words = rest.without(together(second, given)).isEmpty
    ? [first, second]
        .filter((one) => one.length > 0)
        .map(wordsOf)
        .join(", or when ")
    : `${wordsOf(first)}, among other cases`;
  return { words, scenario: together(first, given) };
}

/** Conditions, in their order and true rather than false, that lead to some of `some` and to nothing outside of `wanted`. */
function combinationIn(some: Scenario, wanted: Scenario, given: Scenario, literals: readonly Literal[]): readonly Literal[] {
  const chosen: Literal[] = [];
  let at = given;
  for (const literal of literals) {
    if (at.isPartOf(wanted)) break;
    const next = at.and(literal.holding);
    if (next === at || next.and(some).isEmpty) continue;
    chosen.push(literal);
    at = next;
  }
  return withoutIdle(chosen, wanted, given);
}

function withoutIdle(literals: readonly Literal[], wanted: Scenario, given: Scenario): readonly Literal[] {
  return literals.reduceRight<readonly Literal[]>((kept, literal) => {
    const others = kept.filter((one) => one !== literal);
    return together(others, given).isPartOf(wanted) ? others : kept;
  }, literals);
}

function together(literals: readonly Literal[], given: Scenario): Scenario {
  return literals.reduce((rest, { holding }) => rest.and(holding), given);
}

function told(literals: readonly Literal[], given: Scenario): InWords {
  return { words: wordsOf(literals), scenario: together(literals, given) };
}

function wordsOf(literals: readonly Literal[]): string {
  return literals.map(({ condition }) => inWords(condition) ?? "").join(" and ");
}
