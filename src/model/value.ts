import { any, certainly, no, unsure, whichever, yes } from "./answer.js";
import type { Answer, Unsure } from "./answer.js";
import { allOf, always, either, never, notOf } from "./condition.js";
import type { Condition } from "./condition.js";
import type { Place } from "../source/place.js";
import type { Reference } from "./reference.js";
import type { Scenario } from "./scenario.js";

/** A part that may have been made and not written. */
export interface Made {
  /** What decided that it exists, where the text alone does not: "the default of parameter Names". */
  readonly from?: string | undefined;
  /** The calls of the modules that it stands in, the outermost first. */
  readonly calls?: readonly Call[] | undefined;
}

/** Where a module is called. */
export interface Call {
  /** Such as `module.ingest`. */
  readonly name: string;
  readonly place: Place;
}

/** What a template says of one property. Presence and value are separate: a reference is there though nobody knows its value. */
export type Value<T> = Known<T> | Absent | Unknown;

export interface Known<T> {
  readonly is: "known";
  readonly value: T;
  readonly place: Place;
  /** Where the value comes from when it is not written at its place, such as "the default of parameter X". */
  readonly from?: string;
  /** What the property is a reference to, where it is one. */
  readonly refersTo?: Reference;
}

export interface Absent {
  readonly is: "absent";
}

export interface Unknown {
  readonly is: "unknown";
  /** A clause such as "parameter X has no default". */
  readonly because: string;
  /** False where the property is certainly there and only its value is unknown. */
  readonly mayBeAbsent: boolean;
  readonly place?: Place;
  /** What the property is a reference to, where it is one. */
  readonly refersTo?: Reference;
  /** What it may be a reference to, where that is one of several and nothing tells which. */
  readonly mayReferTo?: readonly Reference[];
  /** What it is in either case, where the scenario leaves a condition open and nothing else. */
  readonly open?: OpenChoice<unknown>;
}

/** Two values of which the scenario does not tell which one it is. */
export interface OpenChoice<T> {
  readonly which: Unsure;
  readonly then: Value<T>;
  readonly otherwise: Value<T>;
}

export const absent: Absent = { is: "absent" };

export function known<T>(value: T, place: Place, from?: string): Known<T> {
  return from === undefined ? { is: "known", value, place } : { is: "known", value, place, from };
}

/** A property that is there, with a value that only a deployment tells. */
export function unknown(because: string, place?: Place): Unknown {
  return place ? { is: "unknown", because, mayBeAbsent: false, place } : { is: "unknown", because, mayBeAbsent: false };
}

/** A property of which not even the presence is known. */
export function perhapsAbsent(because: string, place?: Place): Unknown {
  return { ...unknown(because, place), mayBeAbsent: true };
}

/** A property as it is written: it may differ between deployments. Readers make these, `settle` turns them into values. */
export type Written<T> = Value<T> | Choice<T>;

/** `Fn::If` and its like: one of two, as the condition holds or not. */
export interface Choice<T> {
  readonly is: "choice";
  readonly condition: Condition;
  readonly then: Written<T>;
  readonly otherwise: Written<T>;
}

/** The value that `written` has in `scenario`; where the scenario leaves a condition open, only what both branches share is known. */
export function inScenario<T>(written: Written<T>, scenario: Scenario): Value<T> {
  if (written.is !== "choice") return written;
  const which = scenario.holds(written.condition);
  if (which.is === "yes") return inScenario(written.then, scenario);
  if (which.is === "no") return inScenario(written.otherwise, scenario);
  const [then, otherwise] = scenario.branches(written.condition);
  return between(which, inScenario(written.then, then), inScenario(written.otherwise, otherwise));
}

/** The value that is one of two, which of them the scenario does not tell. */
export function between<T>(which: Unsure, then: Value<T>, otherwise: Value<T>): Value<T> {
  if (then.is === "absent" && otherwise.is === "absent") return absent;
  if (then.is === "known" && otherwise.is === "known" && then.value === otherwise.value) return then;
  const place = then.is === "absent" ? (otherwise.is === "absent" ? undefined : otherwise.place) : then.place;
  const either = mayBeAbsent(then) || mayBeAbsent(otherwise) ? perhapsAbsent : unknown;
  const refersTo = sharedReference(then, otherwise);
  return { ...either(which.because.join(", "), place), ...(refersTo === undefined ? {} : { refersTo }), open: { which, then, otherwise } };
}

function sharedReference(one: Value<unknown>, other: Value<unknown>): Reference | undefined {
  if (one.is === "absent" || other.is === "absent" || one.refersTo === undefined || other.refersTo === undefined) return undefined;
  return JSON.stringify(one.refersTo) === JSON.stringify(other.refersTo) ? one.refersTo : undefined;
}

function mayBeAbsent(value: Value<unknown>): boolean {
  return value.is === "absent" || (value.is === "unknown" && value.mayBeAbsent);
}

/** Applies `change` to the value wherever it is known, in every branch. */
export function mapKnown<T, U>(written: Written<T>, change: (known: Known<T>) => Written<U>): Written<U> {
  switch (written.is) {
    case "known":
      return change(written);
    case "choice": {
      const then = mapKnown(written.then, change);
      const otherwise = mapKnown(written.otherwise, change);
      return { is: "choice", condition: written.condition, then, otherwise };
    }
    default:
      return written;
  }
}

