/** Gives out resources by their types, in the order in which they came. */
export class ByType<T extends { readonly type: string }> {
  readonly #groups = new Map<string, { readonly position: number; readonly item: T }[]>();

  constructor(items: readonly T[]) {
    items.forEach((item, position) => {
      const group = this.#groups.get(item.type);
      if (group === undefined) this.#groups.set(item.type, [{ position, item }]);
      else group.push({ position, item });
    });
  }

  of(...types: readonly string[]): readonly T[] {
    const groups = types.flatMap((type) => this.#groups.get(type) ?? []);
    if (types.length > 1) groups.sort((one, other) => one.position - other.position);
    return groups.map(({ item }) => item);
  }
}
