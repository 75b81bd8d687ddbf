import type { Parts } from "../model/parts.js";
import type { ParsedFile } from "../source/parse.js";
import type { TreeNode } from "../source/tree.js";
import type { Refusal } from "./refusal.js";
/** A parsed file with something in it. */
export interface Readable extends ParsedFile {
    readonly tree: TreeNode;
}
/** What one format makes of its files. */
export interface Reader {
    /** Whether the file is written in this format, by what stands in it. */
    isItsOwn(file: Readable): boolean;
    read(file: Readable): ReadParts;
}
/** The parts that a file declares, or why it cannot be judged as a whole. */
export interface ReadParts {
    readonly parts: Parts;
    readonly refusals: readonly Refusal[];
}
