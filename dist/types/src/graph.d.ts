import type { ConsumerKind, ConsumerSettings } from "./model/consumer.js";
import type { Model } from "./model/link.js";
import type { Parts } from "./model/parts.js";
import type { StreamKind } from "./model/stream.js";
import type { Locator } from "./source/position.js";
/** What was understood of the files: streams and who reads them. A contract of the command line. */
export interface Graph {
    readonly schemaVersion: 1;
    readonly streams: readonly StreamNode[];
    readonly consumers: readonly ConsumerNode[];
}
export interface StreamNode {
    /** Opaque, unique in a run. */
    readonly id: string;
    readonly name: string;
    readonly kind: StreamKind | "unknown";
    /** False for a stream that no template declares: it stands where its first reader does. */
    readonly declared: boolean;
    readonly file: string;
    readonly line: number;
    readonly mode: "provisioned" | "on-demand" | null;
    readonly shards: number | null;
    readonly retentionHours: number | null;
    /** Ids of the consumers that read it and are not switched off. */
    readonly subscribers: readonly string[];
    /** The condition under which it exists; null where it always does. */
    readonly when: string | null;
}
export interface ConsumerNode {
    readonly id: string;
    readonly name: string;
    readonly kind: ConsumerKind;
    readonly source: StreamKind | "unknown";
    readonly reads: "shared" | "fan-out" | "unknown";
    /** Id of the stream; null where nobody knows which it is. */
    readonly stream: string | null;
    /** Why nobody knows, as a clause in the words of the template; null where the stream is known. */
    readonly because: string | null;
    /** Ids of the streams that it may read where nobody knows; none where nothing tells one from another. */
    readonly possible: readonly string[];
    /** What it reads in which deployments, where conditions decide that; `stream` is null where nobody knows for these, either. */
    readonly cases: readonly {
        readonly when: string;
        readonly stream: string | null;
    }[];
    readonly function: string | null;
    readonly file: string;
    readonly line: number;
    readonly settings: Readonly<Record<Exclude<keyof ConsumerSettings, "onSuccess" | "startingPositionTimestamp" | "target">, Setting>>;
    readonly when: string | null;
}
export type Setting = {
    readonly is: "known";
    readonly value: string | number | boolean;
} | {
    readonly is: "absent";
} | {
    readonly is: "unknown";
    readonly because: string;
};
/** Files that belong together, with the model of them where there is one already: what they are with nothing taken as given. */
export interface Deployment {
    readonly parts: Parts;
    readonly model?: Model;
}
/** The streams and readers that the templates hold, as far as that can be known without a deployment. */
export declare function graph(deployments: readonly Deployment[], locators: ReadonlyMap<string, Locator>): Graph;
