import {
  all,
  certainly,
  defineRule,
  failsAsAWhole,
  hasFailureDestination,
  isPartialResponseIgnored,
  limits,
  settingLines,
  subjectWith,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const noPartialBatchHandling = defineRule({
  id: "no-partial-batch-handling",
  summary: "One bad record takes its whole batch along when it is given up.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(failsAsAWhole(consumer), () => certainly(isPartialResponseIgnored(consumer).is !== "yes")),
  report: (consumer) => ({
    message: `${subjectWith(consumer, consumer.batchSize)} gives up whole batches: one bad record fails up to ${size(consumer)} records, and all of them are ${end(consumer)}.`,
    help: `Let the handler return batchItemFailures, and tell Lambda to look at it. For a handler that cannot, let Lambda split failing batches (bisect): it has to bear records twice either way.\n\n${settingLines(consumer, { reportBatchItemFailures: true })}`,
  }),
});

function size({ batchSize }: Consumer): number {
  return batchSize.is === "known" ? batchSize.value : limits.defaultBatchSize.value;
}

function end(consumer: Consumer): string {
  return hasFailureDestination(consumer).is === "yes" ? "sent to the failure destination as failed" : "dropped with it";
}
