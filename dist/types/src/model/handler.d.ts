import type { Place } from "../source/place.js";
/** Something that a handler's source shows, in a clause such as "adds to a number (ADD)". */
export interface HandlerFact {
    readonly what: string;
    readonly place: Place;
}
/** A table that a handler writes to, as its source names it. */
export interface WrittenTable extends HandlerFact {
    /** The variable of the environment that holds its name. */
    readonly variable: string | undefined;
    readonly name: string | undefined;
}
/** What the source of a function does, as far as it could be read. Everything is in the order in which it is run. */
export interface Handler {
    /** The files that were read, the one with the handler first. */
    readonly files: readonly string[];
    /** Effects that a second run has a second time. */
    readonly doubling: readonly HandlerFact[];
    /** The same, with a conditional write before them that may let them happen but once. */
    readonly perhapsDoubling: readonly HandlerFact[];
    /** What keeps a second run from having effect. */
    readonly evidence: readonly HandlerFact[];
    /** Writes that a second run repeats without any difference. */
    readonly keyed: readonly HandlerFact[];
    readonly sends: readonly HandlerFact[];
    /** What it does and nothing tells whether a second time matters. */
    readonly unclear: readonly HandlerFact[];
    /** Idempotent by a key that is made from the whole event. */
    readonly wholeEvent: readonly HandlerFact[];
    /** Whether it uses the idempotency of Powertools for AWS Lambda, for records or for the whole event. */
    readonly usesPowertools: boolean;
    readonly tables: readonly WrittenTable[];
    /** Where it tells which records failed. */
    readonly reportsFailures: readonly HandlerFact[];
    /** What may tell it, though nothing shows that it does. */
    readonly mayReportFailures: readonly HandlerFact[];
    /** Where it tells them by something else than their sequence numbers. */
    readonly wrongIdentifiers: readonly HandlerFact[];
}
/** Words of a source that tells which records failed, in whatever language and with whatever library. */
export declare const wordsOfFailures: RegExp;
/** Why nothing can be said of a handler's source, as a clause. */
export interface NoHandler {
    readonly because: string;
    /** Whether only a deployment tells where it lies. */
    readonly isOpen?: boolean;
}
/** What was read of functions, by the identity of their code. */
export type Handlers = ReadonlyMap<string, Handler | NoHandler>;
/** What the source of a handler says of processing a record twice, and what decided. */
export interface Verdict {
    /** `harmless`: it has no effect at all. `untold`: the source does not decide. */
    readonly is: "doubles" | "idempotent" | "sends" | "harmless" | "untold";
    readonly fact: HandlerFact | undefined;
}
/** The first that speaks decides; what doubles goes before what would prevent it. */
export declare function verdictOn(handler: Handler): Verdict;
