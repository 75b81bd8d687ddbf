import { parseSourceArn } from "./arn.js";
import type { SourceArn } from "./arn.js";
import type { Scenario } from "./condition.js";
import type { ConsumerPart, Reads } from "./consumer.js";
import { candidatesOf, follow } from "./follow.js";
import type { Followed } from "./follow.js";
import type { Parts } from "./parts.js";
import { asOpenText, isReferenceTo, nameOf, scopeOf } from "./reference.js";
import type { Reference } from "./reference.js";
import { sharedName } from "./shared-name.js";
import type { StreamKind, StreamPart } from "./stream.js";
import { inScenario } from "./value.js";
import type { Value } from "./value.js";

/** Where a consumer's source leads. */
export type Lead =
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
    };

/** Follows the source of a consumer, or of a registration, that stands in `scope`, to the stream it means. */
export function leadOf(source: Value<string>, scope: string, parts: Parts, scenario: Scenario): Lead {
  const candidates = candidatesOf(source, parts, scenario);
  if (candidates.length > 0) return leadToOneOf(candidates, follow(source, scope, parts, scenario), parts, scenario);
  const { value: end, scope: at } = follow(source, scope, parts, scenario);
  if (end.is === "absent") return { to: "nowhere", because: "no source is given", kind: undefined, among: [] };
  const reference = end.refersTo;
  if (reference?.to === "resource") return leadOfResource(reference, parts, scenario);
  if (reference?.to === "expression")
    return leadOfText(reference.text, reference.file, parts, scenario, end.is === "unknown" ? end.because : undefined);
  if (reference !== undefined) return leadOfName(reference, end);
  if (end.is === "known") return leadOfText(end.value, at, parts, scenario, undefined);
  return { to: "nowhere", because: end.because, kind: undefined, among: undefined };
}

function leadToOneOf(candidates: readonly Followed[], end: Followed, parts: Parts, scenario: Scenario): Lead {
  const leads = candidates.map(({ value, scope }) => leadOf(value, scope, parts, scenario));
  const kinds = new Set(leads.map((lead) => (lead.to === "stream" ? lead.stream.kind : lead.kind)));
  const among = leads.flatMap((lead) => (lead.to === "stream" ? [lead.stream] : lead.to === "nowhere" ? (lead.among ?? []) : []));
  const because = end.value.is === "unknown" ? end.value.because : "its source is published twice";
  return { to: "nowhere", because, kind: kinds.size === 1 ? [...kinds][0] : undefined, among };
}

function leadOfResource(reference: Reference & { to: "resource" }, parts: Parts, scenario: Scenario): Lead {
  const stream = parts.streams.find((one) => isReferenceTo(reference, one));
  if (stream !== undefined) return { to: "stream", stream, reads: "shared" };
  const registration = parts.registrations.find((one) => isReferenceTo(reference, one));
  if (registration !== undefined) {
    const lead = leadOf(inScenario(registration.stream, scenario), scopeOf(registration), parts, scenario);
    return ["StreamARN", "stream_arn"].includes(reference.attribute ?? "") ? lead : overRegistration(lead);
  }
  if (parts.tables.some((table) => isReferenceTo(reference, table))) {
    return { to: "nowhere", because: `table ${reference.name} has no stream`, kind: "dynamodb", among: [] };
  }
  const kind = ["StreamArn", "stream_arn"].includes(reference.attribute ?? "") ? "dynamodb" : undefined;
  const name = nameOf(reference);
  return { to: "elsewhere", key: `resource ${reference.file}#${name}`, name, kind, reads: undefined, doubt: undefined };
}

/** A registered consumer has a throughput of its own. */
function overRegistration(lead: Lead): Lead {
  return lead.to === "nowhere" ? lead : { ...lead, reads: "fan-out" };
}

function leadOfName(reference: Reference & { to: "parameter" | "export" }, source: Value<string>): Lead {
  const arn = source.is === "known" ? parseSourceArn(source.value) : undefined;
  const doubt = reference.to === "parameter" && source.is === "unknown" ? source.because : undefined;
  const { name } = reference;
  const key = reference.to === "parameter" ? `parameter ${reference.file}#${name}` : `${reference.to} ${name}`;
  return { to: "elsewhere", key, name, ...describe(arn), doubt };
}

function leadOfText(text: string, scope: string, parts: Parts, scenario: Scenario, because: string | undefined): Lead {
  const arn = parseSourceArn(text);
  const about = describe(arn);
  const declared = arn === undefined ? undefined : streamMeantBy(text, arn, scope, parts, scenario);
  if (declared !== undefined) return { to: "stream", stream: declared, reads: about.reads ?? "shared" };
  // What is left open means something within its file only.
  const key = text.includes("${") ? `text ${scope}#${text}` : `text ${text}`;
  return { to: "elsewhere", key, name: text, ...about, doubt: arn === undefined ? because : undefined };
}

/** The stream of the same file before that of another one; of several others none, for then the name alone does not tell. */
function streamMeantBy(text: string, arn: SourceArn, scope: string, parts: Parts, scenario: Scenario): StreamPart | undefined {
  const ofItsKind = parts.streams.filter((one) => (one.arn === undefined ? one.kind === describe(arn).kind : isArnOf(text, one.arn)));
  const own = ofItsKind.find((one) => scopeOf(one) === scope && (one.arn !== undefined || isCalled(one, arn, scenario)));
  if (own !== undefined) return own;
  const shared = arn.name === undefined ? undefined : sharedName(arn.name, scope, parts.parameters);
  const [only, ...others] = ofItsKind.filter(
    (one) => one.arn !== undefined || (shared !== undefined && sharedNameOf(one, parts, scenario) === shared),
  );
  return others.length === 0 ? only : undefined;
}

/** The stream's own ARN, that of a consumer which is registered with it, or that of the table it belongs to. */
function isArnOf(text: string, arn: string): boolean {
  return text === arn || text.startsWith(`${arn}/`) || arn.startsWith(`${text}/stream/`);
}

/** By its logical id where the ARN is built around a reference, else by the name it is given. */
function isCalled(stream: StreamPart, arn: SourceArn, scenario: Scenario): boolean {
  return arn.name !== undefined && (arn.name === `\${${stream.name}}` || arn.name === openNameOf(stream, scenario));
}

/** What the stream is called, with what is left open as `${…}`; undefined where its name is for AWS to choose. */
function openNameOf(stream: StreamPart, scenario: Scenario): string | undefined {
  const name = inScenario(stream.settings.name, scenario);
  if (name.is === "absent") return undefined;
  if (name.refersTo !== undefined) return asOpenText(name.refersTo);
  return name.is === "known" ? name.value : undefined;
}

/** What files that are deployed together call the stream. */
export function sharedNameOf(stream: StreamPart, { parameters }: Pick<Parts, "parameters">, scenario: Scenario): string | undefined {
  const name = openNameOf(stream, scenario);
  return name === undefined ? undefined : sharedName(name, scopeOf(stream), parameters);
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
