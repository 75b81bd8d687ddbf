import { defineRule, demandsOn, isCalledBeyondReserve, settingName, sourceInWords } from "../src/rule.js";
import type { CalledFunction } from "../src/rule.js";

export const reservedConcurrencyBelowParallelism = defineRule({
  id: "reserved-concurrency-below-parallelism",
  summary: "A function may run less often at a time than its streams call it.",
  severity: "warning",
  category: "throughput",
  about: "function",
  when: (target) => isCalledBeyondReserve(target),
  report: (target) => {
    const demands = demandsOn(target);
    const sum = demands.reduce((all, { shards, factor }) => all + shards * factor, 0);
    const terms = demands.map(({ consumer, shards, factor }) => `${consumer.subject} ${shards} × ${factor}`).join(" + ");
    const { reservedConcurrency: reserved } = target;
    return {
      ...(reserved.is === "known" ? { at: reserved.place } : {}),
      message: `${target.subject} reserves ${reserved.is === "known" ? reserved.value : "less"} concurrent runs${sourceInWords(reserved)}, and its streams need ${sum} (shards × parallelization: ${terms}): batches are throttled, and their shards fall behind.`,
      help: help(target, sum),
      related: demands.map(({ consumer }) => ({ place: consumer.place, message: `${consumer.subject} calls it` })),
    };
  },
});

function help({ callers }: CalledFunction, sum: number): string {
  const [first] = callers;
  if (first === undefined) return `Reserve ${sum} at least.`;
  const { dialect } = first.consumer;
  return `Raise ${settingName(dialect, "reservedConcurrency")} to ${sum} at least, or lower ${settingName(dialect, "parallelization")}. Give the mapping a limit on the age of records: throttled batches are tried again without end.`;
}
