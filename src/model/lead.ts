import { parseSourceArn } from "./arn.js";
import type { SourceArn } from "./arn.js";
import type { Scenario } from "./condition.js";
import type { ConsumerPart, Reads } from "./consumer.js";
import type { Parts } from "./parts.js";
import { asOpenText, nameOf } from "./reference.js";
import type { Reference } from "./reference.js";
import type { StreamKind, StreamPart } from "./stream.js";
import { inScenario } from "./value.js";
import type { Value } from "./value.js";

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

/** Follows the source of a consumer, or of a registration, to the stream it means. */
export function leadOf(source: Value<string>, parts: Parts, scenario: Scenario): Lead {
  if (source.is === "absent") return { to: "nowhere", because: "no source is given", kind: undefined, anywhere: false };
  const reference = source.refersTo;
  if (reference?.to === "resource") return leadOfResource(reference, parts, scenario);
  if (reference?.to === "expression")
    return leadOfText(reference.text, parts, scenario, source.is === "unknown" ? source.because : undefined);
  if (reference !== undefined) return leadOfName(reference, source);
  if (source.is === "known") return leadOfText(source.value, parts, scenario, undefined);
  return { to: "nowhere", because: source.because, kind: undefined, anywhere: true };
}

function leadOfResource(reference: Reference & { to: "resource" }, parts: Parts, scenario: Scenario): Lead {
  const stream = parts.streams.find((one) => one.name === reference.name);
  if (stream !== undefined) return { to: "stream", stream, reads: "shared" };
  const registration = parts.registrations.find((one) => one.name === reference.name);
  if (registration !== undefined) {
    const lead = leadOf(inScenario(registration.stream, scenario), parts, scenario);
    return ["StreamARN", "stream_arn"].includes(reference.attribute ?? "") ? lead : overRegistration(lead);
  }
  if (parts.tables.some((table) => table.name === reference.name)) {
    return { to: "nowhere", because: `table ${reference.name} has no stream`, kind: "dynamodb", anywhere: false };
  }
  const kind = ["StreamArn", "stream_arn"].includes(reference.attribute ?? "") ? "dynamodb" : undefined;
  return { to: "elsewhere", key: `resource ${nameOf(reference)}`, name: nameOf(reference), kind, reads: undefined, doubt: undefined };
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

function leadOfText(text: string, parts: Parts, scenario: Scenario, because: string | undefined): Lead {
  const arn = parseSourceArn(text);
  const about = describe(arn);
  const declared =
    arn?.name === undefined
      ? undefined
      : parts.streams.find((one) =>
          one.arn === undefined ? one.kind === about.kind && isCalled(one, arn, scenario) : isArnOf(text, one.arn),
        );
  if (declared !== undefined) return { to: "stream", stream: declared, reads: about.reads ?? "shared" };
  return { to: "elsewhere", key: `text ${text}`, name: text, ...about, doubt: arn === undefined ? because : undefined };
}

/** The stream's own ARN, that of a consumer which is registered with it, or that of the table it belongs to. */
function isArnOf(text: string, arn: string): boolean {
  return text === arn || text.startsWith(`${arn}/`) || arn.startsWith(`${text}/stream/`);
}

/** By its logical id where the ARN is built around a reference, else by the name it is given. */
function isCalled(stream: StreamPart, arn: SourceArn, scenario: Scenario): boolean {
  if (arn.name === `\${${stream.name}}`) return true;
  const name = inScenario(stream.settings.name, scenario);
  if (name.is === "absent") return false;
  if (name.refersTo !== undefined) return asOpenText(name.refersTo) === arn.name;
  return name.is === "known" && name.value === arn.name;
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
