import { all, any, certainly, not, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import { isBisecting, isReading, lacksFailureDestination, retriesWithoutEnd } from "./consumer.js";
import type { Consumer } from "./consumer.js";
import { sendsToFifo } from "./destination.js";
import { limits } from "./limits.js";
import { is, isPresent, orDefault, satisfies, whereKnown } from "./value.js";

/** Whether it is a mapping that calls a function: pipes and services are told other things. */
export function isMapping(consumer: Consumer): Answer {
  return certainly(consumer.kind === "lambda");
}

/** Whether it can be told what to do with batches that fail: mappings and pipes can. */
export function hasFailureHandling({ kind }: Consumer): Answer {
  return certainly(kind === "lambda" || kind === "pipe");
}

/** Whether it is told where batches go that are given up. */
export function hasFailureDestination(consumer: Consumer): Answer {
  return all(hasFailureHandling(consumer), isPresent(consumer.onFailure));
}

/** Whether the handler may tell which records of a batch failed. */
export function reportsBatchItemFailures(consumer: Consumer): Answer {
  return is(consumer.reportBatchItemFailures, true);
}

/** Whether somebody thought of bad records, and they still block their shard: nothing limits the retries, and nobody takes them. */
export function blocksInSpiteOfHandling(consumer: Consumer): Answer {
  return all(lacksFailureDestination(consumer), retriesWithoutEnd(consumer), () =>
    any(isBisecting(consumer), reportsBatchItemFailures(consumer)),
  );
}

/** Whether retries end by their number. */
export function limitsRetries(consumer: Consumer): Answer {
  return satisfies(consumer.retryAttempts, (times) => times >= 0);
}

/** Whether one bad record fails all that came with it. What blocks its shard anyway, or is never given up, is spoken of elsewhere. */
export function failsAsAWhole(consumer: Consumer): Answer {
  return all(
    isMapping(consumer),
    not(retriesWithoutEnd(consumer)),
    satisfies(orDefault(consumer.batchSize, limits.defaultBatchSize.value, consumer.place), (size) => size > 1),
    not(isBisecting(consumer)),
    not(reportsBatchItemFailures(consumer)),
  );
}

const secondsPerHour = 3600;

/** Whether records expire before they are as old as the consumer is told to give them up. */
export function outlivesRetention(consumer: Consumer): Answer {
  return all(hasFailureHandling(consumer), () => ageIsBeyond(consumer));
}

function ageIsBeyond(consumer: Consumer): Answer {
  return whereKnown(consumer.recordAge, (seconds) =>
    all(certainly(seconds >= limits.kinesisRetention.value * secondsPerHour), () => keepsAtMost(consumer, seconds)),
  );
}

/** Whether the stream keeps its records no longer than that. */
function keepsAtMost({ stream, streamKind, unplaced }: Consumer, seconds: number): Answer {
  return whereKnown(streamKind, (kind) => {
    if (kind === "dynamodb") return certainly(seconds >= limits.dynamodbRetention.value * secondsPerHour);
    if (stream === undefined) return unsure(unplaced ?? "nothing tells which stream it reads");
    return satisfies(stream.retentionHours, (hours) => hours * secondsPerHour <= seconds);
  });
}

/** Whether the function may run longer than the consumer lets a record live. */
export function runsLongerThanRecordsLive(consumer: Consumer): Answer {
  return all(isMapping(consumer), () =>
    whereKnown(consumer.recordAge, (age) =>
      all(certainly(age >= 0 && age < limits.functionTimeout.value), () =>
        whereKnown(consumer.function, ({ timeout, place }) =>
          satisfies(orDefault(timeout, limits.defaultFunctionTimeout.value, place), (seconds) => seconds > age),
        ),
      ),
    ),
  );
}

/** Whether throttling is retried without end: only the age of a record limits that, and the function has no more calls than are reserved. */
export function retriesThrottlingWithoutEnd(consumer: Consumer): Answer {
  return all(isMapping(consumer), limitsRetries(consumer), is(orDefault(consumer.recordAge, -1, consumer.place), -1), () =>
    whereKnown(consumer.function, ({ reservedConcurrency }) => satisfies(reservedConcurrency, (calls) => calls > 0)),
  );
}

/** Whether its function handles failures of asynchronous calls, as a template shows, though nothing but streams calls it. */
export function handlesAsyncFailuresInVain(consumer: Consumer): Answer {
  return all(isMapping(consumer), hasFailureDestination(consumer), not(callsFunctionElsewhere(consumer)), () =>
    whereKnown(consumer.function, (called) => all(called.hasAsyncFailureHandling, () => not(called.isCalledOtherwise))),
  );
}

/** Whether what it gives up is kept as a pointer only, to records that are gone after a day. Asked once for each destination. */
export function keepsPointersOnly(consumer: Consumer): Answer {
  const own = consumer.destination.is === "known" ? consumer.destination.value.id : undefined;
  const isToldAlready = consumer.before.map(({ consumer: other, there }) =>
    all(
      there,
      satisfies(other.destination, ({ id }) => id === own),
      () => all(isReading(other), pointsToShortLived(other)),
    ),
  );
  return all(pointsToShortLived(consumer), () => not(any(...isToldAlready)));
}

function pointsToShortLived(consumer: Consumer): Answer {
  return all(
    hasFailureDestination(consumer),
    () => satisfies(consumer.destination, ({ kind }) => kind === "queue" || kind === "topic"),
    () => not(any(retriesWithoutEnd(consumer), sendsToFifo(consumer))),
    () => keepsAtMost(consumer, limits.kinesisRetention.value * secondsPerHour),
  );
}

/** Whether the function is called by a name that no template in the run gives to one: nothing is written about it. */
function callsFunctionElsewhere({ callee, function: called }: Consumer): Answer {
  return certainly(called.is === "unknown" && callee.is === "known" && callee.refersTo === undefined);
}
