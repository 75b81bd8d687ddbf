import { certainly, no, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { partReferredTo } from "./by-id.js";
import { follow } from "./follow.js";
import { oncePer } from "./once.js";
import type { Parts } from "./parts.js";
import { asOpenText, scopeOf } from "./reference.js";
import { sharedName } from "./shared-name.js";
import type { Scenario } from "./scenario.js";
import { inBoth, inScenario, isOpen } from "./value.js";
import type { Unknown, Value, Written } from "./value.js";

/** What dimensions of a metric, and destinations, name. */
export type NamedKind = "function" | "stream" | "table" | "queue";

/** A part with a name of its own, which AWS chooses where the file does not. */
export interface NamedPart {
  readonly id: string;
  readonly name: string;
  readonly settings: { readonly name: Written<string> };
}

/** What a value stands for: a part that is declared, or whatever has this name. */
export interface Meant {
  readonly part: NamedPart | undefined;
  readonly name: Value<string>;
}

/** The parts of a kind. */
export function partsOfKind(kind: NamedKind, parts: Parts): readonly NamedPart[] {
  if (kind === "function") return parts.functions;
  return kind === "queue" ? queuesAmong(parts.destinations) : streamsAmong(parts.streams)[kind];
}

const queuesAmong = oncePer((destinations: Parts["destinations"]) => destinations.filter(({ kind }) => kind === "queue"));

const streamsAmong = oncePer((streams: Parts["streams"]) => ({
  stream: streams.filter(({ kind }) => kind === "kinesis"),
  table: streams.filter(({ kind }) => kind === "dynamodb"),
}));

/** Whether the value, a name or an ARN, is that of the thing. */
export function names(value: Value<string>, thing: Meant, kind: NamedKind, parts: Parts, scenario: Scenario): Answer {
  if (isOpen(value)) return inBoth<string>(value, (one) => names(one, thing, kind, parts, scenario));
  return value.is === "absent" ? no : isSame(meantBy(value, kind, parts, scenario), thing, parts);
}

/** What a name or an ARN stands for. */
export function meantBy(value: Exclude<Value<string>, { is: "absent" }>, kind: NamedKind, parts: Parts, scenario: Scenario): Meant {
  const followed = follow(value, parts, scenario);
  const part = partMeant(followed, kind, parts);
  return { part, name: part === undefined ? nameIn(followed, kind) : inScenario(part.settings.name, scenario) };
}

function partMeant(value: Value<string>, kind: NamedKind, parts: Parts): NamedPart | undefined {
  const reference = value.is === "absent" ? undefined : value.refersTo;
  if (reference?.to === "resource") return partReferredTo(reference, partsOfKind(kind, parts));
  if (reference?.to !== "expression") return undefined;
  const inner = /^\$\{([^{}]*)\}$/.exec(nameInText(reference.text, kind))?.[1];
  if (inner === undefined) return undefined;
  return partsOfKind(kind, parts).find((part) => scopeOf(part) === reference.file && `${inner}.`.startsWith(`${part.name}.`));
}

/** The name alone where the value is an ARN. */
function nameIn(value: Value<string>, kind: NamedKind): Value<string> {
  if (value.is === "absent") return value;
  if (value.is === "known") return { ...value, value: nameInText(value.value, kind) };
  const reference = value.refersTo;
  return reference?.to === "expression" ? { ...value, refersTo: { ...reference, text: nameInText(reference.text, kind) } } : value;
}

const arns: Readonly<Record<NamedKind, RegExp>> = {
  function: /(?:^|:)function:((?:\$\{[^{}]*\}|[^:$])+)/,
  table: /:table\/((?:\$\{[^{}]*\}|[^/$])+)/,
  stream: /:stream\/((?:\$\{[^{}]*\}|[^/$])+)/,
  queue: /^arn:(?:\$\{[^{}]*\}|[^$])*:((?:\$\{[^{}]*\}|[^:$])+)$/,
};

function nameInText(text: string, kind: NamedKind): string {
  const name = arns[kind].exec(text)?.[1];
  // A function may be called with its alias behind its name.
  return name ?? (kind === "function" ? text.replace(/^([\w-]+):[\w$-]+$/, "$1") : text);
}

/** Whether the value names the thing among others, as a list or a text of several may. */
export function mentions(value: Value<string>, thing: Meant, kind: NamedKind, parts: Parts, scenario: Scenario): boolean {
  if (value.is === "absent") return false;
  if (names(value, thing, kind, parts, scenario).is === "yes") return true;
  const { part } = thing;
  if (value.refersTo?.to !== "expression" || part === undefined || value.refersTo.file !== scopeOf(part)) return false;
  return value.refersTo.text.includes(`\${${part.name}}`) || value.refersTo.text.includes(`\${${part.name}.`);
}

function isSame(one: Meant, other: Meant, parts: Parts): Answer {
  if (one.part !== undefined && other.part !== undefined) return certainly(one.part.id === other.part.id);
  return isSameName(one.name, other.name, parts);
}

/** What a file calls by no name of its own has one that AWS chooses: nobody writes it out. */
function isSameName(one: Value<string>, other: Value<string>, parts: Parts): Answer {
  if (isOpen(one)) return inBoth<string>(one, (value) => isSameName(value, other, parts));
  if (isOpen(other)) return inBoth<string>(other, (value) => isSameName(one, value, parts));
  if (one.is === "absent") return other.is === "unknown" && !isPartlyWritten(other) ? unsure(other.because) : no;
  if (other.is === "absent") return isSameName(other, one, parts);
  const [first, second] = [nameAnywhere(one, parts), nameAnywhere(other, parts)];
  if (first !== undefined && first === second) return yes;
  if (one.is === "known" && other.is === "known") return certainly(one.value === other.value);
  if (!mayBeEqual(textOf(one), textOf(other))) return no;
  return unsure(...[one, other].flatMap((value) => (value.is === "unknown" ? [value.because] : [])));
}

/** Nobody writes a part of a name that AWS chooses. */
function isPartlyWritten({ refersTo }: Unknown): boolean {
  return refersTo?.to === "expression" && refersTo.text.replace(/\$\{[^{}]*\}/g, "") !== "";
}

/** The same for what is the same: a name that all files share, or a reference within one file. */
function nameAnywhere(value: Exclude<Value<string>, { is: "absent" }>, { parameters }: Parts): string | undefined {
  const { refersTo } = value;
  if (refersTo === undefined) return value.is === "known" ? value.value : undefined;
  if (!("file" in refersTo)) return asOpenText(refersTo);
  const text = asOpenText(refersTo);
  const isPublished = refersTo.to === "expression" && /^\$\{Fn::|^\{\{resolve:/.test(text);
  const shared = refersTo.to === "expression" && !isPublished ? sharedName(text, refersTo.file, parameters) : undefined;
  return shared ?? `${refersTo.file}#${refersTo.to === "resource" ? refersTo.name : text}`;
}

function textOf(value: Exclude<Value<string>, { is: "absent" }>): string {
  if (value.is === "known") return value.value;
  return value.refersTo?.to === "expression" && !value.refersTo.text.startsWith("{{") ? value.refersTo.text : "${}";
}

/** Whether two texts can come to the same: what is written out at their ends has to agree. */
function mayBeEqual(one: string, other: string): boolean {
  const starts = [one, other].map((text) => text.split("${", 1)[0] ?? "");
  const ends = [one, other].map((text) => text.slice(text.lastIndexOf("}") + 1));
  const [start = "", otherStart = ""] = starts;
  const [end = "", otherEnd = ""] = ends;
  const agrees = (a: string, b: string, isWithin: (longer: string, shorter: string) => boolean): boolean =>
    a.length > b.length ? isWithin(a, b) : isWithin(b, a);
  return (
    agrees(start, otherStart, (longer, shorter) => longer.startsWith(shorter)) &&
    agrees(end, otherEnd, (longer, shorter) => longer.endsWith(shorter))
  );
}
