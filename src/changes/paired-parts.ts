import { all, certainly, no, not, yes } from "../model/answer.js";
import type { Answer } from "../model/answer.js";
import { callsSame } from "../model/change.js";
import type { Consumer, ConsumerPart } from "../model/consumer.js";
import { differs } from "../model/differs.js";
import type { Versions } from "../model/differs.js";
import { link } from "../model/link.js";
import type { Model } from "../model/link.js";
import type { Parts } from "../model/parts.js";
import { scopeOf } from "../model/reference.js";
import type { Reference } from "../model/reference.js";
import { anyDeployment } from "../model/scenario.js";
import type { Stream, StreamPart } from "../model/stream.js";
import type { Value } from "../model/value.js";
import type { Moves } from "./moved.js";
import { pairsOf } from "./pairs.js";
import type { Pair } from "./pairs.js";
import type { Written } from "./raw.js";
import type { Pairs } from "./two-versions.js";

/** The parts of two versions, and what Terraform is told of new addresses. */
export interface TwoParts {
  readonly before: Parts;
  readonly after: Parts;
  readonly moves: Moves;
}

/** Which parts of two versions go together, and what follows for what refers to them. */
export function pairedParts(two: TwoParts, before: Written, after: Written): { readonly pairs: Pairs; readonly versions: Versions } {
  return new Pairing(two, (one, other) => sameText(before, after, one, other)).all();
}

class Pairing {
  readonly #two: TwoParts;
  readonly #before: Model;
  readonly #after: Model;
  /** Id of what goes on under a new name → the id that it has there. */
  readonly #goesOn = new Map<string, string>();
  readonly #versions: Versions;

  constructor(two: TwoParts, isSameText: Versions["isSameText"]) {
    this.#two = two;
    this.#before = link(two.before, anyDeployment(two.before));
    this.#after = link(two.after, anyDeployment(two.after));
    this.#versions = { isSameText, isSameTarget: (one, other) => this.#isSameTarget(one, other) };
  }

  all(): { readonly pairs: Pairs; readonly versions: Versions } {
    const { before, after } = this.#two;
    const streams = this.#paired(before.streams, after.streams, (one, other) => this.#isSameStream(one, other));
    for (const pair of streams) if (pair.renamedFrom !== undefined && pair.isSame.is === "yes") this.#goesOn.set(pair.before, pair.after);
    const readers = this.#paired(before.consumers, after.consumers, (one, other) => this.#isSameReader(one, other));
    const registrations = this.#paired(before.registrations, after.registrations, () => no);
    const kept = new Set(streams.map((pair) => pair.before));
    const tables = new Set(after.tables.map(({ id }) => id));
    const withoutStream = before.streams.filter(({ id, kind }) => kind === "dynamodb" && !kept.has(id) && tables.has(id));
    return { pairs: { streams, readers, registrations, withoutStream: withoutStream.map(({ id }) => id) }, versions: this.#versions };
  }

  #paired<P extends { readonly id: string; readonly name: string }>(
    before: readonly P[],
    after: readonly P[],
    isSame: (one: P, other: P) => Answer,
  ): readonly Pair[] {
    const ids = new Map(after.map(({ id }) => [withoutZero(id), id]));
    const idsBefore = new Set(before.map(({ id }) => id));
    const idAfter = (part: P): string => {
      const id = this.#movedId(part);
      const counted = ids.get(withoutZero(id));
      return counted === undefined || idsBefore.has(counted) ? id : counted;
    };
    return pairsOf({ before, after, idAfter, isSame });
  }

  /** Two streams of different names are one where nothing else differs, and they have one name or readers that go from one to the other. */
  #isSameStream(one: StreamPart, other: StreamPart): Answer {
    const [before, after] = [this.#before.stream(one.id), this.#after.stream(other.id)];
    if (before === undefined || after === undefined || one.kind !== other.kind) return no;
    const names = ["name", "mode", "shards", "retentionHours", "viewType", "billing", "replicas"] as const;
    const isNamed = before.name.is !== "absent" && after.name.is !== "absent";
    return all(
      ...names.map((name) => not(differs(before[name], after[name], this.#versions))),
      certainly(isNamed || readersGoOn(before, after, this.#two.moves)),
    );
  }

  #isSameReader(one: ConsumerPart, other: ConsumerPart): Answer {
    const [before, after] = [this.#before.consumer(one.id), this.#after.consumer(other.id)];
    if (before === undefined || after?.kind !== before.kind) return no;
    return all(not(differs(before.source, after.source, this.#versions)), () =>
      this.#hasRenamedFunction(before, after) ? yes : callsSame(before, after, this.#versions),
    );
  }

  /** The events of a function of SAM go on with it, as long as they keep their own names. */
  #hasRenamedFunction(before: Consumer, after: Consumer): boolean {
    const [one, other] = [before.function, after.function];
    if (before.dialect.format !== "sam" || one.is !== "known" || other.is !== "known") return false;
    const isGone = this.#after.function(one.value.id) === undefined;
    const isNew = this.#before.function(other.value.id) === undefined;
    return isGone && isNew && before.subject.split(".").at(-1) === after.subject.split(".").at(-1);
  }

  #isSameTarget(before: Reference, after: Reference): boolean {
    if (before.to !== "resource" || after.to !== "resource") return JSON.stringify(before) === JSON.stringify(after);
    if (before.attribute !== after.attribute) return false;
    const [one, other] = [idOf(before), idOf(after)];
    if (one === other || this.#goesOn.get(one) === other) return true;
    return withoutZero(this.#movedId({ id: one, name: before.name })) === withoutZero(other);
  }

  #movedId(part: { readonly id: string; readonly name: string }): string {
    return `${scopeOf(part)}#${this.#two.moves.of(part.name)}`;
  }
}

function idOf({ file, name }: Reference & { readonly to: "resource" }): string {
  return `${file}#${name}`;
}

/** Terraform moves what has no `count` to the first instance of what has one, and back, without being told. */
function withoutZero(id: string): string {
  return id.replaceAll("[0]", "");
}

/** Whether each reader of the one that is still there reads the other one. */
function readersGoOn(before: Stream, after: Stream, moves: Moves): boolean {
  const idsAfter = new Set(after.subscriptions.map(({ consumer }) => consumer.id));
  const readers = before.subscriptions.map(({ consumer }) => consumer.id);
  const goOn = readers.filter((id) => idsAfter.has(id) || idsAfter.has(movedId(id, moves)));
  return goOn.length > 0 && goOn.length === readers.length;
}

function movedId(id: string, moves: Moves): string {
  const [scope = "", ...name] = id.split("#");
  return `${scope}#${moves.of(name.join("#"))}`;
}

function sameText(before: Written, after: Written, one: Value<unknown>, other: Value<unknown>): boolean | undefined {
  const [place, otherPlace] = [placeOf(one), placeOf(other)];
  const [text, otherText] = [place && before.at(place), otherPlace && after.at(otherPlace)];
  return text === undefined || otherText === undefined ? undefined : JSON.stringify(text) === JSON.stringify(otherText);
}

function placeOf(value: Value<unknown>): { readonly file: string; readonly path: readonly (string | number)[] } | undefined {
  return value.is === "absent" ? undefined : value.place;
}
