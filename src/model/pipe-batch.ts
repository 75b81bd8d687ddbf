import { all, any } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer, PipeTarget } from "./consumer.js";
import { limits } from "./limits.js";
import { is, satisfies } from "./value.js";

/** What a target takes at a time; all others take any number, or no batches. */
const targetLimits: readonly (readonly [PipeTarget, number])[] = [
  ["queue", limits.queueBatch.value],
  ["topic", limits.queueBatch.value],
  ["event bus", limits.eventBusBatch.value],
  ["stream", limits.streamBatch.value],
  ["delivery stream", limits.streamBatch.value],
  ["log group", limits.logGroupBatch.value],
];

/** Whether a pipe is told to take more records at a time than its target does. */
export function exceedsTarget({ target, batchSize }: Consumer): Answer {
  return any(
    ...targetLimits.map(([one, limit]) =>
      all(
        satisfies(batchSize, (size) => size > limit),
        () => is(target, one),
      ),
    ),
  );
}

/** What the target of a pipe takes at a time, as far as it is known. */
export function targetLimit({ target }: Consumer): number | undefined {
  return target.is === "known" ? targetLimits.find(([one]) => one === target.value)?.[1] : undefined;
}
