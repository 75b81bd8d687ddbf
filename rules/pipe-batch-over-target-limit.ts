import { defineRule, exceedsTarget, settingLines, sourceInWords, targetLimit } from "../src/rule.js";

export const pipeBatchOverTargetLimit = defineRule({
  id: "pipe-batch-over-target-limit",
  summary: "A pipe is told to take more records at a time than its target takes.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => exceedsTarget(consumer),
  report: (consumer) => {
    const { batchSize, subject, target } = consumer;
    const limit = targetLimit(consumer) ?? 0;
    return {
      ...(batchSize.is === "known" ? { at: batchSize.place } : {}),
      message: `${subject} takes ${batchSize.is === "known" ? batchSize.value : ""} records at a time${sourceInWords(batchSize)}, and its target, a ${target.is === "known" ? target.value : ""}, takes ${limit}: the deployment fails.`,
      help: `Set the batch size to ${limit} at most:\n\n${settingLines(consumer, { batchSize: limit })}`,
    };
  },
});
