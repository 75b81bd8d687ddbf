import type { Place } from "../source/place.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Consumer } from "./consumer.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { Titled } from "./subject.js";
/** What a destination is, in the words of messages. */
export type DestinationKind = "queue" | "topic" | "bucket" | "function" | "event bus" | "Kafka topic" | "stream" | "delivery stream" | "table" | "state machine" | "log group";
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
    readonly calledBy: {
        readonly arn: readonly string[];
        readonly name: readonly string[];
    };
    readonly mayPermit: string | undefined;
}
/** Whether a mapping sends what it gives up to a FIFO queue or topic; what pipes do with one is not documented. */
export declare function sendsToFifo(consumer: Consumer): Answer;
/** Whether the consumer sends what it gives up to a queue that takes it, and that fills. */
export declare function sendsToStandardQueue({ destination }: Consumer): Answer;
/** Whether the consumer sends what it gives up to something that takes none of it. */
export declare function sendsToUnsupported(consumer: Consumer): Answer;
/** What the destination of a consumer is called in messages. */
export declare function destinationName({ destination, onFailure }: Consumer): string;
/** In words what it is, such as "a queue" or "an event bus". */
export declare function kindInWords({ kind }: Destination): string;
