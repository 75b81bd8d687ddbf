import type { Place } from "../source/place.js";
import type { Scenario } from "./scenario.js";
import type { Reads } from "./consumer.js";
import type { Parts } from "./parts.js";
import type { Stream, Subscription } from "./stream.js";
/** A reader that no template shows, as somebody declares it beside the templates. */
export interface ExternalReader {
    /** The name, the subject or the ARN of the stream. */
    readonly stream: string;
    /** What it is called in reports. */
    readonly name: string;
    readonly reads: Reads;
    /** Where it is declared; undefined for a declaration that stands in no file. */
    readonly place: Place | undefined;
}
/** The subscriptions of those readers that are declared for this stream. */
export declare function externalSubscriptions(stream: Stream, readers: readonly ExternalReader[], parts: Parts, scenario: Scenario): Subscription[];
/** Whether that is the name, the subject or the ARN of the stream. */
export declare function isCalled(stream: Stream, name: string, parts: Parts, scenario: Scenario): boolean;
