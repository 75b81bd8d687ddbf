import type { Value, Written } from "./value.js";
import type { Scenario } from "./scenario.js";
/** The properties of a part as a file writes them. */
export type WrittenSettings<Settings> = {
    readonly [Name in keyof Settings]: Written<Settings[Name]>;
};
/** The same properties in one scenario. */
export type ValuesOf<Settings> = {
    readonly [Name in keyof Settings]: Value<Settings[Name]>;
};
/** What each setting is worth in `scenario`. */
export declare function valuesIn<Settings>(written: WrittenSettings<Settings>, scenario: Scenario): ValuesOf<Settings>;
/** Each item of a list in `scenario`. */
export declare function valuesOfList<T>(written: Written<readonly Written<T>[]>, scenario: Scenario): Value<readonly Value<T>[]>;
/** Each value of a map in `scenario`. */
export declare function valuesOfMap<T>(map: ReadonlyMap<string, Written<T>>, scenario: Scenario): ReadonlyMap<string, Value<T>>;
