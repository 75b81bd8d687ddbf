import type { Answer } from "./answer.js";
/** One statement of a policy. */
export interface Statement {
    readonly effect: "Allow" | "Deny";
    /** Such as `dynamodb:PutItem` or `dynamodb:*`. */
    readonly actions: readonly string[];
    /** ARNs as text; what only a deployment tells stands as `${…}`. */
    readonly resources: readonly string[];
    /** False where it holds in some deployments or for some requests only. */
    readonly certain: boolean;
}
/** What a function is permitted, as far as its file shows it. */
export interface Grants {
    readonly statements: readonly Statement[];
    /** Why there may be more statements than these; empty where all are visible. */
    readonly hidden: readonly string[];
}
export declare const noGrants: Grants;
/** Whether `action` is permitted on the resource that `isIt` recognizes by its ARN. */
export declare function allows(grants: Grants, action: string, isIt: (resource: string) => boolean): Answer;