/** The same, coming from there wherever it is known; see `Known.from`. */
export function withSource<T>(written: Written<T>, from: string | undefined): Written<T> {
  if (from === undefined) return written;
  return mapKnown(written, (known) => ({ ...known, from: sources([known.from, from]) ?? from }));
}

/** Several sources in one clause, each once; undefined where there is none. */
export function sources(all: readonly (string | undefined)[]): string | undefined {
  const named = all.filter((source) => source !== undefined).flatMap((source) => source.split(" and "));
  return named.length === 0 ? undefined : [...new Set(named)].join(" and ");
}

/** In words what decided that these parts exist where the text does not, such as "with the default of parameter Names"; empty where the text does. */
export function existsWith(parts: readonly Made[]): string {
  const from = sources(parts.map((part) => part.from));
  return from === undefined ? "" : `with ${from}`;
}

/** In words where a value comes from that is not written at its place, such as " (with the default of parameter X)"; else empty. */
export function sourceInWords(value: Value<unknown>): string {
  return value.is === "known" && value.from !== undefined ? ` (with ${value.from})` : "";
}

/** The circumstances under which `test` holds of the value; `test` may itself name circumstances. */
export function conditionThat<T>(written: Written<T>, test: (value: Value<T>) => Condition | boolean): Condition {
  if (written.is === "choice") return either(written.condition, conditionThat(written.then, test), conditionThat(written.otherwise, test));
  const answer = test(written);
  return typeof answer === "boolean" ? (answer ? always : never) : answer;
}

/** Each value that a property may have, and the circumstances under which it does. */
export function leavesOf<T>(written: Written<T>, when: Condition = always): readonly Leaf<T>[] {
  if (written.is !== "choice") return [{ when, value: written }];
  return [...leavesOf(written.then, allOf(when, written.condition)), ...leavesOf(written.otherwise, allOf(when, notOf(written.condition)))];
}

/** One of the values of a property. */
export interface Leaf<T> {
  readonly when: Condition;
  readonly value: Value<T>;
}

/** The value where nothing is given of what it is made of: what parameters are by default. */
export function usually<T>(written: Written<T>): Written<T> {
  if (written.is !== "choice") return written;
  if (written.condition.is === "given") return usually(written.otherwise);
  return { ...written, then: usually(written.then), otherwise: usually(written.otherwise) };
}

/** Whether the property is there, whatever its value. */
export function isPresent(value: Value<unknown>): Answer {
  if (value.is !== "unknown") return value.is === "absent" ? no : yes;
  return value.mayBeAbsent ? inBoth(value, isPresent) : yes;
}

/** Whether the property has exactly this value; an absent one has none. */
export function is<T>(value: Value<T>, expected: T): Answer {
  return satisfies(value, (actual) => actual === expected);
}

/** Whether the property has one of these values. */
export function isOneOf<T>(value: Value<T>, expected: readonly T[]): Answer {
  return any(...expected.map((one) => is(value, one)));
}

/** Whether the property is there and its value passes the test. */
export function satisfies<T>(value: Value<T>, test: (value: T) => boolean): Answer {
  return whereKnown(value, (one) => certainly(test(one)));
}

/** The question put to the value: no where there is none, and asked of both cases where a condition is open. */
export function whereKnown<T>(value: Value<T>, ask: (value: T) => Answer): Answer {
  if (value.is === "absent") return no;
  return value.is === "unknown" ? inBoth<T>(value, (one) => whereKnown(one, ask)) : ask(value.value);
}

/** Where a property is written, for a finding that stands there; nothing for one that is not. */
export function writtenAt(value: Value<unknown>): { readonly at?: Place } {
  return value.is === "absent" || value.place === undefined ? {} : { at: value.place };
}

/** The property with the service's default in place of nothing. */
export function orDefault<T>(value: Value<T>, byDefault: T, subject: Place): Value<T> {
  if (value.is !== "unknown") return value.is === "absent" ? known(byDefault, subject) : value;
  const choice = openChoice<T>(value);
  if (choice === undefined) return value;
  return between(choice.which, orDefault(choice.then, byDefault, subject), orDefault(choice.otherwise, byDefault, subject));
}

/** The question put to both cases where a condition is open, else unsure. */
export function inBoth<T>(value: Unknown, ask: (value: Value<T>) => Answer): Answer {
  const choice = openChoice<T>(value);
  return choice === undefined ? unsure(value.because) : whichever(choice.which, ask(choice.then), ask(choice.otherwise));
}

/** Whether a condition alone decides what the value is, and not even a reference is common to both cases. */
export function isOpen<T>(value: Value<T>): value is Unknown & { readonly open: OpenChoice<T> } {
  return value.is === "unknown" && value.open !== undefined && value.refersTo === undefined;
}

/** An unknown value does not say what type it would have; both cases have the one that is asked for. */
function openChoice<T>(value: Unknown): OpenChoice<T> | undefined {
  return value.open as OpenChoice<T> | undefined;
}
