import type { Expression } from "./hcl/expression.js";
/**
 * The one shape that every parser fills, whatever the language of the file was.
 *
 * Tags are kept as written (`!Ref`), because what a tag means is the reader's business.
 * Aliases and YAML merge keys are already resolved: a node may be reached by several ways.
 */
export type TreeNode = ScalarNode | ListNode | MapNode;
export type Scalar = string | number | boolean | null;
interface Span {
    /** The YAML tag as written, such as `!GetAtt`; undefined where there is none. */
    readonly tag: string | undefined;
    /** Offset in UTF-16 units of the first character of the value; -1 where the parser keeps no positions (JSON). */
    readonly start: number;
    /** Offset just behind the value; -1 where the parser keeps no positions. */
    readonly end: number;
}
export interface ScalarNode extends Span {
    readonly kind: "scalar";
    /** A text that is worked out stands here as `${…}`. */
    readonly value: Scalar;
    /** What HCL says here; without it a text in a Terraform file is a template yet to be parsed, as JSON writes them. */
    readonly expression?: Expression;
    /** The text in the file, where it stands without quotes and may be read in another way than `value` says: `1.0`, `yes`, `010`. */
    readonly written?: string | undefined;
}
export interface ListNode extends Span {
    readonly kind: "list";
    readonly items: readonly TreeNode[];
}
export interface MapNode extends Span {
    readonly kind: "map";
    /** In the order of the file; no key stands twice (the last one written wins). */
    readonly entries: readonly Entry[];
    /** The value under a key, for a map that knows a quicker way than through its entries. */
    valueUnder?(key: string): TreeNode | undefined;
}
export interface Entry {
    readonly key: string;
    /** Offset of the key's first character; -1 where the parser keeps no positions. */
    readonly keyStart: number;
    readonly keyEnd: number;
    readonly value: TreeNode;
}
/** The value under `key`, or undefined where `node` is no map or has no such key. */
export declare function child(node: TreeNode | undefined, key: string): TreeNode | undefined;
/** A node that stands nowhere in the text, such as the result of joining two strings. */
export declare function scalar(value: Scalar): ScalarNode;
export {};
