import { defineRule, satisfies, streamLines } from "../src/rule.js";

export const streamNotEnabled = defineRule({
  id: "stream-not-enabled",
  summary: "A consumer reads the stream of a table that has no stream.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  judgesSource: true,
  when: (consumer) => satisfies(consumer.sourceMistake, (mistake) => mistake.is === "table without a stream"),
  report: (consumer) => {
    const { sourceMistake: mistake, source, subject } = consumer;
    const { table, place } = mistake.is === "known" ? mistake.value : { table: "its table", place: undefined };
    return {
      ...(source.is !== "absent" && source.place !== undefined ? { at: source.place } : {}),
      message: `${subject} reads the stream of table ${table}, which has none: the deployment fails.`,
      help: `Turn the stream on, at the table:\n\n${streamLines(consumer)}`,
      related: place === undefined ? [] : [{ place, message: `table ${table} has no stream` }],
    };
  },
});
