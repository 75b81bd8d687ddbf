import { alarmLines, defineRule, lacksAgeAlarm, retentionInWords } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const noIteratorAgeAlarm = defineRule({
  id: "no-iterator-age-alarm",
  summary: "Nobody is told when a stream's reader falls behind.",
  severity: "warning",
  category: "visibility",
  about: "consumer",
  when: (consumer) => lacksAgeAlarm(consumer),
  report: (consumer) => ({
    message: `No alarm looks at how far ${consumer.subject} lags behind: when it stands still, nobody is told, and records are lost ${end(consumer)}.`,
    help: `Add an alarm on the age of the iterator, in milliseconds and well below half of the retention:\n\n${alarmLines(consumer.dialect, { about: "late", of: consumer.watched.called.function })}`,
  }),
});

function end({ stream, streamKind }: Consumer): string {
  const retention = retentionInWords(stream, streamKind);
  return retention === undefined ? "when the stream drops them" : `once they are ${retention} old`;
}
