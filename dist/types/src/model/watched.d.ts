import type { Sight } from "./alarm.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
/** The alarms on a consumer: on its function, its stream, its failure queue, or on itself. */
export interface Watched {
    /** Whether alarms are spoken of at all; see `AlarmsOfRun`. */
    readonly isSpokenOf: Answer;
    readonly sights: readonly Sight[];
    /** Whether its function, its stream or its failure queue is handed to a stack or a module that was not read. */
    readonly isHandedOut: {
        readonly function: Answer;
        readonly stream: Answer;
        readonly queue: Answer;
    };
    /** What help may call the function, the stream and the queue. */
    readonly called: {
        readonly function: Called;
        readonly stream: Called;
        readonly queue: Called;
    };
    /** Consumers that stand before it and call the same function: what that one lacks is told of the first. */
    readonly sameFunction: readonly Consumer[];
    /** Those that have the same failure queue. */
    readonly sameQueue: readonly Consumer[];
}
/** What something is called. */
export interface Called {
    /** The name in its file where it is declared, else its own; empty where nothing tells. */
    readonly name: string;
    readonly isDeclared: boolean;
}
/** What nobody speaks of. */
export declare const unwatched: Watched;
