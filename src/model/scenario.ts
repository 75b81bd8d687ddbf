import { hanging, no, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { notOf } from "./condition.js";
import type { Condition, DeclaredConditions } from "./condition.js";
import { Deployments } from "./deployments.js";
import { Diagrams, TooManyConditions } from "./diagram.js";
import { once } from "./once.js";

type Test = Condition & { readonly is: "equals" };

/** A set of deployments: what is taken as given while a question is asked. Conditions that hold in some of them only are open. */
export class Scenario {
  readonly #deployments: () => Deployments;
  readonly #set: () => number;

  private constructor(deployments: () => Deployments, set: () => number) {
    this.#deployments = deployments;
    this.#set = set;
  }

  /** See `anyDeployment`. */
  static ofAll(declared: Pick<DeclaredConditions, "required" | "needed"> | undefined): Scenario {
    const deployments = once(() => new Deployments());
    return new Scenario(
      deployments,
      once(() => deployments().fulfilling(declared?.required ?? [], declared?.needed)),
    );
  }

  /** Equal for equal scenarios. */
  get id(): number {
    return this.#set();
  }

  get isEmpty(): boolean {
    return this.id === Diagrams.none;
  }

  /** Whether one of its deployments is possible for certain. */
  get isPossible(): boolean {
    return this.#deployments().isPossible(this.id);
  }

  /** Whether `condition` holds in all of these deployments; unsure where it holds in some, or where nobody knows. */
  holds(condition: Condition): Answer {
    switch (condition.is) {
      case "always":
        return yes;
      case "never":
        return no;
      case "unknowable":
        return unsure(condition.because);
      default:
        return this.#decide(condition);
    }
  }

  /** Those of its deployments in which the condition holds for certain. */
  where(condition: Condition): Scenario {
    return condition.is === "always" ? this : this.#with((set) => this.#and(set, this.#bounds(condition).least));
  }

  /** Those of its deployments in which the condition holds or may hold. */
  whereMaybe(condition: Condition): Scenario {
    return condition.is === "always" ? this : this.#with((set) => this.#and(set, this.#bounds(condition).most));
  }

  /** Those in which something exists or may exist that does so under this condition: that it does is given. Undefined where it never does. */
  existing(when: Condition): Scenario | undefined {
    if (when.is === "always") return this;
    try {
      const given = this.whereMaybe(when);
      return given.isEmpty ? undefined : given;
    } catch (error) {
      if (error instanceof TooManyConditions) return this;
      throw error;
    }
  }

  /** Those in which an open condition may hold, and those in which it may not. */
  branches(condition: Condition): readonly [Scenario, Scenario] {
    try {
      return [this.whereMaybe(condition), this.whereMaybe(notOf(condition))];
    } catch (error) {
      if (error instanceof TooManyConditions) return [this, this];
      throw error;
    }
  }

  and(other: Scenario): Scenario {
    return this.#with((set) => this.#and(set, other.id));
  }

  or(other: Scenario): Scenario {
    return this.#with((set) => this.#deployments().diagrams.or(set, other.id));
  }

  without(other: Scenario): Scenario {
    return this.#with((set) => this.#and(set, this.#deployments().diagrams.not(other.id)));
  }

  isPartOf(other: Scenario): boolean {
    return this.#deployments().diagrams.isSubset(this.id, other.id);
  }

  /** The tests of operands that tell these deployments from others, in a fixed order. */
  tests(): readonly Test[] {
    return this.#deployments().testsIn(this.id);
  }

  #decide(condition: Condition): Answer {
    try {
      const { least, most } = this.#bounds(condition);
      const { diagrams } = this.#deployments();
      if (diagrams.isSubset(this.id, least)) return yes;
      if (diagrams.and(this.id, most) === Diagrams.none) return no;
      const because = this.#reasons(condition);
      const noWhen = notOf(condition);
      if (this.#isExact(condition)) return hanging(because, { yesWhen: condition, noWhen, open: [condition] });
      const [surely, surelyNot]: Condition[] = [condition, noWhen].map((that) => ({ is: "surely", that }));
      return surely && surelyNot ? hanging(because, { yesWhen: surely, noWhen: surelyNot, open: [condition] }) : unsure(...because);
    } catch (error) {
      if (error instanceof TooManyConditions) return unsure(tooMany);
      throw error;
    }
  }

  /** What is open in a condition that is open. */
  #reasons(condition: Condition): readonly string[] {
    switch (condition.is) {
      case "named":
        return this.#isExact(condition) ? [`it depends on condition ${condition.name}`] : this.#reasons(condition.means);
      case "equals":
        return [`it depends on ${condition.operand.name}`];
      case "not":
        return this.#reasons(condition.of);
      case "all":
      case "any":
        return condition.of.flatMap((part) => (this.holds(part).is === "unsure" ? this.#reasons(part) : []));
      case "unknowable":
        return [condition.because];
      default:
        return [];
    }
  }

  /** Whether each deployment tells it. */
  #isExact(condition: Condition): boolean {
    const { least, most } = this.#bounds(condition);
    return least === most;
  }

  #bounds(condition: Condition): ReturnType<Deployments["bounds"]> {
    return this.#deployments().bounds(condition, this.id);
  }

  #and(one: number, other: number): number {
    return this.#deployments().diagrams.and(one, other);
  }

  #with(change: (set: number) => number): Scenario {
    const set = change(this.id);
    return set === this.id ? this : new Scenario(this.#deployments, () => set);
  }
}

/**
 * All deployments that fulfill what their file requires of every one. Worked out when the first condition is asked for: most files
 * have none.
 */
export function anyDeployment(parts: { readonly conditions?: DeclaredConditions } = {}): Scenario {
  return Scenario.ofAll(parts.conditions);
}

/** The reason where working it out would take too long. */
export const tooMany = "it depends on more conditions than are worked through";
