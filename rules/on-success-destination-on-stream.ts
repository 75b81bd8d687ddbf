import { all, defineRule, isMapping, isPresent, subjectWith, writtenAt } from "../src/rule.js";

export const onSuccessDestinationOnStream = defineRule({
  id: "on-success-destination-on-stream",
  summary: "A mapping on a stream is told where to send what it processed, and sends nothing there.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(isMapping(consumer), isPresent(consumer.onSuccess)),
  report: (consumer) => ({
    ...writtenAt(consumer.onSuccess),
    message: `${subjectWith(consumer, consumer.onSuccess)} has an OnSuccess destination, which is for asynchronous calls: for a stream it is ignored, and whoever waits there waits for ever.`,
    help: "Remove OnSuccess, and let the handler itself send on what it has processed. OnFailure is the only destination that a mapping on a stream has.",
  }),
});
