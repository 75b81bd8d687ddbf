import type { Expression } from "./hcl/expression.js";
import type { ParsedText } from "./parsed.js";
/** What reads the language of Terraform. */
export interface HclParser {
    /** A file of Terraform, or of values for its variables. Of one with mistakes the blocks are read that have none. */
    readonly file: (text: string) => ParsedText;
    /** A text with `${…}` in it, as `.tf.json` writes expressions. */
    readonly template: (text: string) => Expression;
}
/** Loads the grammar, which is WebAssembly and takes its time: only where a file needs it. */
export declare function loadHcl(): Promise<HclParser>;
