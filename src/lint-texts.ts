import type { comparing } from "./changes/comparing.js";
import { readHandlers } from "./handlers.js";
import type { Grammars } from "./idempotency/read-handler.js";
import { worthReading } from "./idempotency/worth-reading.js";
import { codeWanted, lint, prepare } from "./lint.js";
import type { TextOptions } from "./lint-options.js";
import { cloudformation } from "./readers/cloudformation.js";
import { serverless } from "./readers/serverless.js";
import { terraform } from "./readers/terraform.js";
import type { Report } from "./report.js";
import type { HclParser } from "./source/hcl.js";
import { parseFile } from "./source/parse.js";
import type { ParsedFile } from "./source/parse.js";
import { mayChange } from "./source/plan-text.js";
import { patient } from "./source/patient.js";
import { isProgram, programLanguageOf } from "./source/program.js";
import type { SourceFile } from "./source/source-file.js";

/** What is loaded only where it is needed. */
export interface Loaded {
  /** The language of Terraform, where there is any configuration. */
  readonly hcl?: HclParser | undefined;
  /** For the handlers of functions. */
  readonly grammars?: Grammars;
  /** The comparison of two versions, where there are two. */
  readonly comparing?: typeof comparing | undefined;
}

/** Judges texts together; files of programs among them are the handlers of functions. Never throws for what a text holds. */
export function lintTexts(files: readonly SourceFile[], { before, ...options }: TextOptions = {}, loaded: Loaded = {}): Report {
  const { hcl, grammars = {}, comparing } = loaded;
  const parsed = parsedOf(files, hcl);
  const readers = [cloudformation, terraform(hcl), serverless];
  const all = { filesLookedAt: files.length, ...options };
  const read = prepare(parsed, readers, all);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const textAt = (file: string): string | undefined => texts.get(file);
  const handlers = readHandlers(worthReading(codeWanted(read, all), textAt), textAt, grammars);
  const earlier =
    before === undefined ? undefined : { files: parsedOf(before, hcl), readers, pins: new Map(Object.entries(options.parameters ?? {})) };
  return lint(parsed, readers, all, undefined, { read, handlers, compare: comparing?.(earlier) });
}

/** Whether there is more than one version: two of them are given, or a plan tells what it changes. */
export function hasTwoVersions(files: readonly SourceFile[], { before }: Pick<TextOptions, "before">): boolean {
  return before !== undefined || files.some(({ text }) => mayChange(text));
}

/** Whether a file may be part of a handler, by its name. */
export function isHandlerFile({ path }: SourceFile): boolean {
  return programLanguageOf(path) !== undefined && !isProgram(path);
}

function parsedOf(files: readonly SourceFile[], hcl: HclParser | undefined): readonly ParsedFile[] {
  const templates = files.filter((file) => !isHandlerFile(file));
  return templates.map((file) => parseFile(file, { patient, hcl })).filter((file) => file !== undefined);
}
