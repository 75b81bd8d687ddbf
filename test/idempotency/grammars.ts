import type { Grammars } from "../../src/idempotency/read-handler.js";
import { loadGrammar } from "../../src/source/grammar.js";

/** All languages that handlers are read in. */
export const grammars: Grammars = {
  python: await loadGrammar("python"),
  typescript: await loadGrammar("typescript"),
  java: await loadGrammar("java"),
  csharp: await loadGrammar("csharp"),
};
