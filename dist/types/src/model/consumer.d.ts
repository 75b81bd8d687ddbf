import type { Place } from "../source/place.js";
import type { Answer, Counted } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Destination } from "./destination.js";
import type { Dialect } from "./dialect.js";
import type { FunctionPart, LambdaFunction } from "./function.js";
import type { Grants } from "./role.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { SourceMistake } from "./source-mistake.js";
import type { Stream, StreamKind } from "./stream.js";
import type { Titled } from "./subject.js";
import type { Made, Value, Written } from "./value.js";
import type { Watched } from "./watched.js";
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
    /** ARN of the place where batches go that were processed; for asynchronous calls only. */
    readonly onSuccess: string;
    readonly enabled: boolean;
    /** The point in time that reading starts at, as it is written. */
    readonly startingPositionTimestamp: string;
    /** What a pipe sends its batches to. */
    readonly target: PipeTarget;
}
/** What a pipe sends its batches to; "other" takes no batches, or any. */
export type PipeTarget = "queue" | "topic" | "event bus" | "stream" | "delivery stream" | "log group" | "other";
/** The settings of a reader that has none. */
export declare const noSettings: WrittenSettings<ConsumerSettings>;
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
    /** The patterns of which a record has to match one to be handed on; undefined for readers that cannot have any. */
    readonly filters?: Written<readonly Written<string>[]>;
    /** Settings by the names they are written with that mappings on streams do not have. */
    readonly foreignSettings?: ReadonlyMap<string, Written<unknown>>;
    /** Name or ARN of the function that is called; absent for readers that call none. */
    readonly function: Written<string>;
    /** The function itself where the declaration stands inside it. */
    readonly ownFunction: FunctionPart | undefined;
    /** What the role permits that it runs with itself; undefined for one that runs with the role of its function. */
    readonly grants?: () => Grants;
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
    /** ARN of the stream, or of a registered consumer, as it is written. */
    readonly source: Value<string>;
    /** What its source is where it is no stream; absent where it is one. */
    readonly sourceMistake: Value<SourceMistake>;
    readonly filters: Value<readonly Value<string>[]>;
    readonly foreignSettings: ReadonlyMap<string, Value<unknown>>;
    /** The mappings before it of which the same function may be called with the records of the same stream. */
    readonly twins: readonly CountedConsumer[];
    /** Undefined where it is not known which stream is read; `unplaced` then says why. */
    readonly stream: Stream | undefined;
    readonly unplaced: string | undefined;
    /** Absent for readers that call no function; unknown for a function that no template shows. */
    readonly function: Value<LambdaFunction>;
    /** The consumers that stand before it in the run, each with whether it is there. */
    readonly before: readonly {
        readonly consumer: Consumer;
        readonly there: Answer;
    }[];
    /** What it calls that function: a name, an ARN, a reference. */
    readonly callee: Value<string>;
    /** Where batches go that were given up; absent where they go nowhere, unknown where nothing tells what that is. */
    readonly destination: Value<Destination>;
    /** What the role permits that sends them there. */
    readonly grants: Value<Grants>;
    readonly declaredIdempotent: string | undefined;
    /** The alarms on it. */
    readonly watched: Watched;
    /** Whether the version that is deployed has it not; false where there is none to compare with. */
    readonly isNew: boolean;
}
/** A consumer that may or may not be what it is counted as. */
export interface CountedConsumer extends Counted {
    readonly consumer: Consumer;
}
/** The subject, and what decided that it exists and that these settings are what they are, where the text alone does not. */
export declare function subjectWith(consumer: Consumer, ...settings: readonly Value<unknown>[]): string;
/** Whether batches that are given up go anywhere; asked of the readers that can be told to. */
export declare function lacksFailureDestination(consumer: Consumer): Answer;
/** Whether a failing batch is tried again until its records expire: neither attempts nor age are limited. */
export declare function retriesWithoutEnd(consumer: Consumer): Answer;
/**
 * Whether nothing is said of failures: no destination, no limit, no splitting, no partial batches. One finding tells of such a consumer all that
 * there is to tell, so that what matters less is not asked.
 */
export declare function isLeftToDefaults(consumer: Consumer): Answer;
/** Whether a failing batch is split in two and both halves are run again; one record cannot be split. */
export declare function isBisecting(consumer: Consumer): Answer;
/** Whether its batches run through a function. */
export declare function callsFunction(consumer: Consumer): Answer;
/** Whether the consumer reads anything: it is switched on, and its source is a stream. Of one that does not nobody speaks. */
export declare function isReading(consumer: Consumer): Answer;
/** Whether the consumer is switched on. */
export declare function isSwitchedOn(consumer: Consumer): Answer;
