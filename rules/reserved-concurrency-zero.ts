import { defineRule, mayNeverRun, settingName, sourceInWords } from "../src/rule.js";
import type { CalledFunction } from "../src/rule.js";

export const reservedConcurrencyZero = defineRule({
  id: "reserved-concurrency-zero",
  summary: "A function that reads a stream may never run: its reserved concurrency is 0.",
  severity: "error",
  category: "data-loss",
  about: "function",
  when: (target) => mayNeverRun(target),
  report: (target) => ({
    ...(target.reservedConcurrency.is === "known" ? { at: target.reservedConcurrency.place } : {}),
    message: `${target.subject} reserves no concurrency at all (0${sourceInWords(target.reservedConcurrency)}), so it never runs, and ${readers(target)} waits until records expire, unread.`,
    help: help(target),
    related: target.callers
      .filter(({ there }) => there.is === "yes")
      .map(({ consumer }) => ({ place: consumer.place, message: `${consumer.subject} calls it` })),
  }),
});

function readers({ callers }: CalledFunction): string {
  return callers.flatMap(({ consumer, there }) => (there.is === "yes" ? [consumer.subject] : [])).join(", ");
}

function help({ callers }: CalledFunction): string {
  const [first] = callers;
  const name = first === undefined ? "the reservation" : settingName(first.consumer.dialect, "reservedConcurrency");
  return `Remove ${name}, or raise it to the shards times the parallelization. To stop reading for a while, switch the mapping off instead: that keeps its position, too.`;
}
