import type { Answer } from "./answer.js";
/**
 * The circumstances under which something exists: `Condition: X`, a branch of `Fn::If`, `count`.
 * Rules never see conditions: they are asked about one scenario at a time.
 */
export type Condition = {
    readonly is: "always";
} | {
    readonly is: "never";
}
/** A named condition of one template holds; `id` is unique in the run, `name` is what the user wrote. */
 | {
    readonly is: "test";
    readonly id: string;
    readonly name: string;
} | {
    readonly is: "not";
    readonly of: Condition;
} | {
    readonly is: "all";
    readonly of: readonly Condition[];
} | {
    readonly is: "any";
    readonly of: readonly Condition[];
}
/** Nothing in the template tells, for instance a condition that is not declared. */
 | {
    readonly is: "unknowable";
    readonly because: string;
};
export declare const always: Condition;
/** One condition while `condition` holds, another while it does not. */
export declare function either(condition: Condition, then: Condition, otherwise: Condition): Condition;
/** The condition that all of these hold. */
export declare function allOf(...conditions: readonly Condition[]): Condition;
/** What is taken as given while a question is asked: the id of a test → whether it holds. May leave tests open. */
export type Scenario = ReadonlyMap<string, boolean>;
/** The scenario that takes nothing as given. */
export declare const anyDeployment: Scenario;
/** Whether `condition` holds in `scenario`; unsure where the scenario leaves a test open. */
export declare function holds(condition: Condition, scenario: Scenario): Answer;
/** What must be given for `condition` to hold, as far as that is plain: its tests that are joined by "and". */
export declare function assume(condition: Condition): Scenario;
/** The condition in words, such as "IsProd is true", or null where it always holds. */
export declare function inWords(condition: Condition): string | null;
