import type { Place } from "../source/place.js";
import type { Answer, Counted } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Consumer, Reads } from "./consumer.js";
import type { Dialect } from "./dialect.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { Titled } from "./subject.js";
import type { Made, Value, Written } from "./value.js";
export type StreamKind = "kinesis" | "dynamodb";
export interface StreamSettings {
    /** The stream's own name, or the table's. */
    readonly name: string;
    /** Capacity mode of a Kinesis stream; a table's stream has none. */
    readonly mode: "provisioned" | "on-demand";
    /** Open shards of a provisioned Kinesis stream. */
    readonly shards: number;
    /** Hours a record stays readable. */
    readonly retentionHours: number;
    /** What a DynamoDB record holds, such as `NEW_IMAGE`. */
    readonly viewType: string;
    /** How a table's capacity is paid for; absent for a Kinesis stream. */
    readonly billing: "provisioned" | "on-demand";
    /** Regions a global table is replicated to, its own among them; absent where the table is no global one. */
    readonly replicas: number;
}
/** A stream as a file declares it. */
export interface StreamPart extends Made, Titled {
    /** `file#name`, unique in a run. */
    readonly id: string;
    readonly kind: StreamKind;
    readonly place: Place;
    readonly when: Condition;
    readonly dialect: Dialect;
    readonly settings: WrittenSettings<StreamSettings>;
    /** Whether anything in its file may change the number of its shards. */
    readonly mayBeScaled?: boolean;
    /** The ARN of a stream that is deployed already, where the file knows it: then no other ARN means this stream. */
    readonly arn?: string;
}
/** A registered (fan-out) consumer of a Kinesis stream: readers that name it do not share the stream's throughput. */
export interface RegistrationPart extends Titled {
    readonly id: string;
    /** Whether it stands for several of its kind, and nobody knows how many. */
    readonly repeats?: boolean | undefined;
    readonly place: Place;
    readonly when: Condition;
    readonly dialect: Dialect;
    /** Whether its file speaks of it in another place than its own. */
    readonly isMentioned: boolean;
    /** The ARN of the stream it is registered with. */
    readonly stream: Written<string>;
}
/** A stream, in one scenario, with everything that reads it. */
export interface Stream extends ValuesOf<StreamSettings>, Made {
    readonly id: string;
    /** Logical id, path of the construct or address; for a stream that no template declares what its readers call it: an ARN, an export, a parameter. */
    readonly subject: string;
    /** What references in its file call it; the subject of a stream that no template declares. */
    readonly address: string;
    readonly kind: Value<StreamKind>;
    readonly place: Place;
    readonly when: Condition;
    readonly dialect: Dialect;
    /** False for a stream that is only known from its readers. */
    readonly declared: boolean;
    /** Whether anything in its file may change the number of its shards. */
    readonly mayBeScaled: boolean;
    /** Sorted by file and place. Readers that may belong to this stream are among them, with `there` unsure. */
    readonly subscriptions: readonly Subscription[];
    /** The consumers that are registered with it, or may be. */
    readonly registrations: readonly Registered[];
}
/** A consumer that may be registered with a stream. */
export interface Registered extends Counted {
    readonly subject: string;
    readonly place: Place;
}
/** A registered (fan-out) consumer, in one scenario, with everything that reads through it. */
export interface Registration {
    readonly id: string;
    readonly subject: string;
    readonly place: Place;
    readonly when: Condition;
    readonly dialect: Dialect;
    /** Whether its file speaks of it in another place than its own. */
    readonly isMentioned: Answer;
    /** Readers that may read through it are among them, with `there` unsure. */
    readonly readers: readonly Subscription[];
}
/** One consumer on one stream. */
export interface Subscription extends Counted {
    readonly consumer: Consumer;
    readonly reads: Value<Reads>;
}
/** The readers that take part in the throughput which all readers of the stream share. */
export declare function sharedReaders(stream: Stream): readonly Subscription[];
/** What a reader of the stream is called: by its subject, and by its file where the stream stands in another one. */
export declare function readerName(stream: Stream, { consumer }: Subscription): string;
/** Whether the table is replicated to other Regions. */
export declare function isGlobalTable(stream: Stream): Answer;
/** How long a record stays readable, in words such as "24 hours" or "7 days"; undefined where nobody knows. */
export declare function retentionInWords(stream: Stream | undefined, kind: Value<StreamKind>): string | undefined;
