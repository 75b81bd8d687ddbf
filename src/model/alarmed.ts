import { isAge, isMetric } from "./alarm.js";
import type { Metric, Seen } from "./alarm.js";
import { all, any, moreThan, no, not } from "./answer.js";
import type { Answer } from "./answer.js";
import { isReading } from "./consumer.js";
import type { Consumer } from "./consumer.js";
import { sendsToStandardQueue } from "./destination.js";
import { sharedReaders } from "./stream.js";
import type { Stream } from "./stream.js";
import { isOversubscribed } from "./throughput.js";
import { is, isOneOf, isPresent, known } from "./value.js";

/** What alarms on the failures of a function, or of its mapping, look at. */
const errorMetrics: readonly string[] = ["Errors", "Throttles", "FailedInvokeEventCount", "DroppedEventCount"];

/** What a mapping that counts its events knows of its failure destination. */
const deliveryMetrics: readonly string[] = ["OnFailureDestinationDeliveredEventCount", "DroppedEventCount"];

/** Whether no alarm looks at how far a function lags behind its stream. A consumer before it with the same function speaks for both. */
export function lacksAgeAlarm(consumer: Consumer): Answer {
  return all(
    speaksOfFunction(consumer),
    () => not(consumer.watched.isHandedOut.stream),
    () => not(hasAlarm(consumer, (metric, on) => seesAge(consumer, metric, on))),
    () => not(any(...consumer.watched.sameFunction.map((one) => () => lacksAgeAlarm(one)))),
  );
}

/** An alarm that means the age counts, for another rule tells what keeps it from going off; the polls of others tell nothing of a fan-out reader. */
function seesAge({ reads, streamKind }: Consumer, metric: Metric, on: Seen): Answer {
  const isOfPolls = isMetric(metric, "AWS/Kinesis", ["GetRecords.IteratorAgeMilliseconds", "GetRecords.IteratorAge"]);
  const isOfFanOut = isMetric(metric, "AWS/Kinesis", ["SubscribeToShardEvent.MillisBehindLatest"]);
  if (on !== "stream") return isAge(metric);
  return all(
    isAge(metric),
    () => any(not(isOfPolls), is(streamKind, "dynamodb"), not(is(reads, "fan-out"))),
    () => any(not(isOfFanOut), is(streamKind, "dynamodb"), not(is(reads, "shared"))),
  );
}

/** Whether no alarm looks at the errors or throttles of a function that a mapping calls. */
export function lacksErrorAlarm(consumer: Consumer): Answer {
  return all(
    speaksOfFunction(consumer),
    () => not(hasAlarm(consumer, ({ name }, on) => (on === "stream" || on === "queue" ? no : isOneOf(name, errorMetrics)))),
    () => not(any(...consumer.watched.sameFunction.map((one) => () => lacksErrorAlarm(one)))),
  );
}

/** Whether no alarm looks at the queue that takes what a consumer gives up. */
export function lacksQueueAlarm(consumer: Consumer): Answer {
  const { watched } = consumer;
  return all(
    watched.isSpokenOf,
    () => isReading(consumer),
    () => isPresent(consumer.onFailure),
    () => sendsToStandardQueue(consumer),
    () => not(any(watched.isHandedOut.queue, watched.isHandedOut.function)),
    () => not(hasAlarm(consumer, ({ name }, on) => (on === "queue" ? isPresent(name) : isOneOf(name, deliveryMetrics)))),
    () => not(any(...watched.sameQueue.map((one) => () => lacksQueueAlarm(one)))),
  );
}

/** Whether several readers share a provisioned stream, and no alarm looks at how often its reads are throttled; where they are too many, that is said instead. */
export function lacksThroughputAlarm(stream: Stream): Answer {
  const readers = stream.subscriptions.map(({ consumer }) => consumer);
  return all(
    any(...readers.map(({ watched }) => watched.isSpokenOf)),
    is(stream.kind, "kinesis"),
    is(stream.mode, "provisioned"),
    () => moreThan(1, sharedReaders(stream)),
    () => not(isOversubscribed(stream)),
    () => not(any(...readers.map(({ watched }) => any(watched.isHandedOut.stream, watched.isHandedOut.function)))),
    () => not(any(...sharedReaders(stream).map(({ consumer }) => hasAlarm(consumer, throttles)))),
  );
}

function throttles({ name }: Metric, on: Seen): Answer {
  return on === "stream" ? is(name, "ReadProvisionedThroughputExceeded") : no;
}

/** Whether alarms are spoken of, and the consumer is a mapping whose function is not handed to somebody who may have put an alarm on it. */
function speaksOfFunction(consumer: Consumer): Answer {
  const { kind, place, watched } = consumer;
  return all(
    watched.isSpokenOf,
    is(known(kind, place), "lambda"),
    () => isReading(consumer),
    () => not(watched.isHandedOut.function),
  );
}

function hasAlarm({ watched }: Consumer, isIt: (metric: Metric, on: Seen) => Answer): Answer {
  return any(...watched.sights.map(({ metric, on, there }) => all(isIt(metric, on), there)));
}
