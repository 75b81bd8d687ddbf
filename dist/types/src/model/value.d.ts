import type { Answer, Unsure } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Place } from "../source/place.js";
import type { Reference } from "./reference.js";
import type { Scenario } from "./scenario.js";
/** A part that may have been made and not written. */
export interface Made {
    /** What decided that it exists, where the text alone does not: "the default of parameter Names". */
    readonly from?: string | undefined;
    /** The calls of the modules that it stands in, the outermost first. */
    readonly calls?: readonly Call[] | undefined;
}
/** Where a module is called. */
export interface Call {
    /** Such as `module.ingest`. */
    readonly name: string;
    readonly place: Place;
}
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
    /** What it may be a reference to, where that is one of several and nothing tells which. */
    readonly mayReferTo?: readonly Reference[];
    /** What it is in either case, where the scenario leaves a condition open and nothing else. */
    readonly open?: OpenChoice<unknown>;
}
/** Two values of which the scenario does not tell which one it is. */
export interface OpenChoice<T> {
    readonly which: Unsure;
    readonly then: Value<T>;
    readonly otherwise: Value<T>;
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
/** The value that is one of two, which of them the scenario does not tell. */
export declare function between<T>(which: Unsure, then: Value<T>, otherwise: Value<T>): Value<T>;
/** Applies `change` to the value wherever it is known, in every branch. */
export declare function mapKnown<T, U>(written: Written<T>, change: (known: Known<T>) => Written<U>): Written<U>;
/** The same, coming from there wherever it is known; see `Known.from`. */
export declare function withSource<T>(written: Written<T>, from: string | undefined): Written<T>;
/** Several sources in one clause, each once; undefined where there is none. */
export declare function sources(all: readonly (string | undefined)[]): string | undefined;
/** In words what decided that these parts exist where the text does not, such as "with the default of parameter Names"; empty where the text does. */
export declare function existsWith(parts: readonly Made[]): string;
/** In words where a value comes from that is not written at its place, such as " (with the default of parameter X)"; else empty. */
export declare function sourceInWords(value: Value<unknown>): string;
/** The circumstances under which `test` holds of the value; `test` may itself name circumstances. */
export declare function conditionThat<T>(written: Written<T>, test: (value: Value<T>) => Condition | boolean): Condition;
/** Each value that a property may have, and the circumstances under which it does. */
export declare function leavesOf<T>(written: Written<T>, when?: Condition): readonly Leaf<T>[];
/** One of the values of a property. */
export interface Leaf<T> {
    readonly when: Condition;
    readonly value: Value<T>;
}
/** The value where nothing is given of what it is made of: what parameters are by default. */
export declare function usually<T>(written: Written<T>): Written<T>;
/** Whether the property is there, whatever its value. */
export declare function isPresent(value: Value<unknown>): Answer;
/** Whether the property has exactly this value; an absent one has none. */
export declare function is<T>(value: Value<T>, expected: T): Answer;
/** Whether the property has one of these values. */
export declare function isOneOf<T>(value: Value<T>, expected: readonly T[]): Answer;
/** Whether the property is there and its value passes the test. */
export declare function satisfies<T>(value: Value<T>, test: (value: T) => boolean): Answer;
/** The question put to the value: no where there is none, and asked of both cases where a condition is open. */
export declare function whereKnown<T>(value: Value<T>, ask: (value: T) => Answer): Answer;
/** Where a property is written, for a finding that stands there; nothing for one that is not. */
export declare function writtenAt(value: Value<unknown>): {
    readonly at?: Place;
};
/** The property with the service's default in place of nothing. */
export declare function orDefault<T>(value: Value<T>, byDefault: T, subject: Place): Value<T>;
/** The question put to both cases where a condition is open, else unsure. */
export declare function inBoth<T>(value: Unknown, ask: (value: Value<T>) => Answer): Answer;
/** Whether a condition alone decides what the value is, and not even a reference is common to both cases. */
export declare function isOpen<T>(value: Value<T>): value is Unknown & {
    readonly open: OpenChoice<T>;
};
