import { all, defineRule, isPresent, not, settingLines, settingName, takesPosition } from "../src/rule.js";

export const startingPositionMissing = defineRule({
  id: "starting-position-missing",
  summary: "A stream consumer is not told where in the stream to start.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(takesPosition(consumer), not(isPresent(consumer.startingPosition))),
  report: (consumer) => ({
    message: `${consumer.subject} has no ${settingName(consumer.dialect, "startingPosition")}, and a stream is not read without one: the deployment fails.`,
    help: `Say where to start: TRIM_HORIZON begins with the oldest record that the stream still holds.\n\n${settingLines(consumer, { startingPosition: "TRIM_HORIZON" })}`,
  }),
});
