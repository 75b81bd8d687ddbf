import {
  blocksInSpiteOfHandling,
  defineRule,
  existsWith,
  failureDestinationLines,
  grantsByItself,
  lacksFailureDestination,
  proposedQueue,
  queueType,
  retentionInWords,
  retriesWithoutEnd,
} from "../src/rule.js";
import type { Consumer, Value } from "../src/rule.js";

export const noFailureDestination = defineRule({
  id: "no-failure-destination",
  summary: "A stream consumer has nowhere to put the records that it cannot process.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => lacksFailureDestination(consumer),
  report: (consumer) => ({
    message: [`${consumer.subject}${decided(consumer)} has no failure destination: ${consequence(consumer)}`, asyncHandling(consumer)]
      .filter(Boolean)
      .join(" "),
    help: help(consumer),
  }),
});

function decided(consumer: Consumer): string {
  const words = existsWith([consumer]);
  return words === "" ? "" : ` (${words})`;
}

function consequence(consumer: Consumer): string {
  // That it blocks its shard is told elsewhere then.
  if (blocksInSpiteOfHandling(consumer).is === "yes")
    return "a record that keeps failing is lost when it expires, and nothing tells which it was.";
  if (retriesWithoutEnd(consumer).is === "yes") {
    const retention = retentionInWords(consumer.stream, consumer.streamKind);
    const end = retention === undefined ? "until the stream drops it" : `for up to ${retention}, until the stream drops it`;
    return `a record that fails is retried without end and blocks its shard ${end}; then it is lost, and so may be those behind it.`;
  }
  const { retryAttempts } = consumer;
  const isTriedOnce = retryAttempts.is === "known" && retryAttempts.value === 0;
  const end = isTriedOnce ? `that fails is dropped at once${source(retryAttempts)}` : `that still fails ${limits(consumer)} is dropped`;
  return `a batch ${end}, and nothing tells which records it held.`;
}

function limits({ retryAttempts, recordAge }: Consumer): string {
  const attempts = limit(retryAttempts, (times) => `after ${times === 1 ? "1 retry" : `${times} retries`}`);
  const age = limit(recordAge, (seconds) => `once its records are ${seconds} seconds old`);
  return [attempts, age].filter((one) => one !== undefined).join(" or ") || "when it is given up";
}

function limit(value: Value<number>, inWords: (value: number) => string): string | undefined {
  return value.is === "known" && value.value >= 0 ? `${inWords(value.value)}${source(value)}` : undefined;
}

function source(value: Value<number>): string {
  return value.is === "known" && value.from !== undefined ? ` (with ${value.from})` : "";
}

function asyncHandling(consumer: Consumer): string {
  const setting = consumer.function.is === "known" ? consumer.function.value.asyncFailureHandling : undefined;
  return setting === undefined ? "" : `The function's ${setting} does not help: it is for asynchronous calls and gets no stream records.`;
}

function help(consumer: Consumer): string {
  const isBare = retriesWithoutEnd(consumer).is === "yes";
  const handlesParts =
    isBare && consumer.kind === "lambda" && consumer.bisect.is === "absent" && consumer.reportBatchItemFailures.is === "absent";
  const lines = failureDestinationLines(consumer, {
    ...(isBare ? { retryAttempts: 3, recordAge: 3600 } : {}),
    ...(handlesParts ? { reportBatchItemFailures: true } : {}),
  });
  const sentences = [
    `Add a destination for what fails${isBare ? ", and a limit, so that it is reached" : ""}.`,
    `${proposedQueue(consumer)} stands for a standard SQS queue, not a FIFO one: one that you have, or a new ${queueType(consumer)}; an SNS topic${consumer.kind === "pipe" ? "" : " or an S3 bucket"} will do, too.`,
    grantsByItself(consumer) ? "" : `The role of the ${consumer.kind === "pipe" ? "pipe" : "function"} needs sqs:SendMessage on it.`,
    handlesParts ? "ReportBatchItemFailures is for a handler that returns batchItemFailures; leave it out for one that does not." : "",
  ];
  return `${sentences.filter(Boolean).join(" ")}\n\n${lines}`;
}
