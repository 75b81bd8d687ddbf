import { all, yes } from "../model/answer.js";
import type { Answer } from "../model/answer.js";

/** A part that stands in both versions. */
export interface Pair {
  readonly before: string;
  readonly after: string;
  /** What it was called, where it goes on under another name and nothing tells the deployment so. */
  readonly renamedFrom: string | undefined;
  /** Whether both are the same thing: certain for what has kept its name. */
  readonly isSame: Answer;
}

/** A part of either version. */
interface Part {
  readonly id: string;
  readonly name: string;
}

/** What pairs parts. */
interface Pairing<P extends Part> {
  readonly before: readonly P[];
  readonly after: readonly P[];
  /** The id under which a part goes on, as the files say. */
  readonly idAfter: (part: P) => string;
  /** Whether the two, which have different ids, are the same thing. */
  readonly isSame: (before: P, after: P) => Answer;
}

/** Parts of one id first; of the others, those which are the same and no other is, or may be where nothing else may. */
export function pairsOf<P extends Part>({ before, after, idAfter, isSame }: Pairing<P>): readonly Pair[] {
  const ids = new Map(before.map((part) => [idAfter(part), part]));
  const kept = after.flatMap((part): Pair[] => {
    const one = ids.get(part.id);
    return one === undefined ? [] : [{ before: one.id, after: part.id, renamedFrom: undefined, isSame: yes }];
  });
  const [goneIds, keptIds] = [new Set(kept.map((pair) => pair.before)), new Set(kept.map((pair) => pair.after))];
  const [gone, added] = [before.filter(({ id }) => !goneIds.has(id)), after.filter(({ id }) => !keptIds.has(id))];
  return [...kept, ...renamedAmong(gone, added, isSame)];
}

function renamedAmong<P extends Part>(gone: readonly P[], added: readonly P[], isSame: Pairing<P>["isSame"]): readonly Pair[] {
  const candidates = gone.flatMap((before) =>
    added.map((after) => ({ before, after, isSame: isSame(before, after) })).filter((one) => one.isSame.is !== "no"),
  );
  return candidates.flatMap(({ before, after, ...same }) => {
    const rivals = candidates.filter(
      (other) => (other.before === before) !== (other.after === after) && !isLess(other.isSame, same.isSame),
    );
    return rivals.length > 0 ? [] : [{ before: before.id, after: after.id, renamedFrom: before.name, isSame: all(same.isSame) }];
  });
}

function isLess(one: Answer, other: Answer): boolean {
  return one.is === "unsure" && other.is === "yes";
}
