import { all, unsure } from "./answer.js";
import { holds } from "./condition.js";
import type { Scenario } from "./condition.js";
import { isReading } from "./consumer.js";
import type { Consumer, ConsumerPart, Reads } from "./consumer.js";
import { externalSubscriptions } from "./external.js";
import { functionCalledBy } from "./called-function.js";
import { kindOf, leadOf } from "./lead.js";
import { scopeOf } from "./reference.js";
import type { Lead } from "./lead.js";
import type { Parts } from "./parts.js";
import { valuesIn } from "./settings.js";
import type { Stream, StreamKind, StreamPart, StreamSettings, Subscription } from "./stream.js";
import { inScenario, is, known, perhapsAbsent, unknown } from "./value.js";
import type { Unknown, Value } from "./value.js";
import type { ValuesOf } from "./settings.js";

/** Streams and who reads them, in one scenario. */
export interface Model {
  readonly streams: readonly Stream[];
  readonly consumers: readonly Consumer[];
}

interface Reader {
  readonly part: ConsumerPart;
  readonly lead: Lead;
  readonly kind: StreamKind | undefined;
}

type Growing = Stream & { readonly subscriptions: Subscription[] };

/** Joins parts that belong together: every consumer to the stream it reads and to the function it calls, as they are in `scenario`. */
export function link(parts: Parts, scenario: Scenario): Model {
  const exists = (part: { readonly when: ConsumerPart["when"] }): boolean => holds(part.when, scenario).is !== "no";
  const readers = parts.consumers.filter(exists).map((part) => readerOf(part, parts, scenario));
  const declared = parts.streams.filter(exists).map((part) => declaredStream(part, scenario));
  const elsewhere = streamsElsewhere(readers, parts);
  const consumers = readers.map((reader) => {
    const stream = streamOf(reader, declared, elsewhere);
    const consumer = consumerOf(reader, stream, parts, scenario);
    if (stream !== undefined) stream.subscriptions.push(subscriptionOf(consumer, reader.part, consumer.reads, scenario));
    addPossible(reader, declared, consumer, scenario);
    return consumer;
  });
  const streams = [...declared, ...elsewhere.values()];
  const { externalReaders = [] } = parts;
  if (externalReaders.length > 0) {
    for (const stream of streams) stream.subscriptions.push(...externalSubscriptions(stream, externalReaders, parts, scenario));
  }
  return { streams, consumers };
}

function readerOf(part: ConsumerPart, parts: Parts, scenario: Scenario): Reader {
  const lead = leadOf(inScenario(part.source, scenario), scopeOf(part), parts, scenario);
  return { part, lead, kind: kindOf(part, lead) };
}

function declaredStream(part: StreamPart, scenario: Scenario): Growing {
  const { id, name, kind, place, when, dialect, from } = part;
  const settings = valuesIn<StreamSettings>(part.settings, scenario);
  return { ...settings, id, subject: name, kind: known(kind, place), place, when, dialect, from, declared: true, subscriptions: [] };
}

function streamsElsewhere(readers: readonly Reader[], { streams }: Parts): ReadonlyMap<string, Growing> {
  const found = new Map<string, Growing>();
  const taken = new Set(streams.map(({ id }) => id));
  for (const { part, lead, kind } of readers) {
    if (lead.to !== "elsewhere") continue;
    const earlier = found.get(lead.key);
    if (earlier === undefined) {
      // An export and a resource may be called alike and are two streams.
      const scope = scopeOf(part);
      const id = taken.has(`${scope}#${lead.name}`) ? `${scope}#${lead.key}` : `${scope}#${lead.name}`;
      taken.add(id);
      found.set(lead.key, undeclaredStream(part, id, lead.name, kind));
    } else if (earlier.kind.is === "unknown" && kind !== undefined) found.set(lead.key, { ...earlier, kind: known(kind, earlier.place) });
  }
  return found;
}

function undeclaredStream(part: ConsumerPart, id: string, name: string, kind: StreamKind | undefined): Growing {
  const notShown = (what: string): Unknown =>
    perhapsAbsent(`no template in this run declares ${name}, so nothing tells ${what}`, part.place);
  const settings: ValuesOf<StreamSettings> = {
    name: notShown("its name"),
    mode: notShown("its capacity mode"),
    shards: notShown("its shards"),
    retentionHours: notShown("its retention"),
    viewType: notShown("its view type"),
    replicas: notShown("whether its table is a global one"),
  };
  const { place, when, dialect } = part;
  const kindValue = kind === undefined ? unknown(`nothing tells which kind of stream ${name} is`, place) : known(kind, place);
  return { ...settings, id, subject: name, kind: kindValue, place, when, dialect, declared: false, subscriptions: [] };
}

function streamOf(reader: Reader, declared: readonly Growing[], elsewhere: ReadonlyMap<string, Growing>): Growing | undefined {
  const { lead } = reader;
  if (lead.to === "stream") return declared.find((stream) => stream.id === lead.stream.id);
  return lead.to === "elsewhere" ? elsewhere.get(lead.key) : undefined;
}

function consumerOf({ part, lead, kind }: Reader, stream: Stream | undefined, parts: Parts, scenario: Scenario): Consumer {
  const { id, name, place, when, dialect, from, declaredIdempotent } = part;
  const unplaced = lead.to === "nowhere" ? lead.because : undefined;
  const why = unplaced ?? `nothing tells which kind of stream ${name} reads`;
  return {
    ...valuesIn(part.settings, scenario),
    ...{ id, subject: name, kind: part.kind, place, when, dialect, from, declaredIdempotent, stream, unplaced },
    streamKind: kind === undefined ? unknown(why, place) : known(kind, place),
    reads: readsOf(part, lead, kind),
    function: functionCalledBy(part, parts, scenario),
  };
}

function readsOf({ declaredReads, name, place }: ConsumerPart, lead: Lead, kind: StreamKind | undefined): Value<Reads> {
  if (kind === "dynamodb") return known("shared", place);
  const reads = declaredReads ?? (lead.to === "nowhere" ? undefined : lead.reads);
  return reads === undefined || reads === "unknown"
    ? unknown(`nothing tells whether ${name} reads through a registered consumer`, place)
    : known(reads, place);
}

function subscriptionOf(consumer: Consumer, part: ConsumerPart, reads: Value<Reads>, scenario: Scenario): Subscription {
  const there = all(holds(part.when, scenario), isReading(consumer));
  return part.repeats === true ? { consumer, reads, there, weight: Infinity } : { consumer, reads, there };
}

/** A reader that cannot be placed may read any stream of its kind in its file and in those joined to it: their counts become unsure. */
function addPossible(reader: Reader, streams: readonly Growing[], consumer: Consumer, scenario: Scenario): void {
  const because = doubtOf(reader.lead);
  if (because === undefined) return;
  const among = reader.lead.to === "nowhere" ? reader.lead.among : undefined;
  for (const stream of streams) {
    if (among !== undefined && !among.some(({ id }) => id === stream.id)) continue;
    if (reader.kind !== undefined && is(stream.kind, reader.kind).is === "no") continue;
    const certain = subscriptionOf(consumer, reader.part, consumer.reads, scenario);
    stream.subscriptions.push({ ...certain, there: all(certain.there, unsure(`${consumer.subject} may read it too: ${because}`)) });
  }
}

function doubtOf(lead: Lead): string | undefined {
  if (lead.to === "elsewhere") return lead.doubt;
  return lead.to === "nowhere" && lead.among?.length !== 0 ? lead.because : undefined;
}
