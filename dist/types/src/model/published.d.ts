import type { Place } from "../source/place.js";
import type { Condition } from "./condition.js";
import type { Written } from "./value.js";
/** Where a name is looked up that stacks of one account and Region share. */
export type Register = "export" | "ssm" | "output";
/** A parameter or a variable of a file. */
export interface ParameterPart {
    /** Name of the SSM parameter that it takes its value from, unless it is told another one. */
    readonly lookedUp: string | undefined;
}
/** A value that a file makes known to other stacks under a name: an export, a parameter in SSM, an output of a stack whose name is known. */
export interface PublishedPart {
    readonly register: Register;
    /** As all files that are deployed together write it; what they leave open stands as `${…}`. */
    readonly name: string;
    /** What the names in its value mean something in. */
    readonly scope: string;
    readonly value: Written<string>;
    readonly when: Condition;
    readonly place: Place;
}
