import { Lines, type Position } from "./lines.js";
import type { Language } from "./parse.js";
import type { Path } from "./span.js";
import type { TreeNode } from "./tree.js";
/** Where something is written, counted from 1; the end column is the one behind the last character. */
export interface Location extends Position {
    readonly endLine: number;
    readonly endColumn: number;
}
/** Finds lines and columns in one text. */
export interface Locator {
    readonly lines: Lines;
    /** Where the key at `path` is written; for an item of a list, its first key or its own first line; for a path that leads nowhere, the nearest ancestor; for the empty path, the top. */
    readonly locate: (path: Path) => Location;
    /** The same for many; in JSON that is one pass over the text, where `locate` makes one each time. */
    readonly locateAll: (paths: readonly Path[]) => Location[];
}
/** The locator of a text and of the tree that it was parsed into. */
export declare function createLocator(text: string, language: Language, tree: TreeNode): Locator;
/** The locator of a program, whose places are made of offsets; each stands for its whole line. */
export declare function createProgramLocator(text: string): Locator;
