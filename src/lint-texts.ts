import { lint } from "./lint.js";
import type { LintOptions } from "./lint-options.js";
import { cloudformation } from "./readers/cloudformation.js";
import { serverless } from "./readers/serverless.js";
import { terraform } from "./readers/terraform.js";
import type { Report } from "./report.js";
import type { HclParser } from "./source/hcl.js";
import { parseFile } from "./source/parse.js";
import { patient } from "./source/patient.js";
import type { SourceFile } from "./source/source-file.js";

/** Judges texts together; `hcl` is needed where there is any configuration of Terraform. Never throws for what a text holds. */
export function lintTexts(files: readonly SourceFile[], options: LintOptions = {}, hcl?: HclParser): Report {
  const parsed = files.map((file) => parseFile(file, { patient, hcl })).filter((file) => file !== undefined);
  return lint(parsed, [cloudformation, terraform(hcl), serverless], { filesLookedAt: files.length, ...options });
}
