import { defineRule, destinationName, keepsPointersOnly, kindInWords, retentionInWords, subjectWith, writtenAt } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const failureRecordOutlivesData = defineRule({
  id: "failure-record-outlives-data",
  summary: "What failed is kept as a pointer to records that the stream drops after a day.",
  severity: "note",
  category: "data-loss",
  about: "consumer",
  default: "off",
  when: (consumer) => keepsPointersOnly(consumer),
  report: (consumer) => ({
    ...writtenAt(consumer.onFailure),
    message: `${subjectWith(consumer, consumer.onFailure)} sends what it gives up to ${destinationName(consumer)}${kind(consumer)}, which gets a pointer to the records and not the records, and the stream keeps those for ${retentionInWords(consumer.stream, consumer.streamKind) ?? "a day"}: whoever looks later finds nothing.`,
    help: help(consumer),
  }),
});

function kind({ destination }: Consumer): string {
  return destination.is === "known" ? `, ${kindInWords(destination.value)}` : "";
}

function help({ kind: reader }: Consumer): string {
  return reader === "pipe"
    ? "Copy the records out of the stream as soon as a pointer arrives; a pipe has no destination that keeps them."
    : "Send to an S3 bucket, which gets the records themselves (the role needs s3:PutObject and s3:ListBucket), or copy the records out of the stream as soon as a pointer arrives.";
}
