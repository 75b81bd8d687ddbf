import { all, defineRule, is, isLeftToDefaults, not, settingName, sourceInWords, takesPosition } from "../src/rule.js";

export const startingPositionLatest = defineRule({
  id: "starting-position-latest",
  summary: "A stream consumer starts with the latest record and skips what is written while it is made.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(takesPosition(consumer), is(consumer.startingPosition, "LATEST"), () => not(isLeftToDefaults(consumer))),
  report: (consumer) => ({
    severity: consumer.isNew ? "warning" : "note",
    ...(consumer.startingPosition.is === "known" ? { at: consumer.startingPosition.place } : {}),
    message: `${consumer.subject} starts at LATEST${sourceInWords(consumer.startingPosition)}: reading begins minutes after it is made, and records that are written in between are never read.`,
    help: `Choose ${settingName(consumer.dialect, "startingPosition")} TRIM_HORIZON while the ${consumer.kind === "pipe" ? "pipe" : "mapping"} is new, with a handler that bears old records. On a live one leave it: a change replaces it, and it loses its position.`,
  }),
});
