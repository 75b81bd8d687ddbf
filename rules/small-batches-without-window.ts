import { all, certainly, defineRule, isLeftToDefaults, not, satisfies, settingLines, sourceInWords } from "../src/rule.js";

export const smallBatchesWithoutWindow = defineRule({
  id: "small-batches-without-window",
  summary: "A function is called with very few records at a time, and nothing gathers more.",
  severity: "note",
  category: "cost",
  about: "consumer",
  options: { limit: 10 },
  when: (consumer, { limit }) =>
    all(
      certainly(consumer.kind === "lambda"),
      satisfies(consumer.batchSize, (size) => size > 1 && size <= limit),
      () => not(satisfies(consumer.batchingWindow, (seconds) => seconds > 0)),
      () => not(isLeftToDefaults(consumer)),
    ),
  report: (consumer) => {
    const { subject, dialect, batchSize } = consumer;
    const isWritten = batchSize.is === "known" && dialect.format !== "serverless";
    return {
      ...(isWritten ? { at: batchSize.place } : {}),
      message: `${subject} gets ${batchSize.is === "known" ? batchSize.value : "few"} records in a call at most${sourceInWords(batchSize)} and waits for none: under load that is many short calls, each paid for.`,
      help: `Wait some seconds for a fuller batch, and raise its size:\n\n${settingLines(consumer, { batchSize: 100, batchingWindow: 5 })}`,
    };
  },
});
