import type { comparing } from "./changes/comparing.js";
import { mayChange } from "./source/plan-text.js";
import { lint } from "./lint.js";
import type { TextOptions } from "./lint-options.js";
import { cloudformation } from "./readers/cloudformation.js";
import { serverless } from "./readers/serverless.js";
import { terraform } from "./readers/terraform.js";
import type { Report } from "./report.js";
import type { HclParser } from "./source/hcl.js";
import { parseFile } from "./source/parse.js";
import type { ParsedFile } from "./source/parse.js";
import { patient } from "./source/patient.js";
import type { SourceFile } from "./source/source-file.js";

/** What is loaded only where it is needed. */
export interface Loaded {
  /** The language of Terraform, where there is any configuration. */
  readonly hcl?: HclParser | undefined;
  /** The comparison of two versions, where there are two. */
  readonly comparing?: typeof comparing | undefined;
}

/** Judges texts together. Never throws for what a text holds. */
export function lintTexts(files: readonly SourceFile[], { before, ...options }: TextOptions = {}, { hcl, comparing }: Loaded = {}): Report {
  const parsed = parsedOf(files, hcl);
  const readers = [cloudformation, terraform(hcl), serverless];
  const earlier =
    before === undefined ? undefined : { files: parsedOf(before, hcl), readers, pins: new Map(Object.entries(options.parameters ?? {})) };
  return lint(parsed, readers, { filesLookedAt: files.length, ...options }, undefined, comparing?.(earlier));
}

/** Whether there is more than one version: two of them are given, or a plan tells what it changes. */
export function hasTwoVersions(files: readonly SourceFile[], { before }: Pick<TextOptions, "before">): boolean {
  return before !== undefined || files.some(({ text }) => mayChange(text));
}

function parsedOf(files: readonly SourceFile[], hcl: HclParser | undefined): readonly ParsedFile[] {
  return files.map((file) => parseFile(file, { patient, hcl })).filter((file) => file !== undefined);
}
