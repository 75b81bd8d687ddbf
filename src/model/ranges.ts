import { any } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
import { limits } from "./limits.js";
import { isPresent, satisfies } from "./value.js";
import type { Value } from "./value.js";

/** What a setting may be: a whole number between two others, or -1 for "without end". */
interface Range {
  readonly setting: "batchSize" | "batchingWindow" | "retryAttempts" | "recordAge" | "parallelization" | "tumblingWindow";
  readonly least: number;
  readonly most: number;
  readonly endless?: true;
}

const ranges: readonly Range[] = [
  { setting: "batchSize", least: 1, most: limits.largestBatch.value },
  { setting: "batchingWindow", least: 0, most: limits.longestBatchingWindow.value },
  { setting: "retryAttempts", least: 0, most: limits.mostRetries.value, endless: true },
  { setting: "recordAge", least: limits.shortestRecordAge.value, most: limits.longestRecordAge.value, endless: true },
  { setting: "parallelization", least: 1, most: limits.mostParallelBatches.value },
  { setting: "tumblingWindow", least: 0, most: limits.longestTumblingWindow.value },
];

/** A setting with a value that it cannot have. */
interface OutOfRange {
  readonly value: Value<number>;
  /** Such as "1 to 10,000" or "-1 or 60 to 604,800". */
  readonly range: string;
}

/** Whether one of the settings is refused: its value is out of range, or mappings on streams do not have it. */
export function hasInvalidSetting(consumer: Consumer): Answer {
  const foreign = [...consumer.foreignSettings.values()].map(isPresent);
  return any(...rangesOf(consumer).map((range) => isOutside(consumer, range)), ...foreign);
}

/** The settings that are certainly out of range. */
export function settingsOutOfRange(consumer: Consumer): readonly OutOfRange[] {
  return rangesOf(consumer)
    .filter((range) => isOutside(consumer, range).is === "yes")
    .map((range) => ({ value: consumer[range.setting], range: inWords(range) }));
}

/** No least age is documented for a pipe. */
function rangesOf({ kind }: Consumer): readonly Range[] {
  return kind === "pipe" ? ranges.map((range) => (range.setting === "recordAge" ? { ...range, least: 0 } : range)) : ranges;
}

function isOutside(consumer: Consumer, { setting, least, most, endless }: Range): Answer {
  const isInside = (value: number): boolean =>
    Number.isInteger(value) && ((value >= least && value <= most) || (endless === true && value === -1));
  return satisfies(consumer[setting], (value) => !isInside(value));
}

function inWords({ least, most, endless }: Range): string {
  const [from, to] = [least, most].map((number) => number.toLocaleString("en-US"));
  return `${endless === true ? "-1 or " : ""}${from ?? ""} to ${to ?? ""}`;
}
