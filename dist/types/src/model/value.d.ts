import type { Answer } from "./answer.js";
import type { Condition, Scenario } from "./condition.js";
import type { Place } from "../source/place.js";
import type { Reference } from "./reference.js";
/** What a template says of one property. Presence and value are separate: a reference is there though nobody knows its value. */
export type Value<T> = Known<T> | Absent | Unknown;
export interface Known<T> {
    readonly is: "known";
    readonly value: T;
    readonly place: Place;
    /** Where the value comes from when it is not written at its place, such as "the default of parameter X". */
    readonly from?: string;
    /** What the property is a reference to, where it is one. */
    readonly refersTo?: Reference;
}
export interface Absent {
    readonly is: "absent";
}
export interface Unknown {
    readonly is: "unknown";
    /** A clause such as "parameter X has no default". */
    readonly because: string;
    /** False where the property is certainly there and only its value is unknown. */
    readonly mayBeAbsent: boolean;
    readonly place?: Place;
    /** What the property is a reference to, where it is one. */
    readonly refersTo?: Reference;
}
export declare const absent: Absent;
export declare function known<T>(value: T, place: Place, from?: string): Known<T>;
/** A property that is there, with a value that only a deployment tells. */
export declare function unknown(because: string, place?: Place): Unknown;
/** A property of which not even the presence is known. */
export declare function perhapsAbsent(because: string, place?: Place): Unknown;
/** A property as it is written: it may differ between deployments. Readers make these, `settle` turns them into values. */
export type Written<T> = Value<T> | Choice<T>;
/** `Fn::If` and its like: one of two, as the condition holds or not. */
export interface Choice<T> {
    readonly is: "choice";
    readonly condition: Condition;
    readonly then: Written<T>;
    readonly otherwise: Written<T>;
}
/** The value that `written` has in `scenario`; where the scenario leaves a condition open, only what both branches share is known. */
export declare function inScenario<T>(written: Written<T>, scenario: Scenario): Value<T>;
/** Applies `change` to the value wherever it is known, in every branch. */
export declare function mapKnown<T, U>(written: Written<T>, change: (known: Known<T>) => Written<U>): Written<U>;
/** The circumstances under which `test` holds of the value; `test` may itself name circumstances. */
export declare function conditionThat<T>(written: Written<T>, test: (value: Value<T>) => Condition | boolean): Condition;
/** Whether the property is there, whatever its value. */
export declare function isPresent(value: Value<unknown>): Answer;
/** Whether the property has exactly this value; an absent one has none. */
export declare function is<T>(value: Value<T>, expected: T): Answer;
/** Whether the property has one of these values. */
export declare function isOneOf<T>(value: Value<T>, expected: readonly T[]): Answer;
/** Whether the property is there and its value passes the test. */
export declare function satisfies<T>(value: Value<T>, test: (value: T) => boolean): Answer;
/** The property with the service's default in place of nothing. */
export declare function orDefault<T>(value: Value<T>, byDefault: T, subject: Place): Known<T> | Unknown;
