import {
  defineRule,
  destinationLines,
  destinationName,
  kindInWords,
  proposedQueue,
  sendsToUnsupported,
  subjectWith,
  writtenAt,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const unsupportedFailureDestination = defineRule({
  id: "unsupported-failure-destination",
  summary: "The failure destination is of a kind that takes no batches of a stream.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => sendsToUnsupported(consumer),
  report: (consumer) => ({
    ...writtenAt(consumer.onFailure),
    severity: kind(consumer) === "Kafka topic" ? "warning" : "error",
    message: `${subjectWith(consumer, consumer.onFailure)} sends what it gives up to ${destinationName(consumer)}, ${words(consumer)}: ${consequence(consumer)}.`,
    help: `Send it to a standard SQS queue (${proposedQueue(consumer)} in these lines)${consumer.kind === "pipe" ? " or an SNS topic" : ", an SNS topic or an S3 bucket"}; what is to happen then can be called from there.\n\n${destinationLines(consumer)}`,
  }),
});

function kind({ destination }: Consumer): string | undefined {
  return destination.is === "known" ? destination.value.kind : undefined;
}

function words({ destination }: Consumer): string {
  return destination.is === "known" ? kindInWords(destination.value) : "which takes none of it";
}

function consequence(consumer: Consumer): string {
  if (kind(consumer) === "Kafka topic") return "AWS documents that for Kafka sources only, so that batches of a stream may be lost";
  return consumer.kind === "pipe"
    ? "a pipe that reads a stream takes a queue or a topic only, and the deployment is refused or the batches are lost"
    : "a mapping on a stream takes a queue, a topic or a bucket only, and the deployment is refused or the batches are lost";
}
