import { inScenario, mapKnown } from "./value.js";
import type { Value, Written } from "./value.js";
import type { Scenario } from "./scenario.js";

/** The properties of a part as a file writes them. */
export type WrittenSettings<Settings> = { readonly [Name in keyof Settings]: Written<Settings[Name]> };

/** The same properties in one scenario. */
export type ValuesOf<Settings> = { readonly [Name in keyof Settings]: Value<Settings[Name]> };

/** What each setting is worth in `scenario`. */
export function valuesIn<Settings>(written: WrittenSettings<Settings>, scenario: Scenario): ValuesOf<Settings> {
  const entries = Object.entries<Written<unknown>>(written).map(([name, value]) => [name, inScenario(value, scenario)] as const);
  return Object.fromEntries(entries) as unknown as ValuesOf<Settings>;
}

/** Each item of a list in `scenario`. */
export function valuesOfList<T>(written: Written<readonly Written<T>[]>, scenario: Scenario): Value<readonly Value<T>[]> {
  const list = mapKnown(written, ({ value: items, ...rest }) => ({ ...rest, value: items.map((item) => inScenario(item, scenario)) }));
  return inScenario<readonly Value<T>[]>(list, scenario);
}

/** Each value of a map in `scenario`. */
export function valuesOfMap<T>(map: ReadonlyMap<string, Written<T>>, scenario: Scenario): ReadonlyMap<string, Value<T>> {
  return new Map([...map].map(([name, value]) => [name, inScenario(value, scenario)]));
}
