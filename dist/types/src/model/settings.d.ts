import type { Value, Written } from "./value.js";
import type { Scenario } from "./condition.js";
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
