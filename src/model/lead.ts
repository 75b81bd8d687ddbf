import { parseSourceArn } from "./arn.js";
import type { SourceArn } from "./arn.js";
import { partReferredTo } from "./by-id.js";
import { allOf, always, anyOf, never, notOf } from "./condition.js";
import type { Condition } from "./condition.js";
import type { ConsumerPart, Reads } from "./consumer.js";
import { publishedAs, whoPublishes } from "./follow.js";
import type { Parts } from "./parts.js";
import type { PublishedPart } from "./published.js";
import { asOpenText, nameOf, scopeOf } from "./reference.js";
import type { Reference } from "./reference.js";
import { sharedName } from "./shared-name.js";
import type { RegistrationPart, StreamKind, StreamPart } from "./stream.js";
import { conditionThat, leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";
import { isTableItself, mistakeOfText } from "./source-mistake.js";
import type { SourceMistake } from "./source-mistake.js";

interface LeadingAnywhere {
  /** Id of the registered consumer that it leads through; its name where no file declares it. */
  readonly over?: string;
  readonly mistake?: SourceMistake;
}

/** Where a consumer's source leads. */
export type Lead = LeadingAnywhere & Destination;

type Destination =
  | { readonly to: "stream"; readonly stream: StreamPart; readonly reads: Reads }
  /** A stream that no file declares: `key` is equal for sources that mean the same one. */
  | {
      readonly to: "elsewhere";
      readonly key: string;
      readonly name: string;
      readonly kind: StreamKind | undefined;
      readonly reads: Reads | undefined;
      /** Set where it may turn out to be a stream that is declared after all. */
      readonly doubt: string | undefined;
    }
  /** `among`: the streams of which it may be one; undefined stands for any. */
  | {
      readonly to: "nowhere";
      readonly because: string;
      readonly kind: StreamKind | undefined;
      readonly among: readonly StreamPart[] | undefined;
      /** What the source may refer to, for who wants to know: it may be something else. */
      readonly perhaps?: readonly Reference[] | undefined;
    };

/** Where a source leads under one of the circumstances that its file tells apart. */
export interface PossibleLead {
  readonly when: Condition;
  readonly lead: Lead;
}

/** Above this many ways nobody could read a message about them. */
const mostWays = 64;

/** How many names of names are followed: registrations of registrations, exports of imports. */
const mostNames = 5;

/**
 * Follows the source of a consumer, or of a registration, that stands in `scope` to all the streams that it may mean: one lead for
 * each set of circumstances.
 */
export function leadsOf(source: Written<string>, scope: string, parts: Parts, names = mostNames): readonly PossibleLead[] {
  const leads = leavesOf(source).flatMap(({ when, value }) =>
    leadsOfValue(value, scope, parts, names).map((one) => ({ when: allOf(when, one.when), lead: one.lead })),
  );
  const merged = withoutRepeats(leads);
  const tooMany: Lead = { to: "nowhere", because: "it depends on too many conditions", kind: undefined, among: undefined };
  return merged.length > mostWays ? [{ when: always, lead: tooMany }] : merged;
}

/** Leads to the same stream are one; that only one is left means that no condition matters. */
function withoutRepeats(leads: readonly PossibleLead[]): readonly PossibleLead[] {
  const found = new Map<string, { lead: Lead; when: Condition[] }>();
  for (const { when, lead } of leads) {
    const key = JSON.stringify(keyOf(lead));
    const known = found.get(key);
    if (known === undefined) found.set(key, { lead, when: [when] });
    else known.when.push(when);
  }
  return [...found.values()].map(({ lead, when }) => ({ lead, when: found.size === 1 ? always : anyOf(...when) }));
}

function keyOf(lead: Lead): unknown {
  if (lead.to === "stream") return { ...lead, stream: lead.stream.id };
  return lead.to === "nowhere" ? { ...lead, among: lead.among?.map(({ id }) => id) } : lead;
}

function leadsOfValue(source: Value<string>, scope: string, parts: Parts, names: number): readonly PossibleLead[] {
  if (source.is === "absent") return [certain({ to: "nowhere", because: "no source is given", kind: undefined, among: [] })];
  const published = names > 0 ? publishedAs(source, parts) : [];
  if (published.length > 0) return leadsOfPublished(published, parts, names - 1);
  const reference = source.refersTo;
  if (reference?.to === "resource") return leadsOfResource(reference, parts, names);
  if (reference?.to === "expression")
    return leadsOfText(reference.text, reference.file, parts, source.is === "unknown" ? source.because : undefined);
  if (reference !== undefined) return [certain(leadOfName(reference, source))];
  if (source.is === "known") return leadsOfText(source.value, scope, parts, undefined);
  return [certain({ to: "nowhere", because: source.because, kind: undefined, among: undefined, perhaps: source.mayReferTo })];
}

/** What one stack publishes is what is meant; of several any may be. */
function leadsOfPublished(published: readonly PublishedPart[], parts: Parts, names: number): readonly PossibleLead[] {
  const leads = published.map(({ value, scope }) => leadsOf(value, scope, parts, names));
  if (leads.length === 1) return leads[0] ?? [];
  const all = leads.flat().map(({ lead }) => lead);
  const kinds = new Set(all.map((lead) => (lead.to === "stream" ? lead.stream.kind : lead.kind)));
  const among = all.flatMap((lead) => (lead.to === "stream" ? [lead.stream] : lead.to === "nowhere" ? (lead.among ?? []) : []));
  return [certain({ to: "nowhere", because: whoPublishes(published), kind: kinds.size === 1 ? [...kinds][0] : undefined, among })];
}

function certain(lead: Lead): PossibleLead {
  return { when: always, lead };
}

function leadsOfResource(reference: Reference & { to: "resource" }, parts: Parts, names: number): readonly PossibleLead[] {
  const stream = partReferredTo(reference, parts.streams);
  const mistake: SourceMistake | undefined = isTableItself(reference)
    ? { is: "table", table: nameOf({ ...reference, attribute: undefined }), place: stream?.place }
    : undefined;
  if (stream !== undefined) {
    return [
      certain({ to: "stream", stream, reads: "shared", ...(mistake !== undefined && stream.kind === "dynamodb" ? { mistake } : {}) }),
    ];
  }
  const registration = partReferredTo(reference, parts.registrations);
  if (registration !== undefined && names > 0) {
    const leads = leadsOf(registration.stream, scopeOf(registration), parts, names - 1);
    const isStream = ["StreamARN", "stream_arn"].includes(reference.attribute ?? "");
    return isStream ? leads : leads.map(({ when, lead }) => ({ when, lead: overRegistration(lead, registration) }));
  }
  const table = partReferredTo(reference, parts.tables);
  if (table !== undefined) {
    const lacking: SourceMistake = { is: "table without a stream", table: table.name, place: table.place };
    return [certain({ to: "nowhere", because: `table ${table.name} has no stream`, kind: "dynamodb", among: [], mistake: lacking })];
  }
  const kind = ["StreamArn", "stream_arn"].includes(reference.attribute ?? "") ? "dynamodb" : undefined;
  const name = nameOf(reference);
  return [certain({ to: "elsewhere", key: `resource ${reference.file}#${name}`, name, kind, reads: undefined, doubt: undefined })];
}

/** A registered consumer has a throughput of its own. */
function overRegistration(lead: Lead, { id }: RegistrationPart): Lead {
  return lead.to === "nowhere" ? { ...lead, over: id } : { ...lead, reads: "fan-out", over: id };
}

function leadOfName(reference: Reference & { to: "parameter" | "export" | "output" }, source: Value<string>): Lead {
  const arn = source.is === "known" ? parseSourceArn(source.value) : undefined;
  const doubt = reference.to === "parameter" && source.is === "unknown" ? source.because : undefined;
  const { name } = reference;
  const key = reference.to === "parameter" ? `parameter ${reference.file}#${name}` : `${reference.to} ${name}`;
  return { to: "elsewhere", key, name, ...describe(arn), doubt };
}

function leadsOfText(text: string, scope: string, parts: Parts, because: string | undefined): readonly PossibleLead[] {
  const arn = parseSourceArn(text);
  const about = describe(arn);
  // What is left open means something within its file only.
  const key = text.includes("${") ? `text ${scope}#${text}` : `text ${text}`;
  const through = { ...(arn?.registration === undefined ? {} : { over: arn.registration }), ...mistakeOfText(text, arn, scope, parts) };
  const elsewhere: Lead = { to: "elsewhere", key, name: text, ...about, doubt: arn === undefined ? because : undefined, ...through };
  const leads: PossibleLead[] = [];
  let rest: Condition = always;
  for (const { stream, when } of arn?.name === undefined ? [] : streamsMeantBy(text, arn, scope, parts)) {
    leads.push({ when: allOf(rest, when), lead: { to: "stream", stream, reads: about.reads ?? "shared", ...through } });
    rest = allOf(rest, notOf(when));
    if (rest.is === "never") return leads;
  }
  return [...leads, { when: rest, lead: elsewhere }];
}

interface Meant {
  readonly stream: StreamPart;
  readonly when: Condition;
}

/** The streams of the same file before that of another one; of several others none, for then the name alone does not tell. */
function streamsMeantBy(text: string, arn: SourceArn, scope: string, parts: Parts): readonly Meant[] {
  const ofItsKind = parts.streams.filter((one) => (one.arn === undefined ? one.kind === describe(arn).kind : isArnOf(text, one.arn)));
  const meant = (streams: readonly StreamPart[], isIt: (stream: StreamPart) => Condition): readonly Meant[] =>
    streams.map((stream) => ({ stream, when: stream.arn === undefined ? isIt(stream) : always })).filter(({ when }) => when.is !== "never");
  const isOwn = (stream: StreamPart): boolean => scopeOf(stream) === scope;
  const own = meant(ofItsKind.filter(isOwn), (stream) => isCalled(stream, arn));
  const shared = arn.name === undefined ? undefined : sharedName(arn.name, scope, parts.parameters);
  const others = meant(
    ofItsKind.filter((stream) => !isOwn(stream)),
    (stream) => (shared === undefined ? never : isCalledEverywhere(stream, shared, parts)),
  );
  return [...own, ...(others.length === 1 ? others : [])];
}

/** The stream's own ARN, that of a consumer which is registered with it, or that of the table it belongs to. */
function isArnOf(text: string, arn: string): boolean {
  return text === arn || text.startsWith(`${arn}/`) || arn.startsWith(`${text}/stream/`);
}

/** By its logical id where the ARN is built around a reference, else by the name it is given. */
function isCalled(stream: StreamPart, arn: SourceArn): Condition {
  if (arn.name === `\${${stream.name}}`) return always;
  return conditionThat(stream.settings.name, (name) => openName(name) === arn.name);
}

function isCalledEverywhere(stream: StreamPart, shared: string, { parameters }: Pick<Parts, "parameters">): Condition {
  return conditionThat(stream.settings.name, (value) => {
    const name = openName(value);
    return name !== undefined && sharedName(name, scopeOf(stream), parameters) === shared;
  });
}

/** A name, with what is left open as `${…}`; undefined where it is for AWS to choose. */
function openName(name: Value<string>): string | undefined {
  if (name.is === "absent") return undefined;
  if (name.refersTo !== undefined) return asOpenText(name.refersTo);
  return name.is === "known" ? name.value : undefined;
}

/** What files that are deployed together may call the stream. */
export function sharedNamesOf(stream: StreamPart, { parameters }: Pick<Parts, "parameters">): readonly string[] {
  return leavesOf(stream.settings.name).flatMap(({ value }) => {
    const name = openName(value);
    return (name === undefined ? undefined : sharedName(name, scopeOf(stream), parameters)) ?? [];
  });
}

function describe(arn: SourceArn | undefined): { readonly kind: StreamKind | undefined; readonly reads: Reads | undefined } {
  if (arn === undefined) return { kind: undefined, reads: undefined };
  const kind = arn.service === "kinesis" || arn.service === "dynamodb" ? arn.service : undefined;
  return { kind, reads: arn.registration === undefined ? "shared" : "fan-out" };
}

/** The kind of stream that a consumer reads, as far as anything tells. */
export function kindOf(part: ConsumerPart, lead: Lead): StreamKind | undefined {
  if (lead.to === "stream") return lead.stream.kind;
  return lead.kind ?? part.declaredKind;
}
