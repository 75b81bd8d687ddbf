import type { Scalar } from "../tree.js";
/** An expression of HCL, as Terraform writes them; brackets and comments are gone. */
export type Expression = {
    readonly is: "literal";
    readonly value: Scalar;
}
/** A text with expressions in it; where it is nothing but one expression, it has that expression's value and type. */
 | {
    readonly is: "template";
    readonly parts: readonly TemplatePart[];
} | {
    readonly is: "tuple";
    readonly items: readonly Expression[];
} | {
    readonly is: "object";
    readonly entries: readonly ObjectEntry[];
}
/** The first word of a traversal: `var`, `local`, a type of resource, the name that a `for` gives. */
 | {
    readonly is: "name";
    readonly name: string;
} | {
    readonly is: "attribute";
    readonly of: Expression;
    readonly name: string;
} | {
    readonly is: "index";
    readonly of: Expression;
    readonly key: Expression;
}
/** `of[*].then`, where the element is the name `*`. */
 | {
    readonly is: "splat";
    readonly of: Expression;
    readonly each: Expression;
}
/** `spreads`: the last argument is a list of arguments (`...`). */
 | {
    readonly is: "call";
    readonly function: string;
    readonly arguments: readonly Expression[];
    readonly spreads: boolean;
} | {
    readonly is: "conditional";
    readonly condition: Expression;
    readonly then: Expression;
    readonly otherwise: Expression;
}
/** One operand for `!` and for the `-` in front of a value, else two. */
 | {
    readonly is: "operation";
    readonly operator: string;
    readonly operands: readonly Expression[];
} | For
/** What is no part of the language as far as it is understood. */
 | {
    readonly is: "unclear";
    readonly text: string;
};
/** `[for key, value in collection : result if condition]`, or with braces and `=>`. */
export interface For {
    readonly is: "for";
    readonly keyName: string | undefined;
    readonly valueName: string;
    readonly collection: Expression;
    /** The key of a map's entry; undefined where the result is a list. */
    readonly key: Expression | undefined;
    readonly value: Expression;
    /** Values under one key are collected in a list. */
    readonly groups: boolean;
    readonly condition: Expression | undefined;
}
export interface ObjectEntry {
    readonly key: Expression;
    readonly value: Expression;
}
/** A fixed piece, an expression in `${…}`, or a directive in `%{…}`. */
export type TemplatePart = {
    readonly is: "text";
    readonly text: string;
} | {
    readonly is: "hole";
    readonly expression: Expression;
} | {
    readonly is: "if";
    readonly condition: Expression;
    readonly then: readonly TemplatePart[];
    readonly otherwise: readonly TemplatePart[];
} | {
    readonly is: "loop";
};
/** What the element of a splat is called. */
export declare const element = "*";
