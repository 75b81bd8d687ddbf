import { alarmLines, defineRule, lacksQueueAlarm } from "../src/rule.js";

export const noFailureDestinationAlarm = defineRule({
  id: "no-failure-destination-alarm",
  summary: "Nobody is told when records arrive in the failure queue.",
  severity: "note",
  category: "visibility",
  about: "consumer",
  when: (consumer) => lacksQueueAlarm(consumer),
  report: (consumer) => ({
    message: `${consumer.subject} sends what it gives up to ${consumer.watched.called.queue.name || "a queue"}, and no alarm looks at that queue: records are given up, and nobody is told before the queue drops them, too.`,
    help: `Add an alarm on the messages in it:\n\n${alarmLines(consumer.dialect, { about: "failed", of: consumer.watched.called.queue })}`,
  }),
});
