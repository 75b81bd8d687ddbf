import { alarmLines, defineRule, lacksErrorAlarm } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const noErrorAlarm = defineRule({
  id: "no-error-alarm",
  summary: "Nobody is told when the function that reads a stream fails or is throttled.",
  severity: "note",
  category: "visibility",
  about: "consumer",
  when: (consumer) => lacksErrorAlarm(consumer),
  report: (consumer) => ({
    message: `No alarm looks at the errors or the throttles of ${functionOf(consumer)}: when every batch of ${consumer.subject} fails, nobody is told.`,
    help: `Add an alarm on its errors:\n\n${alarmLines(consumer.dialect, { about: "failing", of: consumer.watched.called.function })}`,
  }),
});

function functionOf(consumer: Consumer): string {
  if (consumer.function.is === "known") return `function ${consumer.function.value.subject}`;
  const { name } = consumer.watched.called.function;
  return name === "" ? "its function" : `function ${name}`;
}
