import { oncePer } from "./once.js";
import type { Reference } from "./reference.js";

interface Identified {
  readonly id: string;
}

const indexOf = oncePer((parts: readonly Identified[]): ReadonlyMap<string, Identified> => {
  // Of two with one id the first one counts.
  return new Map([...parts].reverse().map((part) => [part.id, part]));
});

/** The part of this id. */
export function partOfId<T extends Identified>(id: string, parts: readonly T[]): T | undefined {
  return indexOf(parts).get(id) as T | undefined;
}

/** The part that a reference is to. */
export function partReferredTo<T extends Identified>(reference: Reference & { to: "resource" }, parts: readonly T[]): T | undefined {
  return partOfId(`${reference.file}#${reference.name}`, parts);
}
