import type { Condition } from "./condition.js";
/**
 * What a question put to a template is answered with. Only `yes` can become a finding;
 * `unsure` is reported as undecided, with its reasons, and is never dropped.
 */
export type Answer = {
    readonly is: "yes";
} | {
    readonly is: "no";
} | Unsure;
export interface Unsure {
    readonly is: "unsure";
    readonly because: readonly string[];
    /** What conditions decide of it; undefined where no condition does. */
    readonly hangsOn?: HangsOn;
}
/** How an open answer depends on conditions that the scenario leaves open. */
export interface HangsOn {
    /** Where this holds, the answer is yes. */
    readonly yesWhen: Condition;
    /** Where this holds, the answer is no. */
    readonly noWhen: Condition;
    /** Each tells more about the answer once it is given. */
    readonly open: readonly Condition[];
}
export declare const yes: Answer;
export declare const no: Answer;
/** The answer where the template does not say; each reason is a clause such as "parameter X has no default". */
export declare function unsure(...because: readonly string[]): Unsure;
/** The answer where the template says it of some deployments. */
export declare function hanging(because: readonly string[], hangsOn: HangsOn): Unsure;
/** Yes where the fact holds, no where it does not. */
export declare function certainly(fact: boolean): Answer;
/** An answer, or how to work it out where that is worth being put off until it matters. */
export type Question = Answer | (() => Answer);
/** No if one of the answers is no, else unsure if one is unsure, else yes. Nothing is asked behind the first no. */
export declare function all(...questions: readonly Question[]): Answer;
/** Yes if one of the answers is yes, else unsure if one is unsure, else no. Nothing is asked behind the first yes. */
export declare function any(...questions: readonly Question[]): Answer;
/** The opposite; unsure stays unsure, for the same reasons. */
export declare function not(answer: Answer): Answer;
/** One answer where the first one is yes, another where it is no. */
export declare function whichever(first: Answer, then: Answer, otherwise: Answer): Answer;
/** Something that may or may not be there, and how much it weighs when it is counted. */
export interface Counted {
    readonly there: Answer;
    /** Default 1. */
    readonly weight?: number;
}
/**
 * Whether the things that are there weigh more than `limit`: yes when those that are certainly there
 * do, no when even all of them together do not, else unsure for the reasons of the doubtful ones.
 */
export declare function moreThan(limit: number, things: readonly Counted[]): Answer;
/** What the things weigh together. */
export declare function weigh(things: readonly Counted[]): number;
