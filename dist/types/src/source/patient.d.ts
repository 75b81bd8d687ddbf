import type { ParsedText } from "./parsed.js";
/** What knows every corner of a language and tells what is wrong; loading it is a good part of a short run. */
export interface PatientParser {
    readonly yaml: (text: string) => ParsedText;
    readonly json: (text: string) => ParsedText;
    /** The mark of another template engine in a text that cannot be parsed; undefined where it has none. */
    readonly engineMark: (text: string) => string | undefined;
}
/** The parser for whatever the quick ones leave. */
export declare const patient: PatientParser;
