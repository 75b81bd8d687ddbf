import type { Stale } from "../../report.js";
import type { Place } from "../../source/place.js";
import type { Locator } from "../../source/position.js";
import type { Mistaken, Suppression, WrittenSuppressions } from "./suppression.js";

/** The suppressions of a run, while it is settled: which of them met something. */
export class Excuses {
  readonly #holding: readonly Suppression[];
  readonly #runOut: readonly Suppression[];
  readonly #mistaken: readonly Mistaken[];
  readonly #locators: ReadonlyMap<string, Locator>;
  readonly #met = new Set<Suppression>();

  /** `today`: the day, such as `2027-01-31`; without one nothing runs out. */
  constructor({ suppressions, mistaken }: WrittenSuppressions, locators: ReadonlyMap<string, Locator>, today: string | undefined) {
    const hasRunOut = ({ until }: Suppression): boolean => until !== undefined && today !== undefined && until < today;
    this.#holding = suppressions.filter((one) => !hasRunOut(one));
    this.#runOut = suppressions.filter(hasRunOut);
    this.#mistaken = mistaken;
    this.#locators = locators;
  }

  /** Why somebody accepts what the rule says about these places; undefined where nobody does. */
  reasonFor(rule: string, places: readonly Place[]): string | undefined {
    const found = this.#holding.filter((one) => one.rule === rule && places.some((place) => this.#isCovered(one, place)));
    for (const one of found) this.#met.add(one);
    return found[0]?.reason;
  }

  #isCovered({ covers }: Suppression, place: Place): boolean {
    if (covers.file !== place.file) return false;
    if ("path" in covers) return covers.path.every((key, index) => place.path[index] === key);
    return this.#linesAround(place).includes(covers.line);
  }

  /** The lines on which the place and what it stands in begin. */
  #linesAround({ file, path }: Place): readonly number[] {
    const locator = this.#locators.get(file);
    if (locator === undefined) return [];
    const lengths = path.map((_, index) => index + 1).filter((length) => !/\.(tf|tofu)$/.test(file) || isWritten(path, length));
    return locator.locateAll(lengths.map((length) => path.slice(0, length))).map(({ line }) => line);
  }

  /** What does nothing any more, or never did; `isAsked` tells whether a rule would have spoken. */
  stale(isAsked: (rule: string) => boolean): readonly Stale[] {
    const told = ({ rule, file, line }: Suppression | Mistaken, message: string): Stale => ({
      kind: "suppression",
      rule,
      file,
      line,
      message,
    });
    const unmet = this.#holding.filter((one) => !this.#met.has(one) && isAsked(one.rule));
    return [
      ...this.#mistaken.map((one) => told(one, one.message)),
      ...this.#runOut.map((one) =>
        told(one, `This ran out on ${one.until ?? ""}, and what it silenced is told again: mend that, or give it another day.`),
      ),
      ...unmet.map((one) => told(one, "In this run it silences nothing: remove it.")),
    ].sort((one, other) => (one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1));
  }
}

/** In Terraform's language blocks of one kind are a list, and those of one type a map, which begin nowhere themselves. */
function isWritten(path: Place["path"], length: number): boolean {
  const labels = /^(resource|data|ephemeral)$/.test(String(path[0])) ? 3 : 2;
  return length >= labels && typeof path[length] !== "number";
}
