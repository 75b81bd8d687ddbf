/**
 * Finds among many items the few that may be about something, so that nobody has to ask each of them. Keys are what an item names; one
 * whose keys are undefined may be about anything.
 */
export class Candidates<T> {
  readonly #items: readonly T[];
  readonly #byKey = new Map<string, number[]>();
  readonly #ofAnything: number[] = [];

  constructor(items: readonly T[], keysOf: (item: T) => readonly string[] | undefined) {
    this.#items = items;
    items.forEach((item, position) => {
      const keys = keysOf(item);
      if (keys === undefined) this.#ofAnything.push(position);
      for (const key of new Set(keys)) {
        const positions = this.#byKey.get(key);
        if (positions === undefined) this.#byKey.set(key, [position]);
        else positions.push(position);
      }
    });
  }

  /** Those that may be about one of these, in the order in which they came. */
  of(...keys: readonly string[]): readonly T[] {
    const found = [this.#ofAnything, ...keys.map((key) => this.#byKey.get(key) ?? [])].filter((positions) => positions.length > 0);
    const [only = [], ...others] = found;
    const positions = others.length === 0 ? only : [...new Set(found.flat())].sort((one, other) => one - other);
    return positions.map((position) => this.#items[position] as T);
  }
}
