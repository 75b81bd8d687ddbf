import type { Reader } from "./readers/reader.js";
import type { Report, Severity, Trouble } from "./report.js";
import type { ParsedFile } from "./source/parse.js";
export interface LintOptions {
    /** Rule id → level; rules that are not named keep their own. */
    readonly levels?: Readonly<Record<string, "off" | Severity>>;
    /** Files that could not even be read as text; they stand in the report beside those that could not be parsed. */
    readonly unreadable?: readonly Trouble[];
    /** How many files were looked at, where more were than are given here. Default: as many as are given. */
    readonly filesLookedAt?: number;
}
/** Judges the files: builds the model, asks every rule, settles the answers. Never throws for what a file holds. */
export declare function lint(files: readonly ParsedFile[], readers: readonly Reader[], options?: LintOptions): Report;
