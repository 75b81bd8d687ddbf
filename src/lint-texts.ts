import { readHandlers } from "./handlers.js";
import type { Grammars } from "./idempotency/read-handler.js";
import { codeWanted, lint, prepare } from "./lint.js";
import type { LintOptions } from "./lint-options.js";
import { cloudformation } from "./readers/cloudformation.js";
import { serverless } from "./readers/serverless.js";
import { terraform } from "./readers/terraform.js";
import type { Report } from "./report.js";
import type { HclParser } from "./source/hcl.js";
import { parseFile } from "./source/parse.js";
import { patient } from "./source/patient.js";
import { isProgram, programLanguageOf } from "./source/program.js";
import type { SourceFile } from "./source/source-file.js";

/** What takes time to load, as far as the texts need it. */
export interface Languages {
  /** For any configuration of Terraform. */
  readonly hcl?: HclParser | undefined;
  /** For the handlers of functions. */
  readonly grammars?: Grammars;
}

/** Judges texts together; files of programs among them are the handlers of functions. Never throws for what a text holds. */
export function lintTexts(files: readonly SourceFile[], options: LintOptions = {}, { hcl, grammars = {} }: Languages = {}): Report {
  const templates = files.filter((file) => !isHandlerFile(file));
  const parsed = templates.map((file) => parseFile(file, { patient, hcl })).filter((file) => file !== undefined);
  const readers = [cloudformation, terraform(hcl), serverless];
  const all = { filesLookedAt: files.length, ...options };
  const read = prepare(parsed, readers, all);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const handlers = readHandlers(codeWanted(read, all), (file) => texts.get(file), grammars);
  return lint(parsed, readers, all, undefined, { read, handlers });
}

/** Whether a file may be part of a handler, by its name. */
export function isHandlerFile({ path }: SourceFile): boolean {
  return programLanguageOf(path) !== undefined && !isProgram(path);
}
