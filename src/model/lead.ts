import { parseSourceArn } from "./arn.js";
import type { SourceArn } from "./arn.js";
import { allOf, always, anyOf, never, notOf } from "./condition.js";
import type { Condition } from "./condition.js";
import type { ConsumerPart, Reads } from "./consumer.js";
import type { Parts } from "./parts.js";
import { asOpenText, nameOf } from "./reference.js";
import type { Reference } from "./reference.js";
import type { StreamKind, StreamPart } from "./stream.js";
import { conditionThat, leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";

/** Where a consumer's source leads. */
export type Lead =
  | { readonly to: "stream"; readonly stream: StreamPart; readonly reads: Reads }
  /** A stream that the file does not declare: `key` is equal for sources that mean the same one. */
  | {
      readonly to: "elsewhere";
      readonly key: string;
      readonly name: string;
      readonly kind: StreamKind | undefined;
      readonly reads: Reads | undefined;
      /** Set where it may turn out to be a stream of this file after all. */
      readonly doubt: string | undefined;
    }
  /** `anywhere`: it may be any stream of the file. */
  | { readonly to: "nowhere"; readonly because: string; readonly kind: StreamKind | undefined; readonly anywhere: boolean };

/** Where a source leads under one of the circumstances that its file tells apart. */
export interface PossibleLead {
  readonly when: Condition;
  readonly lead: Lead;
}

/** Above this many ways nobody could read a message about them. */
const mostWays = 64;

/** How many registrations of registrations are followed; AWS knows none at all. */
const mostRegistrations = 3;

/** Follows the source of a consumer, or of a registration, to all the streams that it may mean: one lead for each set of circumstances. */
export function leadsOf(source: Written<string>, parts: Parts, registrations = mostRegistrations): readonly PossibleLead[] {
  const leads = leavesOf(source).flatMap(({ when, value }) =>
    leadsOfValue(value, parts, registrations).map((one) => ({ when: allOf(when, one.when), lead: one.lead })),
  );
  const merged = withoutRepeats(leads);
  const tooMany: Lead = { to: "nowhere", because: "it depends on too many conditions", kind: undefined, anywhere: true };
  return merged.length > mostWays ? [{ when: always, lead: tooMany }] : merged;
}

/** Leads to the same stream are one; that only one is left means that no condition matters. */
function withoutRepeats(leads: readonly PossibleLead[]): readonly PossibleLead[] {
  const found = new Map<string, { lead: Lead; when: Condition[] }>();
  for (const { when, lead } of leads) {
    const key = JSON.stringify(lead.to === "stream" ? { ...lead, stream: lead.stream.id } : lead);
    const known = found.get(key);
    if (known === undefined) found.set(key, { lead, when: [when] });
    else known.when.push(when);
  }
  return [...found.values()].map(({ lead, when }) => ({ lead, when: found.size === 1 ? always : anyOf(...when) }));
}

function leadsOfValue(source: Value<string>, parts: Parts, registrations: number): readonly PossibleLead[] {
  if (source.is === "absent") return [certain({ to: "nowhere", because: "no source is given", kind: undefined, anywhere: false })];
  const reference = source.refersTo;
  if (reference?.to === "resource") return leadsOfResource(reference, parts, registrations);
  if (reference?.to === "expression") return leadsOfText(reference.text, parts, source.is === "unknown" ? source.because : undefined);
  if (reference !== undefined) return [certain(leadOfName(reference, source))];
  if (source.is === "known") return leadsOfText(source.value, parts, undefined);
  return [certain({ to: "nowhere", because: source.because, kind: undefined, anywhere: true })];
}

function certain(lead: Lead): PossibleLead {
  return { when: always, lead };
}

function leadsOfResource(reference: Reference & { to: "resource" }, parts: Parts, registrations: number): readonly PossibleLead[] {
  const stream = parts.streams.find((one) => one.name === reference.name);
  if (stream !== undefined) return [certain({ to: "stream", stream, reads: "shared" })];
  const registration = parts.registrations.find((one) => one.name === reference.name);
  if (registration !== undefined && registrations > 0) {
    const leads = leadsOf(registration.stream, parts, registrations - 1);
    const isStream = ["StreamARN", "stream_arn"].includes(reference.attribute ?? "");
    return isStream ? leads : leads.map(({ when, lead }) => ({ when, lead: overRegistration(lead) }));
  }
  if (parts.tables.some((table) => table.name === reference.name)) {
    return [certain({ to: "nowhere", because: `table ${reference.name} has no stream`, kind: "dynamodb", anywhere: false })];
  }
  const kind = ["StreamArn", "stream_arn"].includes(reference.attribute ?? "") ? "dynamodb" : undefined;
  const name = nameOf(reference);
  return [certain({ to: "elsewhere", key: `resource ${name}`, name, kind, reads: undefined, doubt: undefined })];
}

/** A registered consumer has a throughput of its own. */
function overRegistration(lead: Lead): Lead {
  return lead.to === "nowhere" ? lead : { ...lead, reads: "fan-out" };
}

function leadOfName(reference: Reference & { to: "parameter" | "export" }, source: Value<string>): Lead {
  const arn = source.is === "known" ? parseSourceArn(source.value) : undefined;
  const doubt = reference.to === "parameter" && source.is === "unknown" ? source.because : undefined;
  const about = describe(arn);
  return { to: "elsewhere", key: `${reference.to} ${reference.name}`, name: reference.name, ...about, doubt };
}

function leadsOfText(text: string, parts: Parts, because: string | undefined): readonly PossibleLead[] {
  const arn = parseSourceArn(text);
  const about = describe(arn);
  const elsewhere: Lead = { to: "elsewhere", key: `text ${text}`, name: text, ...about, doubt: arn === undefined ? because : undefined };
  const leads: PossibleLead[] = [];
  let rest: Condition = always;
  for (const stream of arn?.name === undefined ? [] : parts.streams) {
    const isIt = stream.arn === undefined ? (stream.kind === about.kind ? isCalled(stream, arn) : never) : isArnOf(text, stream.arn);
    if (isIt.is === "never") continue;
    leads.push({ when: allOf(rest, isIt), lead: { to: "stream", stream, reads: about.reads ?? "shared" } });
    rest = allOf(rest, notOf(isIt));
    if (rest.is === "never") return leads;
  }
  return [...leads, { when: rest, lead: elsewhere }];
}

/** The stream's own ARN, that of a consumer which is registered with it, or that of the table it belongs to. */
function isArnOf(text: string, arn: string): Condition {
  return text === arn || text.startsWith(`${arn}/`) || arn.startsWith(`${text}/stream/`) ? always : never;
}

/** By its logical id where the ARN is built around a reference, else by the name it is given. */
function isCalled(stream: StreamPart, arn: SourceArn | undefined): Condition {
  if (arn?.name === `\${${stream.name}}`) return always;
  return conditionThat(stream.settings.name, (name) => {
    if (name.is === "absent") return false;
    if (name.refersTo !== undefined) return asOpenText(name.refersTo) === arn?.name;
    return name.is === "known" && name.value === arn?.name;
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
