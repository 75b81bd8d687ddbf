/** Thrown where working something out would take too long: the answer is then that nobody knows. */
export class TooManyConditions extends Error {}

/** How many steps all questions about one model may take together; a template that people write takes a few thousand. */
const mostSteps = 500_000;

/** How many tests one diagram may hold behind each other. */
const deepest = 600;

/** Above this the numbers of two diagrams would not fit into one key. */
const mostDiagrams = 2 ** 24;

/**
 * Sets of choices over yes-or-no variables, as reduced ordered binary decision diagrams (R. Bryant, "Graph-Based Algorithms for
 * Boolean Function Manipulation", 1986). A diagram is a number; equal sets have equal numbers. Bounded, and the same on every run.
 */
export class Diagrams {
  static readonly none = 0;
  static readonly all = 1;

  readonly #variable: number[] = [Infinity, Infinity];
  readonly #low: number[] = [0, 1];
  readonly #high: number[] = [0, 1];
  /** Per variable: the branches → the diagram. */
  readonly #known: Map<number, number>[] = [];
  readonly #intersections = new Map<number, number>();
  readonly #complements = new Map<number, number>();
  #steps = 0;
  #depth = 0;

  /** A variable that no diagram mentions yet. */
  newVariable(): number {
    this.#known.push(new Map());
    return this.#known.length - 1;
  }

  /** The choices in which the variable is yes. */
  where(variable: number): number {
    return this.#make(variable, Diagrams.none, Diagrams.all);
  }

  and(one: number, other: number): number {
    if (one === other || other === Diagrams.all) return one;
    if (one === Diagrams.all) return other;
    if (one === Diagrams.none || other === Diagrams.none) return Diagrams.none;
    const key = one < other ? one * mostDiagrams + other : other * mostDiagrams + one;
    return this.#remembered(this.#intersections, key, () => {
      const variable = Math.min(this.#at(this.#variable, one), this.#at(this.#variable, other));
      const branch = (side: number[]): number => this.and(this.#branch(side, one, variable), this.#branch(side, other, variable));
      return this.#make(variable, branch(this.#low), branch(this.#high));
    });
  }

  not(one: number): number {
    if (one <= Diagrams.all) return 1 - one;
    return this.#remembered(this.#complements, one, () =>
      this.#make(this.#at(this.#variable, one), this.not(this.#at(this.#low, one)), this.not(this.#at(this.#high, one))),
    );
  }

  or(one: number, other: number): number {
    return this.not(this.and(this.not(one), this.not(other)));
  }

  /** One set where the test holds, another where it does not. */
  choose(test: number, then: number, otherwise: number): number {
    return this.or(this.and(test, then), this.and(this.not(test), otherwise));
  }

  isSubset(one: number, other: number): boolean {
    return this.and(one, other) === one;
  }

  /** The choices that are in the set whatever these variables are. */
  whatever(variables: ReadonlySet<number>, one: number): number {
    const done = new Map<number, number>();
    const visit = (at: number): number => {
      if (at <= Diagrams.all) return at;
      return this.#remembered(done, at, () => {
        const variable = this.#at(this.#variable, at);
        const [low, high] = [visit(this.#at(this.#low, at)), visit(this.#at(this.#high, at))];
        return variables.has(variable) ? this.and(low, high) : this.#make(variable, low, high);
      });
    };
    return visit(one);
  }

  /** The variables that the set depends on. */
  variablesOf(one: number): ReadonlySet<number> {
    const found = new Set<number>();
    const seen = new Set<number>([Diagrams.none, Diagrams.all]);
    const waiting = [one];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      found.add(this.#at(this.#variable, at));
      waiting.push(this.#at(this.#low, at), this.#at(this.#high, at));
    }
    return found;
  }

  #make(variable: number, low: number, high: number): number {
    if (low === high) return low;
    const known = this.#known[variable] ?? new Map<number, number>();
    return this.#remembered(known, low * mostDiagrams + high, () => {
      this.#variable.push(variable);
      this.#low.push(low);
      this.#high.push(high);
      return this.#variable.length - 1;
    });
  }

  #remembered(done: Map<number, number>, key: number, make: () => number): number {
    const known = done.get(key);
    if (known !== undefined) return known;
    if (++this.#steps > mostSteps || this.#depth > deepest) throw new TooManyConditions();
    this.#depth++;
    try {
      const made = make();
      done.set(key, made);
      return made;
    } finally {
      this.#depth--;
    }
  }

  #branch(side: number[], one: number, variable: number): number {
    return this.#at(this.#variable, one) === variable ? this.#at(side, one) : one;
  }

  #at(list: number[], index: number): number {
    return list[index] ?? 0;
  }
}
