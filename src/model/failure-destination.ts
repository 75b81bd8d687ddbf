import { parseArn } from "./arn.js";
import { partReferredTo } from "./by-id.js";
import type { ConsumerPart } from "./consumer.js";
import type { Destination, DestinationKind, DestinationPart } from "./destination.js";
import { follow } from "./follow.js";
import type { LambdaFunction } from "./function.js";
import type { Parts } from "./parts.js";
import { asOpenText, nameOf } from "./reference.js";
import { grantsIn } from "./role.js";
import type { Grants } from "./role.js";
import type { Scenario } from "./scenario.js";
import { valuesIn } from "./settings.js";
import { subjectOf } from "./subject.js";
import { absent, between, inScenario, isOpen, known, unknown } from "./value.js";
import type { Value } from "./value.js";

/** Where a consumer sends batches that were given up; absent where it sends them nowhere. */
export function destinationOf(part: ConsumerPart, parts: Parts, scenario: Scenario): Value<Destination> {
  return destinationMeant(inScenario(part.settings.onFailure, scenario), part, parts, scenario);
}

function destinationMeant(sent: Value<string>, part: ConsumerPart, parts: Parts, scenario: Scenario): Value<Destination> {
  if (sent.is === "absent") return sent;
  if (isOpen(sent)) {
    const { which, then, otherwise } = sent.open;
    return between(which, destinationMeant(then, part, parts, scenario), destinationMeant(otherwise, part, parts, scenario));
  }
  const place = sent.place ?? part.place;
  const followed = follow(sent, parts, scenario);
  if (followed.is === "absent") return unknown("nothing tells where it sends what it gives up", place);
  const reference = followed.refersTo;
  const declared = reference?.to === "resource" ? partReferredTo(reference, parts.destinations) : undefined;
  if (declared !== undefined) return known(declaredDestination(declared, scenario), place, sent.is === "known" ? sent.from : undefined);
  const text =
    reference?.to === "expression" ? reference.text : reference?.to !== "resource" && followed.is === "known" ? followed.value : undefined;
  const named = text === undefined ? undefined : namedDestination(text, followed, place);
  if (named !== undefined) return known(named, place, sent.is === "known" ? sent.from : undefined);
  if (sent.is === "unknown" && sent.mayBeAbsent) return sent;
  return unknown(whyUnknown(sent), place);
}

function whyUnknown(sent: Exclude<Value<string>, { is: "absent" }>): string {
  if (sent.refersTo?.to === "resource") return `no template in this run tells what ${nameOf(sent.refersTo)} is`;
  return sent.is === "unknown" ? sent.because : `nothing tells what ${sent.value} is`;
}

function declaredDestination(part: DestinationPart, scenario: Scenario): Destination {
  const { id, name, kind, place } = part;
  return {
    ...valuesIn(part.settings, scenario),
    ...{ id, subject: subjectOf(part), kind, place },
    calledBy: {
      arn: [...(kind === "topic" ? [`\${${name}}`, `\${${name}.TopicArn}`, `\${${name}.id}`] : []), `\${${name}.Arn}`, `\${${name}.arn}`],
      name: [`\${${name}}`, ...["QueueName", "TopicName", "name", "bucket", "id"].map((attribute) => `\${${name}.${attribute}}`)],
    },
    get mayPermit() {
      return part.mayPermit;
    },
  };
}

/** What the role permits that sends them there: a mapping sends with the one of its function. */
export function grantsOfSender(part: ConsumerPart, called: Value<LambdaFunction>, scenario: Scenario): Value<Grants> {
  if (part.grants !== undefined) return known(grantsIn(part.grants(), scenario), part.place);
  return grantsOf(called);
}

function grantsOf(called: Value<LambdaFunction>): Value<Grants> {
  if (called.is === "known") return known(called.value.grants, called.place);
  if (!isOpen<LambdaFunction>(called)) return called;
  const { which, then, otherwise } = called.open;
  return between(which, grantsOf(then), grantsOf(otherwise));
}

const kindsByService: Readonly<Record<string, DestinationKind>> = {
  sqs: "queue",
  sns: "topic",
  s3: "bucket",
  lambda: "function",
  events: "event bus",
  kafka: "Kafka topic",
  kinesis: "stream",
  firehose: "delivery stream",
  dynamodb: "table",
  states: "state machine",
  logs: "log group",
};

/** What an ARN names that no file of the run declares. */
function namedDestination(text: string, sent: Value<string>, place: Destination["place"] & object): Destination | undefined {
  const arn = parseArn(text);
  const kind = text.startsWith("kafka://") ? "Kafka topic" : kindsByService[arn?.service ?? ""];
  if (kind === undefined) return undefined;
  const name = arn?.resource ?? text;
  const isWhole = !name.includes("${");
  const because = sent.is === "unknown" ? sent.because : `only a deployment tells ${name}`;
  return {
    ...{ id: text, subject: text, kind, place: undefined },
    name: isWhole ? known(name, place) : { ...unknown(because, place), refersTo: { to: "expression", file: "", text: name } },
    fifo: absent,
    calledBy: { arn: [text, ...(sent.is !== "absent" && sent.refersTo !== undefined ? [asOpenText(sent.refersTo)] : [])], name: [] },
    mayPermit: undefined,
  };
}
