import {
  defineRule,
  dimensionsOf,
  isBeyondHalf,
  isBeyondHalfOfRetention,
  isInSeconds,
  isUnheardOf,
  neverFires,
  neverGetsData,
  retentionInWords,
  writtenAt,
} from "../src/rule.js";
import type { Alarm, Metric, Telling } from "../src/rule.js";

export const iteratorAgeAlarmNeverFires = defineRule({
  id: "iterator-age-alarm-never-fires",
  summary: "An alarm on the age of a stream's records does not go off when it has to.",
  severity: "warning",
  category: "visibility",
  about: "alarm",
  when: (alarm) => neverFires(alarm),
  report: (alarm) => {
    const blind = alarm.metrics.find((metric) => neverGetsData(metric).is === "yes");
    if (blind !== undefined) return isUnheardOf(blind).is === "yes" ? noSuchMetric(alarm, blind) : wrongDimensions(alarm, blind);
    if (isInSeconds(alarm).is === "yes") return inSeconds(alarm);
    return isBeyondHalfOfRetention(alarm).is === "yes" ? tooLate(alarm) : hidden(alarm);
  },
});

const rightMetrics =
  "Look at IteratorAge in AWS/Lambda by FunctionName, at GetRecords.IteratorAgeMilliseconds in AWS/Kinesis by StreamName, or, for a registered consumer, at SubscribeToShardEvent.MillisBehindLatest by StreamName and ConsumerName.";

function noSuchMetric(alarm: Alarm, { name, namespace }: Metric): Telling {
  return {
    ...writtenAt(name),
    message: `${alarm.subject} looks at ${textOf(name)} in ${textOf(namespace)}, and AWS has no such metric there: it never gets data, and never goes off.`,
    help: rightMetrics,
  };
}

function wrongDimensions(alarm: Alarm, { name, namespace, dimensions }: Metric): Telling {
  const wanted = dimensionsOf(textOf(namespace), textOf(name))?.join(" and ") ?? "";
  const given = dimensions.is === "known" && dimensions.value.size > 0 ? `by ${[...dimensions.value.keys()].join(" and ")}` : "by nothing";
  const isArn = given === `by ${wanted}`;
  return {
    ...writtenAt(dimensions),
    message: `${alarm.subject} looks at ${textOf(name)} ${given}${isArn ? " with an ARN in place of a name" : ""}, and AWS has it by ${wanted}${isArn ? ", which are names" : " only"}: it never gets data, and never goes off.`,
    help: isArn ? `Give it the name in place of the ARN.` : rightMetrics,
  };
}

function inSeconds(alarm: Alarm): Telling {
  const value = alarm.threshold.is === "known" ? alarm.threshold.value : 0;
  return {
    ...writtenAt(alarm.threshold),
    message: `${alarm.subject} goes off at ${value} milliseconds, for that is the unit of the metric: nearly every batch is older than that, and nobody looks any more when one is late.`,
    help: `Write the threshold in milliseconds: ${value} seconds are ${value * 1000}.`,
  };
}

function tooLate(alarm: Alarm): Telling {
  const { consumer } = alarm.sights.find((sight) => sight.there.is === "yes" && isBeyondHalf(alarm, sight.consumer).is === "yes") ?? {};
  const retention = consumer === undefined ? undefined : retentionInWords(consumer.stream, consumer.streamKind);
  const threshold = alarm.threshold.is === "known" ? alarm.threshold.value : 0;
  return {
    ...writtenAt(alarm.threshold),
    message: `${alarm.subject} goes off when records are ${hours(threshold)} old, and ${consumer?.subject ?? "its reader"} loses them at ${retention ?? "the end of the retention"}: little time is left to mend anything, or none.`,
    help: "Lower the threshold, to half of the retention at most; it is in milliseconds, and an hour is 3600000.",
    ...(consumer === undefined ? {} : { related: [{ place: consumer.place, message: `the reader: ${consumer.subject}` }] }),
  };
}

function hidden(alarm: Alarm): Telling {
  const statistic = alarm.metrics.map((metric) => metric.statistic).find((one) => one.is === "known");
  return {
    ...(statistic === undefined ? {} : writtenAt(statistic)),
    message: `${alarm.subject} looks at the ${statistic === undefined ? "middle" : textOf(statistic)} of all shards: one that stands still disappears among those that are read, and its records are lost.`,
    help: "Look at the Maximum.",
  };
}

function hours(milliseconds: number): string {
  const value = Math.round(milliseconds / 360_000) / 10;
  return `${value} hours`;
}

function textOf(value: Metric["name"]): string {
  return value.is === "known" ? value.value : "a metric";
}
