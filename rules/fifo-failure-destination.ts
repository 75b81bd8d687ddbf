import { defineRule, destinationLines, destinationName, proposedQueue, sendsToFifo, subjectWith, writtenAt } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const fifoFailureDestination = defineRule({
  id: "fifo-failure-destination",
  summary: "The failure destination is a FIFO queue or topic, and every delivery to it fails.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => sendsToFifo(consumer),
  report: (consumer) => ({
    ...writtenAt(consumer.onFailure),
    message: `${subjectWith(consumer, consumer.onFailure)} sends what it gives up to ${destinationName(consumer)}, which is a FIFO ${kind(consumer)}: Lambda cannot deliver to one, so that the batches are lost, and nothing but a metric tells.`,
    help: `Send it to a standard queue, a standard topic or a bucket; ${proposedQueue(consumer)} is a standard SQS queue.\n\n${destinationLines(consumer)}`,
    related: declared(consumer),
  }),
});

function kind({ destination }: Consumer): string {
  return destination.is === "known" ? destination.value.kind : "queue or topic";
}

function declared({ destination }: Consumer): readonly { place: Consumer["place"]; message: string }[] {
  const place = destination.is === "known" ? destination.value.place : undefined;
  return place === undefined ? [] : [{ place, message: "the failure destination" }];
}
