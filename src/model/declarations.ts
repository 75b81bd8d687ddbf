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
}

/** The parts of a file with what is declared of them elsewhere; what the file itself declares goes first. */
export function withDeclarations(parts: Parts, { idempotent, externalReaders }: Declarations): Parts {
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
