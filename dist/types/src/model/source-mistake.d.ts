import type { Place } from "../source/place.js";
import type { SourceArn } from "./arn.js";
import type { Parts } from "./parts.js";
import type { Reference } from "./reference.js";
/** What a source is where it is no stream: a table, or the stream of a table that has none. */
export interface SourceMistake {
    readonly is: "table" | "table without a stream";
    /** What reports call the table. */
    readonly table: string;
    /** Where it is declared; undefined where no file does. */
    readonly place: Place | undefined;
}
/** Whether the reference is to a table as such: by its ARN or its name. */
export declare function isTableItself({ name, attribute }: Reference & {
    to: "resource";
}): boolean;
/** What is left open at the end of an ARN may go on to a stream, unless it is a table of the file. */
export declare function mistakeOfText(text: string, arn: SourceArn | undefined, scope: string, { tables }: Parts): {
    readonly mistake?: SourceMistake;
};
