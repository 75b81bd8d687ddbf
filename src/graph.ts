import { inWords } from "./model/condition.js";
import { isReading } from "./model/consumer.js";
import type { Consumer, ConsumerKind, ConsumerSettings } from "./model/consumer.js";
import { linker } from "./model/link.js";
import type { Model } from "./model/link.js";
import { once } from "./model/once.js";
import type { Parts } from "./model/parts.js";
import { possibleStreams } from "./model/possible.js";
import type { Unplaced } from "./model/possible.js";
import { anyDeployment } from "./model/scenario.js";
import type { Stream, StreamKind } from "./model/stream.js";
import type { Value } from "./model/value.js";
import type { Place } from "./source/place.js";
import type { Locator } from "./source/position.js";

/** What was understood of the files: streams and who reads them. A contract of the command line. */
export interface Graph {
  readonly schemaVersion: 1;
  readonly streams: readonly StreamNode[];
  readonly consumers: readonly ConsumerNode[];
}

export interface StreamNode {
  /** Opaque, unique in a run. */
  readonly id: string;
  readonly name: string;
  readonly kind: StreamKind | "unknown";
  /** False for a stream that no template declares: it stands where its first reader does. */
  readonly declared: boolean;
  readonly file: string;
  readonly line: number;
  readonly mode: "provisioned" | "on-demand" | null;
  readonly shards: number | null;
  readonly retentionHours: number | null;
  /** Ids of the consumers that read it and are not switched off. */
  readonly subscribers: readonly string[];
  /** The condition under which it exists; null where it always does. */
  readonly when: string | null;
}

export interface ConsumerNode {
  readonly id: string;
  readonly name: string;
  readonly kind: ConsumerKind;
  readonly source: StreamKind | "unknown";
  readonly reads: "shared" | "fan-out" | "unknown";
  /** Id of the stream; null where nobody knows which it is. */
  readonly stream: string | null;
  /** Why nobody knows, as a clause in the words of the template; null where the stream is known. */
  readonly because: string | null;
  /** Ids of the streams that it may read where nobody knows; none where nothing tells one from another. */
  readonly possible: readonly string[];
  /** What it reads in which deployments, where conditions decide that; `stream` is null where nobody knows for these, either. */
  readonly cases: readonly { readonly when: string; readonly stream: string | null }[];
  readonly function: string | null;
  readonly file: string;
  readonly line: number;
  readonly settings: Readonly<Record<Exclude<keyof ConsumerSettings, "onSuccess" | "startingPositionTimestamp" | "target">, Setting>>;
  readonly when: string | null;
}

export type Setting =
  | { readonly is: "known"; readonly value: string | number | boolean }
  | { readonly is: "absent" }
  | { readonly is: "unknown"; readonly because: string };

/** Files that belong together, with the model of them where there is one already: what they are with nothing taken as given. */
export interface Deployment {
  readonly parts: Parts;
  readonly model?: Model;
}

/** The streams and readers that the templates hold, as far as that can be known without a deployment. */
export function graph(deployments: readonly Deployment[], locators: ReadonlyMap<string, Locator>): Graph {
  const groups = deployments.map(understood);
  const streams = groups.flatMap((group) => group.streams);
  const external = streams.flatMap(({ subscriptions }) =>
    subscriptions.flatMap(({ consumer }) => (consumer.kind === "external" ? [{ consumer, unplaced: undefined }] : [])),
  );
  const readers = [...groups.flatMap((group) => group.readers), ...external];
  const places = [...streams, ...readers.map(({ consumer }) => consumer)];
  const lineOf = linesOf(places, locators);
  const subscribers = subscribersOf(readers);
  return {
    schemaVersion: 1,
    streams: streams.map((stream) => streamNode(stream, subscribers.get(stream.id) ?? [], lineOf)),
    consumers: readers.map((reader) => consumerNode(reader, lineOf)),
  };
}

/** A consumer, with what is known where its stream is not. */
interface Reader {
  readonly consumer: Consumer;
  readonly unplaced: Unplaced | undefined;
}

