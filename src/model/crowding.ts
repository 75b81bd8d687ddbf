import { all, any, moreThan } from "./answer.js";
import type { Answer } from "./answer.js";
import type { ConsumerKind } from "./consumer.js";
import { sharedReaders } from "./stream.js";
import type { Stream, Subscription } from "./stream.js";
import { is } from "./value.js";

/** How often each kind of reader polls a shard, in calls a second. */
export type Polls = Readonly<Record<ConsumerKind, number>>;

/** From when on readers that share a Kinesis stream are too many. */
export interface Crowding {
  /** Shared readers. */
  readonly limit: number;
  /** The same on an on-demand stream. */
  readonly onDemandLimit: number;
  /** Calls that a shard answers in a second. */
  readonly pollsPerSecond: number;
  readonly polls: Polls;
}

/** What holds where nobody says otherwise. */
export const usualCrowding = {
  limit: 3,
  onDemandLimit: 1,
  pollsPerSecond: 5,
  polls: { lambda: 1, firehose: 1, analytics: 1, pipe: 4, flink: 5, ingestion: 1, external: 1 },
} as const satisfies Crowding;

/** Whether too many readers share the throughput of a Kinesis stream. */
export function isCrowded(stream: Stream, { limit, onDemandLimit, pollsPerSecond, polls }: Crowding): Answer {
  return all(
    is(stream.kind, "kinesis"),
    any(
      isPolledTooOften(stream, polls, pollsPerSecond),
      moreThan(limit, sharedReaders(stream)),
      all(is(stream.mode, "on-demand"), moreThan(onDemandLimit, sharedReaders(stream))),
    ),
  );
}

/** Whether the shared readers of a stream ask each shard more often than it answers. */
export function isPolledTooOften(stream: Stream, polls: Polls, perSecond: number): Answer {
  return moreThan(perSecond, weighed(sharedReaders(stream), polls));
}

/** Readers with the calls that each makes in a second as their weight. */
export function weighed(readers: readonly Subscription[], polls: Polls): readonly Subscription[] {
  return readers.map((reader) => ({ ...reader, weight: polls[reader.consumer.kind] * (reader.weight ?? 1) }));
}
