import type { Place } from "../source/place.js";
import { all, any, certainly, no, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Consumer } from "./consumer.js";
import { nameOf } from "./reference.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { Titled } from "./subject.js";
import { is, satisfies, whereKnown } from "./value.js";
import type { Value } from "./value.js";

/** What a destination is, in the words of messages. */
export type DestinationKind =
  | "queue"
  | "topic"
  | "bucket"
  | "function"
  | "event bus"
  | "Kafka topic"
  | "stream"
  | "delivery stream"
  | "table"
  | "state machine"
  | "log group";

export interface DestinationSettings {
  /** Its own name; absent where AWS chooses one. */
  readonly name: string;
  /** Whether a queue or a topic is said to be a FIFO one. */
  readonly fifo: boolean;
}

/** Something that a file declares and that somebody may send batches to which were given up. */
export interface DestinationPart extends Titled {
  /** `file#name`, unique in a run. */
  readonly id: string;
  readonly kind: DestinationKind;
  readonly place: Place;
  readonly when: Condition;
  readonly settings: WrittenSettings<DestinationSettings>;
  /** Why somebody may send to it whose role does not say so, as a clause; undefined where nobody may. */
  readonly mayPermit: string | undefined;
}

/** Where a consumer sends batches that were given up, in one scenario. */
export interface Destination extends ValuesOf<DestinationSettings> {
  /** Equal for destinations that are certainly one. */
  readonly id: string;
  /** Logical id or address; for one that no template declares its ARN. */
  readonly subject: string;
  readonly kind: DestinationKind;
  /** Where it is declared; undefined where no template does. */
  readonly place: Place | undefined;
  /** What policies of its file may call it: references to its ARN, and those to its name. */
  readonly calledBy: { readonly arn: readonly string[]; readonly name: readonly string[] };
  readonly mayPermit: string | undefined;
}

/** Kinds that take batches of a stream, by what sends them. */
const supported: Readonly<Record<"lambda" | "pipe", readonly DestinationKind[]>> = {
  lambda: ["queue", "topic", "bucket"],
  pipe: ["queue", "topic"],
};

/** Whether it is a FIFO queue or topic: those take no batches from a mapping. */
function isFifo({ kind, fifo, name }: Destination): Answer {
  if (kind !== "queue" && kind !== "topic") return no;
  return any(is(fifo, true), () => all(not(is(fifo, true)), endsAsFifo(name)));
}

/** The end of a name tells, and it may be written out where the rest is not. */
function endsAsFifo(name: Value<string>): Answer {
  const text = name.is !== "absent" && name.refersTo?.to === "expression" ? name.refersTo.text : undefined;
  if (text !== undefined && !text.endsWith("}")) return certainly(text.endsWith(".fifo"));
  return satisfies(name, (one) => one.endsWith(".fifo"));
}

/** Whether a mapping sends what it gives up to a FIFO queue or topic; what pipes do with one is not documented. */
export function sendsToFifo(consumer: Consumer): Answer {
  return all(certainly(consumer.kind === "lambda"), () => whereKnown(consumer.destination, isFifo));
}

/** Whether the consumer sends what it gives up to a queue that takes it, and that fills. */
export function sendsToStandardQueue({ destination }: Consumer): Answer {
  return whereKnown(destination, (one) => all(certainly(one.kind === "queue"), () => not(isFifo(one))));
}

/** Whether the consumer sends what it gives up to something that takes none of it. */
export function sendsToUnsupported(consumer: Consumer): Answer {
  const { kind } = consumer;
  if (kind !== "lambda" && kind !== "pipe") return no;
  return satisfies(consumer.destination, (destination) => !supported[kind].includes(destination.kind));
}

/** What the destination of a consumer is called in messages. */
export function destinationName({ destination, onFailure }: Consumer): string {
  if (destination.is === "known") return destination.value.subject;
  const reference = onFailure.is === "absent" ? undefined : onFailure.refersTo;
  return reference === undefined ? "its failure destination" : nameOf(reference);
}

/** In words what it is, such as "a queue" or "an event bus". */
export function kindInWords({ kind }: Destination): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}
