import { languagesOf, readHandler } from "./idempotency/read-handler.js";
import type { Grammars, TextAt } from "./idempotency/read-handler.js";
import { firstText } from "./idempotency/worth-reading.js";
import { identityOfCode } from "./model/code.js";
import type { Code } from "./model/code.js";
import type { Handler, Handlers, NoHandler } from "./model/handler.js";
import { createProgramLocator } from "./source/position.js";
import type { Locator } from "./source/position.js";

/** What was read of functions, and where something stands in their files. */
export interface ReadHandlers {
  readonly handlers: Handlers;
  readonly locators: ReadonlyMap<string, Locator>;
  /** The texts of those files. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads the sources of functions, with the grammars that it takes. */
export async function readHandlersIn(textAt: TextAt, codes: readonly Code[]): Promise<ReadHandlers> {
  // No grammar is loaded for what is not there.
  const languages = new Set(codes.filter((code) => firstText(code, textAt) !== undefined).flatMap(languagesOf));
  if (languages.size === 0) return readHandlers(codes, textAt, {});
  const { loadGrammar } = await import("./source/grammar.js");
  const loaded = await Promise.all([...languages].map(async (language) => [language, await loadGrammar(language)] as const));
  return readHandlers(codes, textAt, Object.fromEntries(loaded));
}

/** The same with texts and grammars at hand. */
export function readHandlers(codes: readonly Code[], textAt: TextAt, grammars: Grammars): ReadHandlers {
  const texts = new Map<string, string>();
  const kept: TextAt = (file) => {
    const text = textAt(file);
    if (typeof text === "string") texts.set(file, text);
    return text;
  };
  const handlers = new Map<string, Handler | NoHandler>(codes.map((code) => [identityOfCode(code), readHandler(code, kept, grammars)]));
  return { handlers, texts, locators: new Map([...texts].map(([file, text]) => [file, createProgramLocator(text)])) };
}
