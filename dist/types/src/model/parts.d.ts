import type { AlarmParts, AlarmsOfRun } from "./alarm-parts.js";
import type { DeclaredConditions } from "./condition.js";
import type { ConsumerPart } from "./consumer.js";
import type { DestinationPart } from "./destination.js";
import type { ExternalReader } from "./external.js";
import type { FunctionNamePart, FunctionPart } from "./function.js";
import type { Handlers } from "./handler.js";
import type { ParameterPart, PublishedPart } from "./published.js";
import type { RegistrationPart, StreamPart } from "./stream.js";
import type { TablePart } from "./table.js";
/** Everything of interest that one file declares, or several that share streams. */
export interface Parts {
    readonly streams: readonly StreamPart[];
    readonly registrations: readonly RegistrationPart[];
    readonly consumers: readonly ConsumerPart[];
    readonly functions: readonly FunctionPart[];
    readonly functionNames: readonly FunctionNamePart[];
    readonly tables: readonly TablePart[];
    readonly destinations: readonly DestinationPart[];
    readonly published: readonly PublishedPart[];
    /** By `file#name`. */
    readonly parameters: ReadonlyMap<string, ParameterPart>;
    /** Readers that are declared beside the file; whether any of its streams is meant turns out when the parts are joined. */
    readonly externalReaders?: readonly ExternalReader[];
    /** What the sources of functions do, by the identity of their code, as far as they were read. */
    readonly handlers?: Handlers;
    /** What it says of its conditions as a whole; undefined where a format has none. Worked out when a condition matters. */
    readonly conditions?: DeclaredConditions;
    /** What is read when a rule asks for alarms. */
    readonly alarms?: AlarmParts;
    /** Ids of the consumers that the deployed version has not; undefined where there is none to compare with. */
    readonly added?: ReadonlySet<string>;
    /** What the whole run says of alarms; undefined as long as it is not put together. */
    readonly alarmsOfRun?: AlarmsOfRun;
}
/** The parts of several files as those of one, in the order of the files. */
export declare function partsOfAll(group: readonly Parts[]): Parts;
