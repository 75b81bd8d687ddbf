import type { Place } from "../source/place.js";
import { all, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Watched } from "./watched.js";
import type { Dialect } from "./dialect.js";
import type { FunctionPart, LambdaFunction } from "./function.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { Stream, StreamKind } from "./stream.js";
import type { Titled } from "./subject.js";
import { absent, is, isOneOf, isPresent, known, orDefault } from "./value.js";
import type { Made, Value, Written } from "./value.js";

/** `external`: somebody declares it beside the templates, and nothing tells what it is. */
export type ConsumerKind = "lambda" | "pipe" | "firehose" | "analytics" | "flink" | "ingestion" | "external";

/** How a reader gets its records: from the throughput that all readers share, or over a registered consumer of its own. */
export type Reads = "shared" | "fan-out";

/** What a consumer may be told; names as in the command line's JSON. */
export interface ConsumerSettings {
  readonly startingPosition: string;
  /** Records. */
  readonly batchSize: number;
  /** Seconds. */
  readonly batchingWindow: number;
  /** Times; -1 is without end. */
  readonly retryAttempts: number;
  /** Seconds; -1 is without end. */
  readonly recordAge: number;
  readonly bisect: boolean;
  /** Concurrent batches per shard. */
  readonly parallelization: number;
  /** Seconds. */
  readonly tumblingWindow: number;
  readonly reportBatchItemFailures: boolean;
  /** ARN of the place where batches go that were given up. */
  readonly onFailure: string;
  readonly enabled: boolean;
}

/** The settings of a reader that has none. */
export const noSettings: WrittenSettings<ConsumerSettings> = {
  startingPosition: absent,
  batchSize: absent,
  batchingWindow: absent,
  retryAttempts: absent,
  recordAge: absent,
  bisect: absent,
  parallelization: absent,
  tumblingWindow: absent,
  reportBatchItemFailures: absent,
  onFailure: absent,
  enabled: absent,
};

/** Something that reads a stream, as a file declares it; its name is a logical id, `Function.Event` or an address. */
export interface ConsumerPart extends Made, Titled {
  /** `file#name`, unique in a run. */
  readonly id: string;
  readonly kind: ConsumerKind;
  readonly place: Place;
  readonly when: Condition;
  readonly dialect: Dialect;
  /** ARN of the stream, or of a registered consumer. */
  readonly source: Written<string>;
  /** The kind of stream where the declaration itself says it (a SAM event's type), else what the source tells. */
  readonly declaredKind: StreamKind | undefined;
  /** How it reads where that is a setting of its own and not a matter of its source; undefined otherwise. */
  readonly declaredReads: Reads | "unknown" | undefined;
  readonly settings: WrittenSettings<ConsumerSettings>;
  /** Name or ARN of the function that is called; absent for readers that call none. */
  readonly function: Written<string>;
  /** The function itself where the declaration stands inside it. */
  readonly ownFunction: FunctionPart | undefined;
  /** Why processing a record twice is harmless, where the user declared it here. */
  readonly declaredIdempotent: string | undefined;
  /** Whether it stands for several of its kind, and nobody knows how many. */
  readonly repeats?: boolean;
}

/** Something that reads a stream, in one scenario. */
export interface Consumer extends ValuesOf<ConsumerSettings>, Made {
  readonly id: string;
  readonly subject: string;
  readonly kind: ConsumerKind;
  readonly place: Place;
  readonly when: Condition;
  readonly dialect: Dialect;
  readonly streamKind: Value<StreamKind>;
  readonly reads: Value<Reads>;
  /** Undefined where it is not known which stream is read; `unplaced` then says why. */
  readonly stream: Stream | undefined;
  readonly unplaced: string | undefined;
  /** Absent for readers that call no function; unknown for a function that no template shows. */
  readonly function: Value<LambdaFunction>;
  readonly declaredIdempotent: string | undefined;
  /** The alarms on it. */
  readonly watched: Watched;
}

/** Whether batches that are given up go anywhere; asked of the readers that can be told to. */
export function lacksFailureDestination(consumer: Consumer): Answer {
  return all(isOneOf(known(consumer.kind, consumer.place), ["lambda", "pipe"]), not(isPresent(consumer.onFailure)));
}

/** Whether a failing batch is tried again until its records expire: neither attempts nor age are limited. */
export function retriesWithoutEnd(consumer: Consumer): Answer {
  return all(is(orDefault(consumer.retryAttempts, -1, consumer.place), -1), is(orDefault(consumer.recordAge, -1, consumer.place), -1));
}

/** Whether a failing batch is split in two and both halves are run again. */
export function isBisecting(consumer: Consumer): Answer {
  return is(orDefault(consumer.bisect, false, consumer.place), true);
}

/** Whether its batches run through a function. */
export function callsFunction(consumer: Consumer): Answer {
  return isPresent(consumer.function);
}

/** Whether the consumer is switched on; one that is not reads nothing and nobody speaks of it. */
export function isReading(consumer: Consumer): Answer {
  return not(is(orDefault(consumer.enabled, true, consumer.place), false));
}
