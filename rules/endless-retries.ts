import {
  blocksInSpiteOfHandling,
  defineRule,
  failureDestinationLines,
  isBisecting,
  proposedQueue,
  retentionInWords,
  subjectWith,
} from "../src/rule.js";

export const endlessRetries = defineRule({
  id: "endless-retries",
  summary: "A bad record is singled out, and then retried without end: it blocks its shard until it expires.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => blocksInSpiteOfHandling(consumer),
  report: (consumer) => {
    const retention = retentionInWords(consumer.stream, consumer.streamKind);
    const end = retention === undefined ? "until the stream drops it" : `for up to ${retention}, until the stream drops it`;
    const way = isBisecting(consumer).is === "yes" ? "splits failing batches down to" : "is told which is";
    return {
      message: `${subjectWith(consumer, consumer.retryAttempts, consumer.recordAge)} ${way} the record that fails, and retries that one without end: it blocks its shard ${end}.`,
      help: `Limit the retries or the age of records, and keep what is given up: ${proposedQueue(consumer)} is a standard SQS queue.\n\n${failureDestinationLines(consumer, { retryAttempts: 3, recordAge: 3600 })}`,
    };
  },
});
