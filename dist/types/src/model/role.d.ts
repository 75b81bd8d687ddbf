import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Scenario } from "./scenario.js";
/** One statement of a policy. */
export interface Statement {
    readonly effect: "Allow" | "Deny";
    /** Such as `dynamodb:PutItem` or `dynamodb:*`. */
    readonly actions: readonly string[];
    /** ARNs as text; what only a deployment tells stands as `${…}`. */
    readonly resources: readonly string[];
    /** False where it holds for some requests only, or nobody knows for what. */
    readonly certain: boolean;
    /** The deployments in which it stands there; undefined where it always does. */
    readonly when?: Condition;
    /** The same in the scenario that is looked at. */
    readonly there?: Answer;
}
/** What a function is permitted, as far as its file shows it. */
export interface Grants {
    readonly statements: readonly Statement[];
    /** Why there may be more statements than these; empty where all are visible. */
    readonly hidden: readonly string[];
}
export declare const noGrants: Grants;
/** The same in one scenario. */
export declare function grantsIn({ statements, hidden }: Grants, scenario: Scenario): Grants;
/** Whether `action` is permitted on the resource that `isIt` recognizes by its ARN. */
export declare function allows(grants: Grants, action: string, isIt: (resource: string) => boolean): Answer;
/** The same where it may be open which resource an ARN is. */
export declare function permits(grants: Grants, action: string, isIt: (resource: string) => Answer): Answer;
/** Whether `action` is permitted on anything at all, under whatever condition. */
export declare function allowsSomewhere(grants: Grants, action: string): Answer;
