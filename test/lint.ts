import type { LintOptions } from "../src/lint-options.js";
import { lintTexts } from "../src/lint-texts.js";
import type { Report } from "../src/report.js";
import { grammars } from "./idempotency/grammars.js";
import { loadHcl } from "../src/source/hcl.js";
import type { SourceFile } from "../src/source/source-file.js";

/** The language of Terraform, which takes a while to load. */
export const hcl = await loadHcl();

/** What the library says of these texts. */
export function lint(files: readonly SourceFile[], options: LintOptions = {}): Report {
  return lintTexts(files, options, { hcl, grammars });
}
