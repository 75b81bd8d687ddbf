import type { TextOptions } from "./lint-options.js";
import type { Report } from "./report.js";
import type { SourceFile } from "./source/source-file.js";
export type { LintOptions, TextOptions } from "./lint-options.js";
export type { SourceFile } from "./source/source-file.js";
export type { BrokenRule, Excerpt, Excused, Finding, Related, Report, Severity, Stale, Summary, Trouble, Undecided } from "./report.js";
/** Judges texts together and tells what was found. Reads none of the files that they name, and is never rejected for what a text holds. */
export declare function lint(files: readonly SourceFile[], options?: TextOptions): Promise<Report>;
