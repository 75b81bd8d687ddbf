import { defineRule, isPartialResponseIgnored, settingLines, sourceOf, subjectWith, wrongAnswerOf, writtenAt } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const partialBatchResponseIgnored = defineRule({
  id: "partial-batch-response-ignored",
  summary: "A handler and its mapping differ about partial batches: which records failed is told in vain, or never.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => isPartialResponseIgnored(consumer),
  report: (consumer) => {
    const fact = wrongAnswerOf(consumer)?.fact;
    return {
      ...writtenAt(consumer.reportBatchItemFailures),
      message: `${subjectWith(consumer, consumer.reportBatchItemFailures)} ${whatIsWrong(consumer)}`,
      help: help(consumer),
      ...(fact === undefined ? {} : { related: [{ place: fact.place, message: `The handler ${fact.what}.` }] }),
    };
  },
});

function whatIsWrong(consumer: Consumer): string {
  const name = consumer.function.is === "known" ? consumer.function.value.subject : "its function";
  switch (wrongAnswerOf(consumer)?.is) {
    case "is not looked at":
      return `does not look at what function ${name} answers, and the function answers which records failed: Lambda takes the batch for processed, and those records are lost without a trace.`;
    case "names no record":
      return `waits for the sequence numbers of records that failed, and function ${name} ${wrongAnswerOf(consumer)?.fact?.what ?? ""}: Lambda finds no such record, and runs the whole batch again.`;
    default:
      return `waits for function ${name} to answer which records failed, and its source (${files(consumer)}) never does: one bad record fails its whole batch, or is passed over where the handler catches the error.`;
  }
}

function files(consumer: Consumer): string {
  const handler = sourceOf(consumer)?.handler;
  const [first = "in the template", ...others] = handler !== undefined && "files" in handler ? handler.files : [];
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function help(consumer: Consumer): string {
  switch (wrongAnswerOf(consumer)?.is) {
    case "is not looked at":
      return `Tell Lambda to look at the answer.\n\n${settingLines(consumer, { reportBatchItemFailures: true })}`;
    case "names no record":
      return "Put the record's sequence number into itemIdentifier: kinesis.sequenceNumber, or dynamodb.SequenceNumber.";
    default:
      return "Let the handler return batchItemFailures with the sequence number of the first record that failed, for instance with the batch utility of Powertools for AWS Lambda; or remove the setting, so that nobody relies on it.";
  }
}
