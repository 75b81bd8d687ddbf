import type { TreeNode } from "./tree.js";
/**
 * What a parser made of a text: a tree without mistakes; a tree and the mistakes that the parser got over;
 * a tree of those parts that have none; or no tree, and then the mistakes say why the text is unreadable.
 */
export interface ParsedText {
    readonly tree: TreeNode | undefined;
    readonly mistakes: readonly Mistake[];
    /** Whatever the mistakes are in was left out, so that the file as a whole is not judged. */
    readonly isIncomplete?: boolean;
    /** Where comments stand, from the first sign on, where a parser was asked for them. */
    readonly comments?: readonly {
        readonly start: number;
        readonly end: number;
    }[];
}
/** Something wrong with a text, in words that its author understands. */
export interface Mistake {
    /** Where it shows, in UTF-16 units from the start of the text. */
    readonly offset: number;
    /** A sentence: what is wrong and what would be right. */
    readonly message: string;
}
/** Thrown inside a parser to give up a text; never leaves it. */
export declare class Refusal extends Error {
    readonly offset: number;
    constructor(offset: number, message: string);
}
/** The outcome for a text that is unreadable. */
export declare function refused(offset: number, message: string): ParsedText;
