import type { Condition, Named, Operand, Weighted } from "./condition.js";
import { Diagrams, TooManyConditions } from "./diagram.js";
import { Meanings } from "./meanings.js";

/** The deployments in which a condition holds: at least and at most these. They differ where something in it is unknowable. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** Whether they are the same in every scenario. */
  readonly isFixed: boolean;
}

/** How many things one count may be about. */
const mostCounted = 1000;

type Test = Condition & { readonly is: "equals" };

/** What is known of one operand. */
interface Tested {
  readonly operand: Operand;
  /** Value → the deployments in which the operand has it. */
  readonly values: Map<string, number>;
  readonly variables: Set<number>;
  /** The deployments in which it has none of these values. */
  others: number;
}

/**
 * Every way in which the files can be deployed, as far as their conditions tell them apart. Sets of deployments are diagrams over
 * tests that cannot contradict each other: each stands for "it is this value, and none of those that were asked for before".
 */
export class Deployments {
  readonly diagrams = new Diagrams();
  readonly #operands = new Map<string, Tested>();
  readonly #meanings = new Meanings();
  /** By what they mean: a name may mean one thing in one version of a file and another in the next. */
  readonly #named = new Map<number, Bounds>();
  readonly #conditions = new WeakMap<Condition, Bounds>();

  /** Those in which `condition` holds, seen from within a scenario. */
  bounds(condition: Condition, within: number): Bounds {
    const meaning = condition.is === "named" ? this.#meanings.of(condition) : undefined;
    const known = meaning === undefined ? this.#conditions.get(condition) : this.#named.get(meaning);
    if (known !== undefined) return known;
    const bounds = this.#boundsOf(condition, within);
    if (!bounds.isFixed) return bounds;
    if (meaning === undefined) this.#conditions.set(condition, bounds);
    else this.#named.set(meaning, bounds);
    return bounds;
  }

  /** Those that fulfill all requirements; all where none does, for that is a mistake of its own. Of `needed`, each where any does. */
  fulfilling(required: readonly Condition[], needed: readonly Condition[] = []): number {
    const among = (set: number, one: Condition): number => this.diagrams.and(set, this.bounds(one, Diagrams.all).most);
    const possible = required.reduce(among, Diagrams.all);
    return needed.reduce(
      (set, one) => {
        const left = among(set, one);
        return left === Diagrams.none ? set : left;
      },
      possible === Diagrams.none ? Diagrams.all : possible,
    );
  }

