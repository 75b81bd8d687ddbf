import { lint as lintParsed } from "./lint.js";
import type { LintOptions } from "./lint-options.js";
import type { Report } from "./report.js";
import { cloudformation } from "./readers/cloudformation.js";
import { serverless } from "./readers/serverless.js";
import { terraform } from "./readers/terraform.js";
import { parseFile } from "./source/parse.js";
import type { SourceFile } from "./source/source-file.js";
import { patient } from "./source/patient.js";

export type { LintOptions } from "./lint-options.js";
export type { SourceFile } from "./source/source-file.js";
export type { BrokenRule, Excerpt, Excused, Finding, Related, Report, Severity, Stale, Summary, Trouble, Undecided } from "./report.js";

/** Judges texts together and tells what was found. Reads no file, and never throws for what a text holds. */
export function lint(files: readonly SourceFile[], options: LintOptions = {}): Report {
  const parsed = files.map((file) => parseFile(file, patient)).filter((file) => file !== undefined);
  return lintParsed(parsed, [cloudformation, terraform, serverless], { filesLookedAt: files.length, ...options });
}
