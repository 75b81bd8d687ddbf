import { all, any, certainly, moreThan, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { ConsumerKind } from "./consumer.js";
import { sharedReaders } from "./stream.js";
import type { Stream, Subscription } from "./stream.js";
import { is } from "./value.js";

/** How often readers of each kind poll a shard in a second. */
export type Polls = Readonly<Record<ConsumerKind, number>>;

/** What a stream bears, unless the configuration says otherwise. */
export const usualThroughput = {
  limit: 3,
  onDemandLimit: 1,
  pollsPerSecond: 5,
  polls: { lambda: 1, firehose: 1, analytics: 1, pipe: 4, flink: 5, ingestion: 1, external: 1 },
} as const;

export interface Throughput {
  /** Readers that share a stream without holding one another up. */
  readonly limit: number;
  /** The same for an on-demand stream. */
  readonly onDemandLimit: number;
  readonly pollsPerSecond: number;
  readonly polls: Polls;
}

/** Whether the readers that share a Kinesis stream are more than it bears. */
export function isOversubscribed(stream: Stream, { limit, onDemandLimit, pollsPerSecond, polls }: Throughput = usualThroughput): Answer {
  return all(
    is(stream.kind, "kinesis"),
    any(pollsTooOften(stream, polls, pollsPerSecond), moreThan(limit, sharedReaders(stream)), crowdsOnDemand(stream, onDemandLimit)),
  );
}

/** Whether its readers poll a shard more often than it answers. */
export function pollsTooOften(stream: Stream, polls: Polls, perSecond: number): Answer {
  return moreThan(perSecond, weighedByPolls(sharedReaders(stream), polls));
}

/** The readers, each weighing as much as it polls. */
export function weighedByPolls(readers: readonly Subscription[], polls: Polls): readonly Subscription[] {
  return readers.map((reader) => ({ ...reader, weight: polls[reader.consumer.kind] * (reader.weight ?? 1) }));
}

function crowdsOnDemand(stream: Stream, limit: number): Answer {
  return all(is(stream.mode, "on-demand"), moreThan(limit, sharedReaders(stream)));
}

/** Whether several readers hang on the only shard of a stream that nothing scales; of an oversubscribed one others speak. */
export function hangsOnOneShard(stream: Stream): Answer {
  return all(
    is(stream.kind, "kinesis"),
    is(stream.mode, "provisioned"),
    is(stream.shards, 1),
    () => moreThan(1, stream.subscriptions),
    () => not(isOversubscribed(stream)),
    () => certainly(!stream.mayBeScaled),
  );
}
