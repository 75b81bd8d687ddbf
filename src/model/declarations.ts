import { codeDeclared } from "./code.js";
import type { ConsumerPart } from "./consumer.js";
import type { ExternalReader } from "./external.js";
import type { FunctionPart } from "./function.js";
import type { Parts } from "./parts.js";
import { subjectOf } from "./subject.js";

/** What somebody declares beside the templates. */
export interface Declarations {
  /** Subject of a consumer or a function → the reason why processing a record twice is harmless. */
  readonly idempotent: ReadonlyMap<string, string>;
  readonly externalReaders: readonly ExternalReader[];
  /** Subject of a function → the file that its handler stands in. */
  readonly sources: ReadonlyMap<string, string>;
}

/** The parts of a file with what is declared of them elsewhere; what the file itself declares goes first. */
export function withDeclarations(given: Parts, { idempotent, externalReaders, sources }: Declarations): Parts {
  const parts = sources.size === 0 ? given : withSources(given, sources);
  if (idempotent.size === 0) return externalReaders.length === 0 ? parts : { ...parts, externalReaders };
  const declared = <Part extends FunctionPart | ConsumerPart>(part: Part): Part => {
    const reason = part.declaredIdempotent ?? idempotent.get(subjectOf(part)) ?? idempotent.get(part.name);
    return reason === part.declaredIdempotent ? part : { ...part, declaredIdempotent: reason };
  };
  const consumers = parts.consumers.map((part) => {
    const own = part.ownFunction && declared(part.ownFunction);
    return declared(own === part.ownFunction ? part : { ...part, ownFunction: own });
  });
  return { ...parts, consumers, functions: parts.functions.map(declared), externalReaders };
}

/** What is declared of a function's source goes before what the template says of it. */
function withSources(parts: Parts, sources: ReadonlyMap<string, string>): Parts {
  const declared = (part: FunctionPart): FunctionPart => {
    const file = sources.get(subjectOf(part)) ?? sources.get(part.name);
    return file === undefined ? part : { ...part, code: codeDeclared(part.code, file) };
  };
  const consumers = parts.consumers.map((part) =>
    part.ownFunction === undefined ? part : { ...part, ownFunction: declared(part.ownFunction) },
  );
  return { ...parts, consumers, functions: parts.functions.map(declared) };
}
