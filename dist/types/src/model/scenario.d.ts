import type { Answer } from "./answer.js";
import type { Condition, DeclaredConditions } from "./condition.js";
type Test = Condition & {
    readonly is: "equals";
};
/** A set of deployments: what is taken as given while a question is asked. Conditions that hold in some of them only are open. */
export declare class Scenario {
    #private;
    private constructor();
    /** See `anyDeployment`. */
    static ofAll(declared: Pick<DeclaredConditions, "required" | "needed"> | undefined): Scenario;
    /** Equal for equal scenarios. */
    get id(): number;
    get isEmpty(): boolean;
    /** Whether one of its deployments is possible for certain. */
    get isPossible(): boolean;
    /** Whether `condition` holds in all of these deployments; unsure where it holds in some, or where nobody knows. */
    holds(condition: Condition): Answer;
    /** Those of its deployments in which the condition holds for certain. */
    where(condition: Condition): Scenario;
    /** Those of its deployments in which the condition holds or may hold. */
    whereMaybe(condition: Condition): Scenario;
    /** Those in which something exists or may exist that does so under this condition: that it does is given. Undefined where it never does. */
    existing(when: Condition): Scenario | undefined;
    /** Those in which an open condition may hold, and those in which it may not. */
    branches(condition: Condition): readonly [Scenario, Scenario];
    and(other: Scenario): Scenario;
    or(other: Scenario): Scenario;
    without(other: Scenario): Scenario;
    isPartOf(other: Scenario): boolean;
    /** The tests of operands that tell these deployments from others, in a fixed order. */
    tests(): readonly Test[];
}
/**
 * All deployments that fulfill what their file requires of every one. Worked out when the first condition is asked for: most files
 * have none.
 */
export declare function anyDeployment(parts?: {
    readonly conditions?: DeclaredConditions;
}): Scenario;
/** The reason where working it out would take too long. */
export declare const tooMany = "it depends on more conditions than are worked through";
export {};