  /** The tests of all operands that the set depends on, in an order that does not change from run to run. */
  testsIn(set: number): readonly Test[] {
    const tests = this.#testedIn(set).flatMap(({ operand, values }) =>
      [...values.keys()].sort().map((value): Test => ({ is: "equals", operand, value })),
    );
    return tests.sort((one, other) => (one.operand.id < other.operand.id ? -1 : one.operand.id > other.operand.id ? 1 : 0));
  }

  /**
   * Whether one of these deployments is possible for certain. Operands that are made of the same parameter hang together: of those,
   * only what is said of one can be relied on, whatever the others are then.
   */
  isPossible(set: number): boolean {
    const tested = this.#testedIn(set);
    const tangled = tested.filter((one) => tested.some((other) => other !== one && overlap(one, other)));
    const made = tangled.filter(({ operand }) => operand.madeOf.some((id) => id !== operand.id));
    const reliedOn = [undefined, ...made];
    return reliedOn.some((kept) => {
      const others = tangled.filter((one) => one !== kept && (made.includes(one) || (kept !== undefined && overlap(one, kept))));
      return this.#whatever(others, set) !== Diagrams.none;
    });
  }

  #whatever(tested: readonly Tested[], set: number): number {
    return this.diagrams.whatever(new Set(tested.flatMap(({ variables }) => [...variables])), set);
  }

  #testedIn(set: number): readonly Tested[] {
    const variables = this.diagrams.variablesOf(set);
    return [...this.#operands.values()].filter((tested) => [...tested.variables].some((variable) => variables.has(variable)));
  }

  #boundsOf(condition: Condition, within: number): Bounds {
    const { diagrams } = this;
    switch (condition.is) {
      case "always":
        return exactly(Diagrams.all);
      case "never":
        return exactly(Diagrams.none);
      case "unknowable":
        return { least: Diagrams.none, most: Diagrams.all, isFixed: true };
      case "equals":
        return exactly(this.#where(condition));
      case "named":
        return this.bounds((condition satisfies Named).means, within);
      case "not": {
        const { least, most, isFixed } = this.bounds(condition.of, within);
        return { least: diagrams.not(most), most: diagrams.not(least), isFixed };
      }
      case "all":
        return this.#joined(condition.of, within, Diagrams.all, (one, other) => diagrams.and(one, other));
      case "any":
        return this.#joined(condition.of, within, Diagrams.none, (one, other) => diagrams.or(one, other));
      case "moreThan":
        return this.#moreThan(condition.limit, condition.of, within);
      case "given": {
        const { least } = this.bounds(condition.that, within);
        return { ...exactly(diagrams.isSubset(within, least) ? Diagrams.all : Diagrams.none), isFixed: false };
      }
      case "surely": {
        const { least, isFixed } = this.bounds(condition.that, within);
        return { least, most: least, isFixed };
      }
    }
  }

  /** Tests are numbered in the order of the file, and joined from the last one up: so a diagram grows at its top and is not made anew. */
  #joined(parts: readonly Condition[], within: number, start: number, join: (one: number, other: number) => number): Bounds {
    const all = parts.map((part) => this.bounds(part, within));
    return all.reduceRight<Bounds>(
      (sum, { least, most, isFixed }) => ({
        least: join(least, sum.least),
        most: join(most, sum.most),
        isFixed: sum.isFixed && isFixed,
      }),
      exactly(start),
    );
  }

  #where({ operand, value }: Test): number {
    const { diagrams } = this;
    if (operand.allowed?.includes(value) === false) return Diagrams.none;
    const tested = this.#testedOf(operand);
    const known = tested.values.get(value);
    if (known !== undefined) return known;
    const isLast = tested.values.size + 1 === operand.allowed?.length;
    const set = isLast ? tested.others : diagrams.and(tested.others, this.#newTest(tested));
    tested.values.set(value, set);
    tested.others = diagrams.and(tested.others, diagrams.not(set));
    return set;
  }

  #testedOf(operand: Operand): Tested {
    const known = this.#operands.get(operand.id);
    if (known !== undefined) return known;
    const tested: Tested = { operand, values: new Map(), variables: new Set(), others: Diagrams.all };
    this.#operands.set(operand.id, tested);
    return tested;
  }

  #newTest(tested: Tested): number {
    const variable = this.diagrams.newVariable();
    tested.variables.add(variable);
    return this.diagrams.where(variable);
  }

  #moreThan(limit: number, things: readonly Weighted[], within: number): Bounds {
    const all = things.map(({ when, weight }) => ({ bounds: this.bounds(when, within), weight }));
    const exceeding = (side: "least" | "most"): number =>
      this.#exceeding(
        limit,
        all.map(({ bounds, weight }) => ({ set: bounds[side], weight })),
      );
    return { least: exceeding("least"), most: exceeding("most"), isFixed: all.every(({ bounds }) => bounds.isFixed) };
  }

  /** Goes through the things once for each sum that is left; what is left can take few values only. */
  #exceeding(limit: number, things: readonly { readonly set: number; readonly weight: number }[]): number {
    if (things.length > mostCounted) throw new TooManyConditions();
    const rests = things.reduceRight<number[]>((sums, { weight }) => [(sums[0] ?? 0) + weight, ...sums], [0]);
    const known = new Map<string, number>();
    const visit = (index: number, left: number): number => {
      const thing = things[index];
      if (left < 0) return Diagrams.all;
      if (thing === undefined || (rests[index] ?? 0) <= left) return Diagrams.none;
      const key = `${index} ${left}`;
      const set = known.get(key) ?? this.diagrams.choose(thing.set, visit(index + 1, left - thing.weight), visit(index + 1, left));
      known.set(key, set);
      return set;
    };
    return visit(0, limit);
  }
}

function overlap(one: Tested, other: Tested): boolean {
  return one.operand.madeOf.some((id) => other.operand.madeOf.includes(id));
}

function exactly(set: number): Bounds {
  return { least: set, most: set, isFixed: true };
}
