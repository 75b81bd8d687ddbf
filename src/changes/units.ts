import { partsOfAll } from "../model/parts.js";
import type { Parts } from "../model/parts.js";
import { scopeOf } from "../model/reference.js";
import { isTerraformFile } from "../source/terraform-files.js";

/** What is deployed together, in two versions. */
export interface Unit {
  readonly before: Parts;
  readonly after: Parts;
}

/** The parts that stand in both versions, as far as a file of theirs has changed, and those of which nothing was deployed before. */
export function unitsOf(
  before: readonly Parts[],
  after: readonly Parts[],
  changed: ReadonlySet<string>,
): { readonly changed: readonly Unit[]; readonly added: readonly Parts[] } {
  const isChanged = changeIn([...before, ...after], changed);
  const pairs = after.map((parts) => ({ after: parts, group: sharingScope(parts, before) }));
  const known = pairs.filter(({ group }) => group.length > 0);
  return {
    changed: known
      .filter(({ group, after: parts }) => isChanged([...group, parts]))
      .map((one) => ({ after: one.after, before: partsOfAll(one.group) })),
    added: pairs.filter(({ group }) => group.length === 0).map((one) => one.after),
  };
}

function sharingScope(parts: Parts, others: readonly Parts[]): readonly Parts[] {
  const scopes = new Set(partsIn(parts).map(scopeOf));
  return others.filter((other) => partsIn(other).some((part) => scopes.has(scopeOf(part))));
}

/** A changed file in which none of the parts stands may be one that is included, or one that holds variables. */
function changeIn(all: readonly Parts[], changed: ReadonlySet<string>): (parts: readonly Parts[]) => boolean {
  const files = new Set(all.flatMap((parts) => [...filesOf(parts)]));
  const others = [...changed].filter((path) => !files.has(path));
  const isOfTerraform = (parts: Parts): boolean => partsIn(parts).some(({ dialect }) => dialect?.format === "terraform");
  const matters = (path: string, parts: readonly Parts[]): boolean => !isTerraformFile(path) || parts.some(isOfTerraform);
  return (parts) => parts.some((one) => [...filesOf(one)].some((file) => changed.has(file))) || others.some((path) => matters(path, parts));
}

interface AnyPart {
  readonly id: string;
  readonly name: string;
  readonly place: { readonly file: string };
  readonly dialect?: { readonly format: string };
}

function partsIn({ streams, consumers, registrations, tables, functions }: Parts): readonly AnyPart[] {
  return [...streams, ...consumers, ...registrations, ...tables, ...functions];
}

function filesOf(parts: Parts): ReadonlySet<string> {
  return new Set(partsIn(parts).flatMap((part) => [part.place.file, scopeOf(part)]));
}
