import { explainJson } from "./json/mistake.js";
import { parseJsonQuickly } from "./json/quick.js";
import type { ParsedText } from "./parsed.js";

/** Parses a JSON text, and tells where one that is none goes wrong. Never throws. */
export function parseJson(text: string): ParsedText {
  return parseJsonQuickly(text) ?? { tree: undefined, mistakes: [explainJson(text)] };
}
