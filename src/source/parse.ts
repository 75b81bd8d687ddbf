import { parseJson } from "./json.js";
import type { ParsedText } from "./parsed.js";
import { parseQuickly } from "./yaml/quick.js";

/** A file to judge: its name as the report is to call it, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A file whose text was parsed, or of which it is known why it cannot be. */
export interface ParsedFile extends SourceFile, ParsedText {
  readonly language: "yaml" | "json";
}

/** A parser that knows every corner of YAML and tells what is wrong; `parseYaml` is one. */
export type YamlParser = (text: string) => ParsedText;

/**
 * Parses a file by its content: whatever starts like JSON and is none may still be YAML, unless its name says JSON.
 * Undefined where its YAML takes the patient parser and that was not given: loading it is half of a short run.
 */
export function parseFile(file: SourceFile, patient?: YamlParser): ParsedFile | undefined {
  const isNamedJson = file.path.endsWith(".json");
  if (isNamedJson || /^\uFEFF?\s*[[{]/.test(file.text)) {
    const json = parseJson(file.text);
    if (json.tree !== undefined || isNamedJson) return { ...file, ...json, language: "json" };
  }
  const tree = parseQuickly(file.text);
  const yaml = tree === undefined ? patient?.(file.text) : { tree, mistakes: [] };
  return yaml && { ...file, ...yaml, language: "yaml" };
}
