import type { AlarmPart, CompositeAlarmPart } from "./alarm.js";
import type { Answer } from "./answer.js";
import type { Written } from "./value.js";
/** What a file declares of alarms, and of what they may look at beside streams and functions. */
export interface AlarmParts {
    readonly alarms: readonly AlarmPart[];
    readonly composites: readonly CompositeAlarmPart[];
    /** What it hands to stacks and modules that were not read: alarms may stand there. */
    readonly handedOut: readonly Written<string>[];
}
/** What a run says of alarms, seen from one deployment. */
export interface AlarmsOfRun {
    /** Whether the alarms on streams and their readers stand in the files of this run; where they do not, nobody speaks of them. */
    readonly areHere: Answer;
    /** The alarms of the run that other deployments declare. */
    readonly others: readonly AlarmPart[];
}
/** What several files declare of alarms, as one; worked out when somebody asks. */
export declare function alarmPartsOfAll(all: readonly AlarmParts[]): AlarmParts;
