import type { Grammars } from "../../src/idempotency/read-handler.js";
import { loadGrammar } from "../../src/source/grammar.js";

const [python, typescript, java, csharp] = await Promise.all((["python", "typescript", "java", "csharp"] as const).map(loadGrammar));

/** All languages that handlers are read in; loaded at the same time, as a run does. */
export const grammars: Grammars = { python: python!, typescript: typescript!, java: java!, csharp: csharp! };
