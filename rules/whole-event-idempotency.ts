import { defineRule, isIdempotentByWholeEvent, sourceOf, subjectWith } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const wholeEventIdempotency = defineRule({
  id: "whole-event-idempotency",
  summary: "A handler is idempotent by the whole event, and Lambda runs part of a batch again: that is another event.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => isIdempotentByWholeEvent(consumer),
  report: (consumer) => ({
    ...where(consumer),
    message: `${subjectWith(consumer, consumer.bisect, consumer.reportBatchItemFailures)} may run part of a failed batch again, and function ${name(consumer)} is idempotent by the whole event only: part of a batch is another event with another key, so records that were already processed take effect a second time.`,
    help: "Make the function idempotent that processes one record: idempotent_function in Python, makeIdempotent around the record handler in TypeScript, @Idempotent on a method with @IdempotencyKey in Java. Take the mark off the handler itself.",
    related: marks(consumer),
  }),
});

function where({ bisect, reportBatchItemFailures }: Consumer): { readonly at?: Consumer["place"] } {
  const setting = bisect.is === "known" && bisect.value ? bisect : reportBatchItemFailures;
  return setting.is === "known" ? { at: setting.place } : {};
}

function name({ function: called }: Consumer): string {
  return called.is === "known" ? called.value.subject : "behind it";
}

function marks(consumer: Consumer): readonly { readonly place: Consumer["place"]; readonly message: string }[] {
  const handler = sourceOf(consumer)?.handler;
  const facts = handler !== undefined && "wholeEvent" in handler ? handler.wholeEvent : [];
  return facts.map(({ place, what }) => ({ place, message: `The handler ${what}.` }));
}
