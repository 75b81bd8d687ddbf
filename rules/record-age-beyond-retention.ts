import { defineRule, limitsRetries, outlivesRetention, retentionInWords, settingLines, subjectWith, writtenAt } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const recordAgeBeyondRetention = defineRule({
  id: "record-age-beyond-retention",
  summary: "Records expire before they are as old as they have to be to be given up.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => outlivesRetention(consumer),
  report: (consumer) => ({
    ...writtenAt(consumer.recordAge),
    severity: limitsRetries(consumer).is === "no" ? "warning" : "note",
    message: `${subjectWith(consumer, consumer.recordAge)} gives up records that are ${age(consumer)} old, and the stream keeps them ${retention(consumer)}: they expire before that limit acts, and what expires is sent nowhere.`,
    help: `Set an age well below the retention.\n\n${settingLines(consumer, { recordAge: 3600 })}`,
  }),
});

function age({ recordAge }: Consumer): string {
  return recordAge.is === "known" ? `${recordAge.value} seconds` : "older";
}

function retention({ stream, streamKind }: Consumer): string {
  const words = retentionInWords(stream, streamKind);
  return words === undefined ? "no longer than that" : `for ${words}`;
}
