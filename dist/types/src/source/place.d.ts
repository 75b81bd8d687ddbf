/**
 * Where something is written: a file and the keys that lead to it from the top of that file.
 *
 * A place is symbolic on purpose. Line and column are worked out once, when something is reported
 * (see `position.ts`), so that reading a template never pays for positions that nobody looks at.
 */
export interface Place {
    /** Path of the file as the report names it: forward slashes, relative to the working folder. */
    readonly file: string;
    /** Keys (maps) and indices (lists) from the top of the file down. */
    readonly path: readonly (string | number)[];
}
/** The place of a key or an item below `place`. */
export declare function below(place: Place, ...keys: readonly (string | number)[]): Place;
