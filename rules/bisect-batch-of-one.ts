import { all, defineRule, hasFailureHandling, is, subjectWith, writtenAt } from "../src/rule.js";

export const bisectBatchOfOne = defineRule({
  id: "bisect-batch-of-one",
  summary: "Batches of one record are to be split when they fail, and there is nothing to split.",
  severity: "note",
  category: "throughput",
  about: "consumer",
  when: (consumer) => all(hasFailureHandling(consumer), is(consumer.bisect, true), is(consumer.batchSize, 1)),
  report: (consumer) => ({
    ...writtenAt(consumer.bisect),
    message: `${subjectWith(consumer, consumer.bisect, consumer.batchSize)} splits batches that fail, and its batches hold one record: nothing is ever split.`,
    help: "Remove the setting, or take larger batches: fewer calls for the same records, and splitting finds the bad one.",
  }),
});
