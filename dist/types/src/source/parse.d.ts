import type { HclParser } from "./hcl.js";
import type { ParsedText } from "./parsed.js";
import type { PatientParser } from "./patient.js";
import type { SourceFile } from "./source-file.js";
export type Language = "yaml" | "json" | "hcl";
/** A file whose text was parsed, or of which it is known why it cannot be. */
export interface ParsedFile extends SourceFile, ParsedText {
    readonly language: Language;
    /** What shows that another program has to fill the text in before it can be parsed. */
    readonly engineMark?: string | undefined;
    /** A program that makes up what is deployed; it is not run, and has no tree. */
    readonly isProgram?: true;
}
/** Parsers that take long to load. */
export interface Parsers {
    readonly patient?: PatientParser | undefined;
    readonly hcl?: HclParser | undefined;
}
/** Whether a file is written in Terraform's own language: nothing but its name tells. */
export declare function isHcl(path: string): boolean;
/**
 * Parses a file by its content: whatever starts like JSON and is none may still be YAML, unless its name says JSON.
 * Undefined where that takes a parser that was not given.
 */
export declare function parseFile(file: SourceFile, { patient, hcl }?: Parsers): ParsedFile | undefined;
