import type { Alarm } from "./model/alarm.js";
import type { Answer } from "./model/answer.js";
import type { Change } from "./model/change.js";
import type { Consumer } from "./model/consumer.js";
import type { CalledFunction } from "./model/function.js";
import type { Registration, Stream } from "./model/stream.js";
import type { Severity } from "./report.js";
import type { Place } from "./source/place.js";

// All that a rule may import comes from here.
export { isOnStreamReader, takesActions, tellsSomebody } from "./model/alarm.js";
export type { Alarm, Metric, Sight } from "./model/alarm.js";
export { alarmLines } from "./model/alarm-lines.js";
export { lacksAgeAlarm, lacksErrorAlarm, lacksQueueAlarm, lacksThroughputAlarm } from "./model/alarmed.js";
export { all, any, certainly, moreThan, no, not, weigh } from "./model/answer.js";
export type { Answer, Counted, Question } from "./model/answer.js";
export { isPartialResponseIgnored, wrongAnswerOf } from "./model/batch-response.js";
export { causesOf, goesFrom, isChanged, isRefusedAsDuplicate, isReplaced, losesPosition } from "./model/change.js";
export type { Change, FixedSetting } from "./model/change.js";
export { causeInWords, newStartInWords } from "./model/change-in-words.js";
export { demandsOn, isCalledBeyondReserve, mayNeverRun, mayTakeAllConcurrency } from "./model/concurrency.js";
export {
  callsFunction,
  isBisecting,
  isLeftToDefaults,
  isSwitchedOn,
  lacksFailureDestination,
  retriesWithoutEnd,
  subjectWith,
} from "./model/consumer.js";
export type { Consumer, ConsumerKind } from "./model/consumer.js";
export { lacksPermissionToSend, missingActions } from "./model/delivery-permission.js";
export { destinationName, kindInWords, sendsToFifo, sendsToUnsupported } from "./model/destination.js";
export {
  blocksInSpiteOfHandling,
  failsAsAWhole,
  handlesAsyncFailuresInVain,
  hasFailureDestination,
  hasFailureHandling,
  isMapping,
  keepsPointersOnly,
  limitsRetries,
  outlivesRetention,
  reportsBatchItemFailures,
  retriesThrottlingWithoutEnd,
  runsLongerThanRecordsLive,
} from "./model/failure-handling.js";
export { fanOutAction, isShared, lacksFanOutPermission } from "./model/fan-out.js";
export { deadFilters, hasDeadFilter, hasMoreFiltersThan } from "./model/filter.js";
export type { DeadFilter } from "./model/filter.js";
export type { CalledFunction } from "./model/function.js";
export {
  destinationLines,
  failureDestinationLines,
  grantsByItself,
  idempotencyDeclaration,
  proposedQueue,
  queueType,
  registeredConsumerLines,
  streamLines,
} from "./model/help-lines.js";
export { removedHandling } from "./model/removed-handling.js";
export type { Removed } from "./model/removed-handling.js";
export { disablingVariable, isSwitchedOff, isSwitchedOffUntold, showsIdempotency, sourceOf, switchOf } from "./model/idempotent.js";
export {
  dimensionsOf,
  isBeyondHalf,
  isBeyondHalfOfRetention,
  isInSeconds,
  isUnheardOf,
  neverFires,
  neverGetsData,
} from "./model/iterator-age.js";
export { limits } from "./model/limits.js";
export { permissionLines } from "./model/permission-lines.js";
export { exceedsTarget, targetLimit } from "./model/pipe-batch.js";
export { ownWriteOf, triggersItself } from "./model/self-triggering.js";
export { hasInvalidPosition, isNoPosition, startsInTableAtTime, takesPosition } from "./model/position.js";
export { hasIncompleteStore, incompleteStores } from "./model/idempotency-table.js";
export type { IncompleteStore } from "./model/idempotency-table.js";
export { hasInvalidSetting, settingsOutOfRange } from "./model/ranges.js";
export { ownSettingLines, settingLines, settingName } from "./model/setting-lines.js";
export { isGlobalTable, readerName, retentionInWords, sharedReaders } from "./model/stream.js";
export type { Registration, Stream, Subscription } from "./model/stream.js";
export { hangsOnOneShard, isOversubscribed, pollsTooOften, usualThroughput, weighedByPolls } from "./model/throughput.js";
export type { Polls } from "./model/throughput.js";
export { isIdempotentByWholeEvent } from "./model/whole-event.js";
export type { Place } from "./source/place.js";
export { existsWith, is, isPresent, satisfies, sourceInWords, writtenAt } from "./model/value.js";
export type { Value } from "./model/value.js";

/** What a rule may be about; the name types its first argument. */
export interface Subjects {
  readonly stream: Stream;
  readonly consumer: Consumer;
  readonly function: CalledFunction;
  /** A consumer that is registered with a stream. */
  readonly registration: Registration;
  readonly alarm: Alarm;
  /** What a deployment changes of a stream or a reader: asked only where two versions are compared. */
  readonly change: Change;
}

/** The kind of harm. */
export type Category = "data-loss" | "throughput" | "ordering" | "visibility" | "cost" | "security" | "change";

export type Options = Readonly<Record<string, number | string | boolean | Readonly<Record<string, number>>>>;

/** One question about one part of the model, and how to tell the answer. The page `rules/ID.md` beside it is the other half. */
export interface Rule<About extends keyof Subjects = keyof Subjects, O extends Options = Options> {
  /** Kebab-case, names the defect, for ever. */
  readonly id: string;
  /** One sentence that says what is wrong. */
  readonly summary: string;
  /** The highest severity it can give. */
  readonly severity: Severity;
  readonly category: Category;
  readonly about: About;
  /** Set for a rule about what a consumer names as its source: it is asked even where that is no stream, and nobody else speaks. */
  readonly judgesSource?: true;
  /** "off": listed and explained, but speaks only when it is switched on. Default "on". */
  readonly default?: "on" | "off";
  /** Default values; they type the second argument. */
  readonly options?: O;
  /** Says *that*. */
  when(subject: Subjects[About], options: O): Answer;
  /** Says *how to tell it*; called only where `when` answers yes. */
  report(subject: Subjects[About], options: O): Telling;
}

export interface Telling {
  /** Default: the subject itself. */
  readonly at?: Place;
  /** At most the rule's own severity; default that one. */
  readonly severity?: Severity;
  readonly message: string;
  readonly help: string;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** The rules that say nothing then of the same subject, nor of those with the ids `also`: one cause, one finding. */
  readonly insteadOf?: { readonly rules: readonly string[]; readonly also?: readonly string[] };
}

/** Types a rule from its own `about` and `options`. */
export function defineRule<About extends keyof Subjects, const O extends Options = Record<never, never>>(
  rule: Rule<About, Widened<O>> & { readonly options?: O },
): Rule {
  return rule;
}

type Widened<O> = {
  readonly [Name in keyof O]: O[Name] extends number
    ? number
    : O[Name] extends string
      ? string
      : O[Name] extends boolean
        ? boolean
        : O[Name];
};
