/** What a deployment is told and a test compares: a parameter, a variable, the Region, or a text that is made of such. */
export interface Operand {
    /** Unique in the run; two operands of one id are always equal. */
    readonly id: string;
    /** As its user would write it, such as `Stage`, `AWS::Region`, `var.env`. */
    readonly name: string;
    /** All the values that it can have, where they are limited; no value stands twice. */
    readonly allowed?: readonly string[];
    /**
     * Ids of what its value is made of; its own where it is not made of anything else. Operands that have one of them in common hang
     * together in a way that is not worked out.
     */
    readonly madeOf: readonly string[];
}
/**
 * The circumstances under which something exists: `Condition: X`, a branch of `Fn::If`, `count`.
 * Rules never see conditions: they are asked about one scenario at a time.
 */
export type Condition = {
    readonly is: "always";
} | {
    readonly is: "never";
}
/** The operand has this value; values are compared as text, as CloudFormation does. Other values of one operand are excluded by it. */
 | {
    readonly is: "equals";
    readonly operand: Operand;
    readonly value: string;
} | Named | {
    readonly is: "not";
    readonly of: Condition;
} | {
    readonly is: "all";
    readonly of: readonly Condition[];
} | {
    readonly is: "any";
    readonly of: readonly Condition[];
}
/** Those of these that hold weigh more than `limit` together. */
 | {
    readonly is: "moreThan";
    readonly limit: number;
    readonly of: readonly Weighted[];
}
/** The scenario that is looked at says so already: never open, and no reason to look at more scenarios. */
 | {
    readonly is: "given";
    readonly that: Condition;
}
/** It holds whatever the unknowable in it may be. */
 | {
    readonly is: "surely";
    readonly that: Condition;
}
/** Nothing in the template tells, for instance a condition that is not declared. */
 | {
    readonly is: "unknowable";
    readonly because: string;
};
/** A condition that has a name of its own; `id` is unique in the run, `name` is what the user wrote. */
export interface Named {
    readonly is: "named";
    readonly id: string;
    readonly name: string;
    readonly means: Condition;
}
export interface Weighted {
    readonly when: Condition;
    readonly weight: number;
}
/** What a file says of its conditions as a whole. */
export interface DeclaredConditions {
    /** Those that have a name, in the order of the file: a finding that holds in some deployments is told in these words. */
    readonly named: readonly Named[];
    /** What is so in every deployment, for others are refused. */
    readonly required: readonly Condition[];
    /** The same, for each file, as far as it follows from what refers to what: where nothing could be deployed then, it is not heeded. */
    readonly needed?: readonly Condition[];
}
export declare const always: Condition;
export declare const never: Condition;
/** The condition that the operand has this value. */
export declare function equals(operand: Operand, value: string): Condition;
/** The condition that two operands have the same value: value by value where one of them is limited, else a test of its own. */
export declare function equalOperands(one: Operand, other: Operand): Condition;
/** The condition that all of these hold. */
export declare function allOf(...conditions: readonly Condition[]): Condition;
/** The condition that at least one of these holds. */
export declare function anyOf(...conditions: readonly Condition[]): Condition;
/** The opposite; what nobody knows stays so. */
export declare function notOf(condition: Condition): Condition;
/** One condition while `condition` holds, another while it does not. */
export declare function either(condition: Condition, then: Condition, otherwise: Condition): Condition;
/** The condition in words, such as "IsProd is true", or null where it always holds. */
export declare function inWords(condition: Condition): string | null;
