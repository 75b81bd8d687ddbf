import type { Alarm } from "./alarm.js";
import type { Consumer } from "./consumer.js";
import type { Parts } from "./parts.js";
import type { Scenario } from "./scenario.js";
import type { Registration, Stream } from "./stream.js";
import type { CalledFunction } from "./function.js";
/** Streams and who reads them, in one scenario. */
export interface Model {
    readonly streams: readonly Stream[];
    readonly consumers: readonly Consumer[];
    readonly functions: readonly CalledFunction[];
    readonly registrations: readonly Registration[];
    /** One of them by its id; undefined where it does not exist in the scenario. */
    stream(id: string): Stream | undefined;
    consumer(id: string): Consumer | undefined;
    function(id: string): CalledFunction | undefined;
    registration(id: string): Registration | undefined;
    /** The alarms that its files declare. */
    readonly alarms: readonly Alarm[];
    alarm(id: string): Alarm | undefined;
}
/** Joins parts that belong together: every consumer to the stream it reads and to the function it calls, as they are in `scenario`. */
export declare function link(parts: Parts, scenario: Scenario): Model;
/** The same for many scenarios: each is joined once, and only as far as somebody asks. */
export declare function linker(parts: Parts): (scenario: Scenario) => Model;
