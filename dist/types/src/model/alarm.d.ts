import type { Place } from "../source/place.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Consumer } from "./consumer.js";
import type { Dialect } from "./dialect.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { Titled } from "./subject.js";
import type { Made, Value, Written } from "./value.js";
export interface AlarmSettings {
    /** The alarm's own name; absent where AWS chooses it. */
    readonly name: string;
    /** In the unit of the metric. */
    readonly threshold: number;
    /** Such as `GreaterThanThreshold`. */
    readonly comparison: string;
    /** How many actions it takes when it goes off. */
    readonly actions: number;
    readonly actionsEnabled: boolean;
}
export interface MetricSettings {
    /** Such as `AWS/Lambda`. */
    readonly namespace: string;
    /** Such as `IteratorAge`. */
    readonly metric: string;
    /** Such as `Maximum` or `p99`. */
    readonly statistic: string;
}
/** A metric that an alarm looks at, alone or in a formula with others. */
export interface MetricPart {
    readonly settings: WrittenSettings<MetricSettings>;
    /** By name, such as `FunctionName`; absent where there are none. */
    readonly dimensions: Written<ReadonlyMap<string, Written<string>>>;
    /** A query looks at everything that its dimensions do not leave out. */
    readonly isQuery: boolean;
    readonly when: Condition;
}
/** An alarm of CloudWatch as a file declares it. */
export interface AlarmPart extends Made, Titled {
    /** `file#name`, unique in a run. */
    readonly id: string;
    readonly place: Place;
    readonly when: Condition;
    readonly dialect: Dialect;
    readonly settings: WrittenSettings<AlarmSettings>;
    readonly metrics: readonly MetricPart[];
    /** Whether a formula stands between its metrics and its threshold. */
    readonly isFormula: boolean;
}
/** An alarm on the states of others. */
export interface CompositeAlarmPart extends Titled {
    readonly id: string;
    readonly place: Place;
    readonly when: Condition;
    readonly settings: WrittenSettings<Pick<AlarmSettings, "name" | "actions" | "actionsEnabled">>;
    /** What it goes off for, such as `ALARM("late") OR ALARM("failed")`. */
    readonly rule: Written<string>;
    /** Ids of the alarms that its rule may name, where only an apply tells the names. */
    readonly mayName: readonly string[];
}
/** A metric, in one scenario. */
export interface Metric extends Omit<ValuesOf<MetricSettings>, "metric"> {
    readonly name: Value<string>;
    readonly dimensions: Value<ReadonlyMap<string, Value<string>>>;
    readonly isQuery: boolean;
    readonly there: Answer;
}
/** What part of a consumer a metric is taken from. */
export type Seen = "function" | "stream" | "queue" | "itself";
/** An alarm that looks at a part of a consumer: at its function, its stream, its failure queue, or at itself. */
export interface Sight {
    readonly alarm: string;
    readonly consumer: Consumer;
    readonly on: Seen;
    readonly metric: Metric;
    /** Whether it is this one that it looks at. */
    readonly there: Answer;
}
/** An alarm, in one scenario. */
export interface Alarm extends Omit<ValuesOf<AlarmSettings>, "name">, Made {
    readonly id: string;
    readonly subject: string;
    readonly place: Place;
    readonly when: Condition;
    readonly dialect: Dialect;
    readonly isFormula: boolean;
    readonly metrics: readonly Metric[];
    /** What it looks at of the consumers of its deployment. */
    readonly sights: readonly Sight[];
    /** Whether an alarm above it takes an action when it goes off. */
    readonly passedOn: Answer;
    /** Whether alarms are spoken of at all; see `AlarmsOfRun`. */
    readonly isSpokenOf: Answer;
}
/** Whether somebody is told when it goes off. */
export declare function tellsSomebody(alarm: Alarm): Answer;
/** Whether an alarm takes an action of its own when it goes off. */
export declare function takesActions({ actions, actionsEnabled }: Pick<Alarm, "actions" | "actionsEnabled">, place: Place): Answer;
/** Whether it looks at a stream reader, its stream or its failure queue. */
export declare function isOnStreamReader(alarm: Alarm): Answer;
/** Whether the metric is the age of the iterator, or is meant to be: by its name, whatever its namespace. Only readers of streams have one. */
export declare function isAge(metric: Metric): Answer;
/** Whether it is this metric of this namespace. */
export declare function isMetric({ namespace, name }: Metric, ofNamespace: string, names: readonly string[]): Answer;
