/** A line and a column, both counted from 1; columns are UTF-16 units. */
export interface Position {
    readonly line: number;
    readonly column: number;
}
/** Translates the offsets of a text into lines and columns; the text is searched for line ends on first use, once. */
export declare class Lines {
    #private;
    constructor(text: string);
    /** How many lines there are; behind a line end at the end of the text there is none. */
    get count(): number;
    /** The line that holds `offset`. */
    lineOf(offset: number): number;
    /** Line and column of `offset`; a byte order mark takes up no column. */
    positionOf(offset: number): Position;
    /** The line without its end; empty where there is no such line. */
    textOf(line: number): string;
}
