import type { Entry } from "../../../source/tree.js";
import type { Declared } from "./module-source.js";

/** Whether a file changes what the others of its folder declare. */
export function isOverride(path: string): boolean {
  return /(^|\/|_)override\.(tf|tofu)(\.json)?$/.test(path);
}

/** The declarations with what override files put in the place of their arguments. */
export function overridden<T extends Declared>(declared: ReadonlyMap<string, T>, by: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  if (by.size === 0) return declared;
  return new Map([...declared].map(([name, one]) => [name, merged(one, by.get(name))]));
}

/** Arguments keep the place that they are declared at: what an override says stands under the same key. */
function merged<T extends Declared>(one: T, over: T | undefined): T {
  if (over?.node.kind !== "map" || one.node.kind !== "map") return one;
  const entries = new Map<string, Entry>([...one.node.entries, ...over.node.entries].map((entry) => [entry.key, entry]));
  return { ...one, node: { ...one.node, entries: [...entries.values()] } };
}
