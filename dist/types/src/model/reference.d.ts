/**
 * What an expression points at. Two readers read the same stream when their references lead to the same thing,
 * never because their values happen to look alike.
 */
export type Reference = 
/** A resource of the same file; `attribute` as in `Fn::GetAtt`, undefined for a plain `Ref`. */
{
    readonly to: "resource";
    readonly file: string;
    readonly name: string;
    readonly attribute: string | undefined;
} | {
    readonly to: "parameter";
    readonly file: string;
    readonly name: string;
} | {
    readonly to: "export";
    readonly name: string;
}
/** An output of another stack, `STACK.OUTPUT`; with Region or role behind it where the reference leads to another Region or account. */
 | {
    readonly to: "output";
    readonly name: string;
}
/** A text that only a deployment completes; what is left open stands as `${…}`, so that equal texts mean the same thing within one file. */
 | {
    readonly to: "expression";
    readonly file: string;
    readonly text: string;
};
/** The reference as its user would write it, such as `Orders.Arn`. */
export declare function nameOf(reference: Reference): string;
/** Whether the reference is to this part. */
export declare function isReferenceTo(reference: Reference & {
    to: "resource";
}, part: {
    readonly id: string;
}): boolean;
/** What a part's names mean something in: its file. */
export declare function scopeOf({ id, name }: {
    readonly id: string;
    readonly name: string;
}): string;
/** How the reference stands inside a text, as `Fn::Sub` would write it; equal for equal references only. */
export declare function asOpenText(reference: Reference): string;
