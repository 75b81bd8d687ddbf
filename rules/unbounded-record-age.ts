import { defineRule, retriesThrottlingWithoutEnd, settingLines, subjectWith } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const unboundedRecordAge = defineRule({
  id: "unbounded-record-age",
  summary: "Retries are limited, but throttling is none of them: a function that is busy holds its shard up without end.",
  severity: "note",
  category: "throughput",
  about: "consumer",
  when: (consumer) => retriesThrottlingWithoutEnd(consumer),
  report: (consumer) => ({
    message: `${subjectWith(consumer)} limits its retries, and not the age of records: ${busy(consumer)}, and calls that are throttled are retried without end, for they do not count as retries.`,
    help: `Limit the age of records, too.\n\n${settingLines(consumer, { recordAge: 3600 })}`,
    related: reserve(consumer),
  }),
});

function busy({ function: called }: Consumer): string {
  if (called.is !== "known" || called.value.reservedConcurrency.is !== "known")
    return "its function has a reserve of calls that may run out";
  const { subject, reservedConcurrency } = called.value;
  const calls = reservedConcurrency.value;
  return `function ${subject} runs ${calls === 1 ? "once" : `${calls} times`} at a time and no more`;
}

function reserve({ function: called }: Consumer): readonly { place: Consumer["place"]; message: string }[] {
  if (called.is !== "known" || called.value.reservedConcurrency.is !== "known") return [];
  return [{ place: called.value.reservedConcurrency.place, message: "the calls that are reserved" }];
}
