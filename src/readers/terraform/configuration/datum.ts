import { allOf, always, never, notOf } from "../../../model/condition.js";
import type { Condition } from "../../../model/condition.js";
import type { Reference } from "../../../model/reference.js";
import { known, mapKnown, perhapsAbsent, sources, unknown, withSource } from "../../../model/value.js";
import type { Known, Unknown, Written } from "../../../model/value.js";
import { textOfNumber } from "./numbers.js";
import type { Place } from "../../../source/place.js";

/** What an expression is worth: null is absent, and what only a plan or an apply tells is unknown. */
export type Datum = Written<Content>;

/** A value of Terraform's language; sets are lists without doubles. */
export type Content = string | number | boolean | readonly Datum[] | ReadonlyMap<string, Datum> | Thing;

/** A resource, a data source or a module call, or one instance of it. */
export interface Thing {
  /** As in `aws_kinesis_stream.orders[0]`, with the modules that it stands in. */
  readonly address: string;
  /** `place`: where the value is used. */
  attribute(name: string, place: Place): Datum;
}

/** An expression that Terraform refuses, such as an index beyond the end: `try` goes on behind it. */
export interface Failure extends Unknown {
  readonly fails: true;
}

/** Values that depend on conditions: above this many alternatives nobody could read a message about them. */
const mostAlternatives = 64;

export function failure(because: string, place: Place): Failure {
  return { ...perhapsAbsent(because, place), fails: true };
}

export function isFailure(datum: Datum): datum is Failure {
  return datum.is === "unknown" && "fails" in datum;
}

export function isList(content: Content): content is readonly Datum[] {
  return Array.isArray(content);
}

/** The items of a set, in the order in which Terraform goes through them; they have no index. */
export class SetItems extends Array<Datum> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

export function isMap(content: Content): content is ReadonlyMap<string, Datum> {
  return content instanceof Map;
}

export function isThing(content: Content): content is Thing {
  return typeof content === "object" && "attribute" in content;
}

export function isScalar(content: Content): content is string | number | boolean {
  return typeof content !== "object";
}

/** A single value as text; undefined for a collection, or nothing. */
export function textOf(content: Content | undefined): string | undefined {
  return typeof content === "number" ? textOfNumber(content) : content !== undefined && isScalar(content) ? String(content) : undefined;
}

/** One of two, where the condition leaves that open. */
export function choice(condition: Condition, then: () => Datum, otherwise: () => Datum, place: Place): Datum {
  if (condition.is === "always") return then();
  if (condition.is === "never") return otherwise();
  return bounded({ is: "choice", condition, then: then(), otherwise: otherwise() }, place);
}

/** Applies `change` to the values wherever all of them are known or absent, in every branch; `unclear` stands wherever one is not. */
export function overKnown(
  data: readonly Datum[],
  place: Place,
  change: (values: readonly (Content | undefined)[]) => Datum,
  unclear: (first: Unknown) => Datum,
): Datum {
  const at = data.findIndex(({ is }) => is === "choice");
  const open = data[at];
  if (open?.is === "choice") {
    const branch = (one: Datum): Datum => overKnown(data.with(at, one), place, change, unclear);
    if (alternativesOf(data) > mostAlternatives) return tooMany(place);
    return { is: "choice", condition: open.condition, then: branch(open.then), otherwise: branch(open.otherwise) };
  }
  const failed = data.find(isFailure);
  if (failed !== undefined) return failed;
  const unknownOne = data.find((one): one is Unknown => one.is === "unknown");
  if (unknownOne !== undefined) return unclear(unknownOne);
  const values = data.map((one) => (one.is === "known" ? one.value : undefined));
  return withSource(change(values), sources(data.map((one) => (one.is === "known" ? one.from : undefined))));
}

function alternativesOf(data: readonly Datum[]): number {
  return data.reduce((product, one) => product * alternatives(one), 1);
}

function alternatives(datum: Datum): number {
  return datum.is === "choice" ? alternatives(datum.then) + alternatives(datum.otherwise) : 1;
}

function tooMany(place: Place): Unknown {
  return perhapsAbsent("it depends on too many conditions", place);
}

function bounded(datum: Datum, place: Place): Datum {
  return alternatives(datum) > mostAlternatives ? tooMany(place) : datum;
}

/** Without the branches in which Terraform would refuse the whole: those deployments are none. */
export function withoutFailures(datum: Datum): Datum {
  if (datum.is !== "choice") return datum;
  const [then, otherwise] = [withoutFailures(datum.then), withoutFailures(datum.otherwise)];
  return isFailure(then) ? otherwise : isFailure(otherwise) ? then : { ...datum, then, otherwise };
}

/** The first of two unless it fails, and the second in those branches in which it does. */
export function orElse(first: Datum, second: () => Datum): Datum {
  if (first.is === "choice") return { ...first, then: orElse(first.then, second), otherwise: orElse(first.otherwise, second) };
  return isFailure(first) ? second() : first;
}

/** Whether a value may be null or an empty text for all that is known: what a resource hands out is neither. */
export function mayBeEmpty(datum: Datum): boolean {
  return datum.is === "unknown" && (datum.mayBeAbsent || datum.refersTo?.to !== "resource");
}

/** The circumstances under which Terraform does not refuse a value; one that is unknown may be any. */
export function canBeWorkedOut(datum: Datum): Condition {
  return whenThat(datum, (one) => {
    if (isFailure(one)) return never;
    return mayBeEmpty(one) && one.is === "unknown" ? { is: "unknowable", because: one.because } : always;
  });
}

/** The circumstances under which `test` holds of a value; undefined where it cannot tell. */
export function whenThat(datum: Datum, test: (value: Exclude<Datum, { is: "choice" }>) => Condition): Condition {
  if (datum.is !== "choice") return test(datum);
  const [then, otherwise] = [whenThat(datum.then, test), whenThat(datum.otherwise, test)];
  if (then.is === otherwise.is && (then.is === "always" || then.is === "never")) return then;
  const parts = [allOf(datum.condition, then), allOf(notOf(datum.condition), otherwise)].filter(({ is }) => is !== "never");
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : parts.length === 0 ? { is: "never" } : { is: "any", of: parts };
}

export function list(items: readonly Datum[], place: Place): Known<Content> | Unknown {
  return items.length > mostItems ? unknown("it has too many items", place) : known<Content>(items, place);
}

export function dictionary(entries: Iterable<readonly [string, Datum]>, place: Place): Known<Content> | Unknown {
  const map = new Map(entries);
  return map.size > mostItems ? unknown("it has too many entries", place) : known<Content>(map, place);
}

/** What people write has some dozens; lists that are put together of themselves have more. */
const mostItems = 5000;

/** What an argument of a resource is worth, as a reference to that resource. */
export function referring(value: Datum, refersTo: Reference): Datum {
  if (value.is === "choice") return { ...value, then: referring(value.then, refersTo), otherwise: referring(value.otherwise, refersTo) };
  if (value.is === "unknown") return { ...value, refersTo };
  return mapKnown(value, (one) => (isScalar(one.value) ? { ...one, refersTo } : one));
}

/** The value where it is used now. */
export function placedAt(datum: Datum, place: Place): Datum {
  if (datum.is === "choice") return { ...datum, then: placedAt(datum.then, place), otherwise: placedAt(datum.otherwise, place) };
  return datum.is === "absent" ? datum : { ...datum, place };
}
