import {
  all,
  defineRule,
  destinationName,
  hasFailureDestination,
  retentionInWords,
  retriesWithoutEnd,
  settingLines,
  subjectWith,
  writtenAt,
} from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const failureDestinationUnreachable = defineRule({
  id: "failure-destination-unreachable",
  summary: "A failure destination gets nothing, for the consumer never gives up.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => all(hasFailureDestination(consumer), retriesWithoutEnd(consumer)),
  report: (consumer) => ({
    ...writtenAt(consumer.onFailure),
    message: `${subjectWith(consumer, consumer.retryAttempts, consumer.recordAge)} never gives up, so that (nearly) nothing reaches ${destinationName(consumer)}: neither retries nor the age of records are limited, and a record that fails blocks its shard ${end(consumer)}.`,
    help: `Limit the retries and the age of records.${handlesParts(consumer) ? " ReportBatchItemFailures is for a handler that returns batchItemFailures; leave it out for one that does not." : ""}\n\n${lines(consumer)}`,
  }),
});

function end(consumer: Consumer): string {
  const retention = retentionInWords(consumer.stream, consumer.streamKind);
  return retention === undefined ? "until the stream drops it" : `for up to ${retention}, until the stream drops it`;
}

function lines(consumer: Consumer): string {
  return settingLines(consumer, {
    retryAttempts: 3,
    recordAge: 3600,
    ...(handlesParts(consumer) ? { reportBatchItemFailures: true } : {}),
  });
}

/** Whether help speaks of partial batches, too: no other rule does here. */
function handlesParts({ kind, bisect, reportBatchItemFailures }: Consumer): boolean {
  return kind === "lambda" && bisect.is === "absent" && reportBatchItemFailures.is === "absent";
}