/** The streams and readers of files that belong together. */
function understood(deployment: Deployment): { readonly streams: readonly Stream[]; readonly readers: readonly Reader[] } {
  const { parts } = deployment;
  const linked = once(() => linker(parts));
  const all = anyDeployment(parts);
  const model = deployment.model ?? linked()(all);
  const unplacedIn = once(() => possibleStreams(parts, model));
  const readers = model.consumers.map((consumer): Reader => {
    if (consumer.stream !== undefined) return { consumer, unplaced: undefined };
    // Where it exists, what decides that may decide what it reads, too.
    const where = all.existing(consumer.when) ?? all;
    const here = linked()(where).consumer(consumer.id);
    if (here?.stream !== undefined) return { consumer: here, unplaced: undefined };
    return { consumer, unplaced: unplacedIn()(consumer, where) };
  });
  return { streams: model.streams, readers };
}

/** Ids of the consumers that read a stream and are not switched off, by the id of the stream. */
function subscribersOf(readers: readonly Reader[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { consumer } of readers) {
    const { stream } = consumer;
    if (stream === undefined || isReading(consumer).is === "no") continue;
    const known = found.get(stream.id);
    if (known === undefined) found.set(stream.id, [consumer.id]);
    else known.push(consumer.id);
  }
  return found;
}

function streamNode(stream: Stream, subscribers: readonly string[], lineOf: LineOf): StreamNode {
  return {
    id: stream.id,
    name: stream.subject,
    kind: valueOr(stream.kind, "unknown"),
    declared: stream.declared,
    file: stream.place.file,
    line: lineOf(stream.place),
    mode: valueOr(stream.mode, null),
    shards: valueOr(stream.shards, null),
    retentionHours: valueOr(stream.retentionHours, null),
    subscribers,
    when: inWords(stream.when),
  };
}

function consumerNode({ consumer, unplaced }: Reader, lineOf: LineOf): ConsumerNode {
  return {
    id: consumer.id,
    name: consumer.subject,
    kind: consumer.kind,
    source: valueOr(consumer.streamKind, "unknown"),
    reads: valueOr(consumer.reads, "unknown"),
    stream: consumer.stream?.id ?? null,
    because: unplaced?.because ?? null,
    possible: unplaced?.possible ?? [],
    cases: (unplaced?.cases ?? []).map(({ when, stream }) => ({ when, stream: stream ?? null })),
    function: consumer.function.is === "known" ? consumer.function.value.subject : null,
    file: consumer.place.file,
    line: lineOf(consumer.place),
    settings: settingsOf(consumer),
    when: inWords(consumer.when),
  };
}

function settingsOf(consumer: Consumer): ConsumerNode["settings"] {
  return {
    startingPosition: setting(consumer.startingPosition),
    batchSize: setting(consumer.batchSize),
    batchingWindow: setting(consumer.batchingWindow),
    retryAttempts: setting(consumer.retryAttempts),
    recordAge: setting(consumer.recordAge),
    bisect: setting(consumer.bisect),
    parallelization: setting(consumer.parallelization),
    tumblingWindow: setting(consumer.tumblingWindow),
    reportBatchItemFailures: setting(consumer.reportBatchItemFailures),
    onFailure: setting(consumer.onFailure),
    enabled: setting(consumer.enabled),
  };
}

function setting(value: Value<string | number | boolean>): Setting {
  switch (value.is) {
    case "known":
      return { is: "known", value: value.value };
    case "absent":
      return { is: "absent" };
    case "unknown":
      return { is: "unknown", because: value.because };
  }
}

function valueOr<T, U>(value: Value<T>, otherwise: U): T | U {
  return value.is === "known" ? value.value : otherwise;
}

type LineOf = (place: Place) => number;

function linesOf(parts: readonly { readonly place: Place }[], locators: ReadonlyMap<string, Locator>): LineOf {
  const lines = new Map<Place, number>();
  const byFile = new Map<string, Place[]>();
  for (const { place } of parts) {
    const known = byFile.get(place.file);
    if (known === undefined) byFile.set(place.file, [place]);
    else known.push(place);
  }
  for (const [file, places] of byFile) {
    const locations = locators.get(file)?.locateAll(places.map(({ path }) => path)) ?? [];
    places.forEach((place, index) => lines.set(place, locations[index]?.line ?? 1));
  }
  return (place) => lines.get(place) ?? 1;
}
