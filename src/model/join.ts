import { holdsOnlyAlarms, lookedAtKeys, offeredKeys } from "./alarm-joins.js";
import { parseSourceArn } from "./arn.js";
import { publishedName } from "./follow.js";
import { sharedNamesOf } from "./lead.js";
import { partsOfAll } from "./parts.js";
import type { Parts } from "./parts.js";
import { scopeOf } from "./reference.js";
import { sharedName } from "./shared-name.js";
import { leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";

/**
 * Puts the parts of files together that share streams or functions: one takes what another publishes or gives a name to, or
 * both read the same stream that no file declares. Files that merely call things alike stay apart. In the order of the first
 * file of each group; the parts of a group are in the order of its files.
 */
export function joinFiles(files: readonly Parts[]): readonly Parts[] {
  const groups = new Groups(files.length);
  const mentions = files.map(mentionsOf);
  for (const [key, { makers, takers }] of byKey(mentions)) {
    // A bare name is only a hint where more than one could be meant; what is published under one name is at least doubtful.
    const isTold = makers.length === 1 || (makers.length > 1 && key.isPublished);
    if (isTold) groups.join([...makers, ...takers]);
    else if (makers.length === 0 && key.isStream) groups.join(takers);
  }
  joinAlarms(files, groups);
  return groups.all().map((group) => partsOfAll(group.flatMap((index) => files[index] ?? [])));
}

/** A file of alarms belongs to the one deployment that they are on; where they are on several, it stays by itself. */
function joinAlarms(files: readonly Parts[], groups: Groups): void {
  const ofAlarms = files.flatMap((parts, index) => (holdsOnlyAlarms(parts) ? [{ parts, index }] : []));
  if (ofAlarms.length === 0) return;
  const offering = new Map<string, Set<number>>();
  files.forEach((parts, index) => {
    for (const key of holdsOnlyAlarms(parts) ? [] : offeredKeys(parts)) {
      const indices = offering.get(key) ?? new Set<number>();
      offering.set(key, indices.add(groups.firstOf(index)));
    }
  });
  for (const { parts, index } of ofAlarms) {
    const [only, ...others] = new Set(lookedAtKeys(parts).flatMap((key) => [...(offering.get(key) ?? [])]));
    if (only !== undefined && others.length === 0) groups.join([only, index]);
  }
}

interface Key {
  readonly text: string;
  /** Made and taken under this very name, so that whoever makes it may be meant. */
  readonly isPublished: boolean;
  /** Whoever takes it reads one and the same stream. */
  readonly isStream: boolean;
}

interface Mentions {
  readonly makes: readonly Key[];
  readonly takes: readonly Key[];
}

function mentionsOf(parts: Parts): Mentions {
  const makes = [
    ...parts.published.map(({ register, name }) => publishedKey(register, name)),
    ...parts.streams.flatMap((stream) => sharedNamesOf(stream, parts).flatMap((name) => nameKeys(stream.kind, name))),
  ];
  const made = new Set(makes.map(({ text }) => text));
  const sources = [...parts.consumers, ...parts.registrations.map((part) => ({ ...part, source: part.stream }))];
  const takes = [
    ...sources.flatMap((part) => alternatives(part.source).flatMap((value) => takenBy(value, scopeOf(part), parts))),
    ...parts.published.flatMap(({ value, scope }) => alternatives(value).flatMap((one) => takenBy(one, scope, parts))),
    ...parts.consumers.flatMap((part) =>
      [part.function, part.settings.onFailure].flatMap(alternatives).flatMap((value) => publishedKeys(value, parts)),
    ),
  ];
  return { makes, takes: takes.filter(({ text }) => !made.has(text)) };
}

function takenBy(value: Value<string>, scope: string, parts: Parts): readonly Key[] {
  const text = value.is === "absent" ? undefined : value.refersTo?.to === "expression" ? value.refersTo.text : literalOf(value);
  if (text === undefined || publishedName(value, parts) !== undefined) return publishedKeys(value, parts);
  const arn = parseSourceArn(text);
  const name = arn?.name === undefined ? undefined : sharedName(arn.name, scope, parts.parameters);
  if (arn === undefined || name === undefined) return [];
  const isWhole = !text.includes("${");
  return [...nameKeys(arn.service, name), ...(isWhole ? [{ text: `arn ${text}`, isPublished: false, isStream: true }] : [])];
}

function literalOf(value: Value<string>): string | undefined {
  return value.is === "known" && value.refersTo === undefined ? value.value : undefined;
}

function publishedKeys(value: Value<string>, parts: Parts): readonly Key[] {
  const name = publishedName(value, parts);
  return name === undefined ? [] : [publishedKey(name.register, name.name)];
}

function publishedKey(register: string, name: string): Key {
  return { text: `${register} ${name}`, isPublished: true, isStream: true };
}

function nameKeys(kind: string, name: string | undefined): readonly Key[] {
  return name === undefined ? [] : [{ text: `${kind} ${name}`, isPublished: false, isStream: false }];
}

function alternatives<T>(written: Written<T>): readonly Value<T>[] {
  return leavesOf(written).map(({ value }) => value);
}

function byKey(
  mentions: readonly Mentions[],
): ReadonlyMap<Key, { readonly makers: readonly number[]; readonly takers: readonly number[] }> {
  const found = new Map<string, { readonly key: Key; readonly makers: number[]; readonly takers: number[] }>();
  const entry = (key: Key): { readonly makers: number[]; readonly takers: number[] } => {
    const known = found.get(key.text) ?? { key, makers: [], takers: [] };
    found.set(key.text, known);
    return known;
  };
  mentions.forEach(({ makes, takes }, file) => {
    for (const key of makes) entry(key).makers.push(file);
    for (const key of takes) entry(key).takers.push(file);
  });
  return new Map([...found.values()].filter(({ takers }) => takers.length > 0).map(({ key, ...files }) => [key, files]));
}

/** Sets of files, by their index, that grow together. */
class Groups {
  readonly #first: number[];

  constructor(size: number) {
    this.#first = Array.from({ length: size }, (_, index) => index);
  }

  join(members: readonly number[]): void {
    const firsts = members.map((member) => this.firstOf(member));
    const least = Math.min(...firsts);
    for (const first of firsts) this.#first[first] = least;
  }

  all(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    this.#first.forEach((_, index) => {
      const first = this.firstOf(index);
      groups.set(first, [...(groups.get(first) ?? []), index]);
    });
    return [...groups.values()];
  }

  /** The first of the files that stand together with this one. */
  firstOf(index: number): number {
    const next = this.#first[index] ?? index;
    return next === index ? index : this.firstOf(next);
  }
}
