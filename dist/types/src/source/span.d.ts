/** Keys (maps) and indices (lists) from the top of a file down. */
export type Path = readonly (string | number)[];
/** Two offsets in UTF-16 units; the end is the one behind the last character. */
export interface Span {
    readonly start: number;
    readonly end: number;
}
