import { defineRule, limits, runsLongerThanRecordsLive, settingLines, subjectWith, writtenAt } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const timeoutExceedsRecordAge = defineRule({
  id: "timeout-exceeds-record-age",
  summary: "A function may run longer than a record may live: one slow call, and what waited behind it is given up untried.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => runsLongerThanRecordsLive(consumer),
  report: (consumer) => ({
    ...writtenAt(consumer.recordAge),
    message: `${subjectWith(consumer, consumer.recordAge)} gives up records that are ${age(consumer)} old, and ${timeout(consumer)}: after one slow call the records behind it are given up without having been tried.`,
    help: `Let records live several times as long as the function may run, or give the function less time.\n\n${settingLines(consumer, { recordAge: 3600 })}`,
    related: called(consumer),
  }),
});

function age({ recordAge }: Consumer): string {
  return recordAge.is === "known" ? `${recordAge.value} seconds` : "older";
}

function timeout({ function: target }: Consumer): string {
  if (target.is !== "known") return "its function may run longer";
  const { subject, timeout: written } = target.value;
  const seconds = written.is === "known" ? written.value : limits.defaultFunctionTimeout.value;
  const from = written.is === "known" && written.from !== undefined ? ` (with ${written.from})` : "";
  return `function ${subject} may run for ${seconds} seconds${from}`;
}

function called({ function: target }: Consumer): readonly { place: Consumer["place"]; message: string }[] {
  if (target.is !== "known") return [];
  const { timeout: written, place } = target.value;
  return [{ place: written.is === "known" ? written.place : place, message: "how long the function may run" }];
}
