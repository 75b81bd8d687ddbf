import type { HclParser } from "./hcl.js";
import { parseJsonQuickly } from "./json/quick.js";
import type { ParsedText } from "./parsed.js";
import type { PatientParser } from "./patient.js";
import { isProgram } from "./program.js";
import type { SourceFile } from "./source-file.js";
import { parseQuickly } from "./yaml/quick.js";

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
export function isHcl(path: string): boolean {
  return /\.(tf|tofu|tfvars)$/.test(path);
}

/**
 * Parses a file by its content: whatever starts like JSON and is none may still be YAML, unless its name says JSON.
 * Undefined where that takes a parser that was not given.
 */
export function parseFile(file: SourceFile, { patient, hcl }: Parsers = {}): ParsedFile | undefined {
  if (isProgram(file.path)) return { ...file, tree: undefined, mistakes: [], language: "yaml", isProgram: true };
  if (isHcl(file.path)) return hcl && { ...file, ...hcl.file(file.text), language: "hcl" };
  const isNamedJson = file.path.endsWith(".json");
  if (isNamedJson || /^\uFEFF?\s*[[{]/.test(file.text)) {
    const json = parseJsonQuickly(file.text) ?? (isNamedJson ? patient?.json(file.text) : undefined);
    if (json !== undefined || isNamedJson) return json && { ...file, ...marked(json, file.text, patient), language: "json" };
  }
  const tree = parseQuickly(file.text);
  const yaml = tree === undefined ? patient?.yaml(file.text) : { tree, mistakes: [] };
  return yaml && { ...file, ...marked(yaml, file.text, patient), language: "yaml" };
}

function marked(parsed: ParsedText, text: string, patient: PatientParser | undefined): ParsedText & Pick<ParsedFile, "engineMark"> {
  return parsed.tree === undefined ? { ...parsed, engineMark: patient?.engineMark(text) } : parsed;
}
