import type { ParsedText } from "./parsed.js";
import type { PatientParser } from "./patient.js";
/** A file to judge: its name as the report is to call it, and its text. */
export interface SourceFile {
    readonly path: string;
    readonly text: string;
}
/** A file whose text was parsed, or of which it is known why it cannot be. */
export interface ParsedFile extends SourceFile, ParsedText {
    readonly language: "yaml" | "json";
    /** What shows that another program has to fill the text in before it can be parsed. */
    readonly engineMark?: string | undefined;
}
/**
 * Parses a file by its content: whatever starts like JSON and is none may still be YAML, unless its name says JSON.
 * Undefined where that takes the patient parser and it was not given.
 */
export declare function parseFile(file: SourceFile, patient?: PatientParser): ParsedFile | undefined;
