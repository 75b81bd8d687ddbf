import type { Condition } from "./condition.js";

/** Numbers conditions by what they mean: equal for conditions that are written alike, however often they were made. */
export class Meanings {
  readonly #numbers = new WeakMap<Condition, number>();
  readonly #byText = new Map<string, number>();

  of(condition: Condition): number {
    const known = this.#numbers.get(condition);
    if (known !== undefined) return known;
    const text = JSON.stringify(this.#described(condition));
    const number = this.#byText.get(text) ?? this.#byText.size;
    this.#byText.set(text, number);
    this.#numbers.set(condition, number);
    return number;
  }

  #described(condition: Condition): readonly unknown[] {
    switch (condition.is) {
      case "equals":
        return [condition.is, condition.operand.id, condition.value];
      case "named":
        return [condition.is, condition.id, this.of(condition.means)];
      case "not":
        return [condition.is, this.of(condition.of)];
      case "all":
      case "any":
        return [condition.is, condition.of.map((part) => this.of(part))];
      case "moreThan":
        return [condition.is, condition.limit, condition.of.map(({ when, weight }) => [this.of(when), weight])];
      case "given":
      case "surely":
        return [condition.is, this.of(condition.that)];
      case "unknowable":
        return [condition.is, condition.because];
      default:
        return [condition.is];
    }
  }
}
