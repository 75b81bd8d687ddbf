import { isAge } from "./alarm.js";
import type { Alarm, Metric } from "./alarm.js";
import { all, any, certainly, no, not, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
import { limits } from "./limits.js";
import { inBoth, is, isOneOf, known, satisfies } from "./value.js";
import type { Value } from "./value.js";

/** The metrics that tell how far a reader lags, by namespace, each with the dimensions that it has. */
const ages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "AWS/Lambda": { IteratorAge: ["FunctionName"] },
  "AWS/Kinesis": {
    "GetRecords.IteratorAgeMilliseconds": ["StreamName"],
    "GetRecords.IteratorAge": ["StreamName"],
    IteratorAgeMilliseconds: ["StreamName", "ShardId"],
    "SubscribeToShardEvent.MillisBehindLatest": ["StreamName", "ConsumerName"],
  },
  "AWS/DynamoDB": {},
  "AWS/SQS": {},
};

/** Dimensions that Lambda adds to that of the function. */
const additions: readonly string[] = ["Resource", "ExecutedVersion"];

/** Below this many milliseconds nobody means milliseconds. */
const fewestMilliseconds = 1000;

const millisecondsPerHour = 3_600_000;

/** Whether an alarm on the age of an iterator cannot do what it is for. */
export function neverFires(alarm: Alarm): Answer {
  return all(
    alarm.isSpokenOf,
    any(
      () => any(...alarm.metrics.map(neverGetsData)),
      () => isInSeconds(alarm),
      () => isBeyondHalfOfRetention(alarm),
      () => hidesWorstShard(alarm),
    ),
  );
}

/** Whether a metric is meant to be the age of an iterator, and AWS has none of that name there, or not by these dimensions. */
export function neverGetsData(metric: Metric): Answer {
  return all(
    metric.there,
    isAge(metric),
    isOneOf(metric.namespace, Object.keys(ages)),
    any(isUnheardOf(metric), () => hasWrongDimensions(metric)),
  );
}

/** Whether the namespace has no metric of this name. */
export function isUnheardOf({ namespace, name }: Metric): Answer {
  return any(
    ...Object.entries(ages).map(([one, metrics]) =>
      all(
        is(namespace, one),
        satisfies(name, (own) => metrics[own] === undefined),
      ),
    ),
  );
}

function hasWrongDimensions({ namespace, name, dimensions, isQuery }: Metric): Answer {
  if (isQuery) return no;
  const metrics = Object.entries(ages).flatMap(([space, own]) => Object.entries(own).map(([one, wanted]) => ({ space, one, wanted })));
  return any(
    ...metrics.map(({ space, one, wanted }) =>
      all(is(namespace, space), is(name, one), () => lacks(dimensions, wanted, space === "AWS/Lambda")),
    ),
  );
}

function lacks(dimensions: Metric["dimensions"], wanted: readonly string[], isOfFunction: boolean): Answer {
  const visit = (given: Metric["dimensions"]): Answer => {
    if (given.is === "unknown") return inBoth(given, visit);
    const values = given.is === "known" ? given.value : new Map<string, Value<string>>();
    // All functions together have one, too.
    if (values.size === 0) return certainly(!isOfFunction);
    const isOther = [...values.keys()].some((one) => !wanted.includes(one) && !additions.includes(one));
    if (isOther || wanted.some((one) => !values.has(one))) return certainly(true);
    return any(...wanted.map((one) => isArn(values.get(one))));
  };
  return visit(dimensions);
}

/** Dimensions take names. */
function isArn(value: Value<string> | undefined): Answer {
  if (value === undefined || value.is === "absent") return no;
  if (value.is === "known") return certainly(value.value.startsWith("arn:"));
  const { refersTo } = value;
  if (refersTo?.to === "resource") return certainly(/^arn$/i.test(refersTo.attribute ?? ""));
  if (refersTo?.to === "expression") return certainly(refersTo.text.startsWith("arn:"));
  return inBoth<string>(value, isArn);
}

/** The dimensions that the metric needs; undefined where AWS has no such metric. */
export function dimensionsOf(namespace: string, name: string): readonly string[] | undefined {
  return ages[namespace]?.[name];
}

/** Whether the threshold is so small that it is meant in seconds. */
export function isInSeconds(alarm: Alarm): Answer {
  return all(
    isThresholdOfAge(alarm),
    satisfies(alarm.threshold, (value) => value > 0 && value < fewestMilliseconds),
  );
}

/** Whether half of the time is over, or more, when it goes off, for one of the consumers that it looks at. */
export function isBeyondHalfOfRetention(alarm: Alarm): Answer {
  return all(isThresholdOfAge(alarm), () => any(...alarm.sights.map(({ consumer, there }) => all(there, isBeyondHalf(alarm, consumer)))));
}

/** Whether half of the time that a consumer has for a record is over when the alarm goes off. */
export function isBeyondHalf({ threshold }: Alarm, consumer: Consumer): Answer {
  const hours = retentionOf(consumer);
  const visit = (value: Value<number>): Answer => {
    if (value.is === "unknown") return inBoth(value, visit);
    if (value.is === "absent") return no;
    return satisfies(threshold, (age) => age > value.value * millisecondsPerHour * limits.alarmedAge.value);
  };
  return visit(hours);
}

/** Hours. */
function retentionOf({ stream, streamKind, place }: Consumer): Value<number> {
  if (streamKind.is === "known" && streamKind.value === "dynamodb") return known(limits.dynamodbRetention.value, place);
  return stream?.retentionHours ?? { is: "unknown", because: "nothing tells which stream it reads", mayBeAbsent: false };
}

function isThresholdOfAge(alarm: Alarm): Answer {
  return all(
    certainly(!alarm.isFormula),
    any(...alarm.metrics.map((metric) => all(metric.there, isAge(metric), isOneOf(metric.namespace, Object.keys(ages))))),
    () => satisfies(alarm.comparison, (comparison) => comparison.startsWith("GreaterThan")),
  );
}

/** Whether the statistic takes readers of many shards together, so that one that stands still disappears among them. */
function hidesWorstShard(alarm: Alarm): Answer {
  return all(isThresholdOfAge(alarm), any(...alarm.metrics.map(({ statistic }) => satisfies(statistic, isMiddling))), () =>
    alarm.sights.length === 0
      ? unsure("no template in this run declares the stream whose readers it looks at")
      : any(...alarm.sights.map(({ consumer, there }) => all(there, () => hasSeveralShards(consumer)))),
  );
}

function isMiddling(statistic: string): boolean {
  const percentile = /^p(\d+(?:\.\d+)?)$/i.exec(statistic)?.[1];
  return percentile === undefined ? ["Average", "Minimum", "SampleCount"].includes(statistic) : Number(percentile) < 90;
}

/** A table's stream has one for each partition, and an on-demand stream as many as it takes. */
function hasSeveralShards({ stream, streamKind }: Consumer): Answer {
  return any(is(streamKind, "dynamodb"), () =>
    stream === undefined ? unsure("nothing tells which stream it reads") : not(is(stream.shards, 1)),
  );
}
