import { defineRule, handlesAsyncFailuresInVain, subjectWith } from "../src/rule.js";
import type { Consumer } from "../src/rule.js";

export const asyncDestinationOnStream = defineRule({
  id: "async-destination-on-stream",
  summary: "A function that only streams call handles failures of asynchronous calls, and there are none.",
  severity: "note",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => handlesAsyncFailuresInVain(consumer),
  report: (consumer) => ({
    message: `${setting(consumer)} is for asynchronous calls, and the template shows none: it gets no record of the stream that ${subjectWith(consumer)} reads. What fails here goes to the destination of the mapping.`,
    help: "Remove it, unless somebody calls the function asynchronously whom the template does not show; look for failed records at the destination of the mapping.",
    related: called(consumer),
  }),
});

function setting({ function: target }: Consumer): string {
  if (target.is !== "known") return "What its function has for failures";
  const { asyncFailureHandling, subject } = target.value;
  return `${asyncFailureHandling ?? "What is written for failures"} of function ${subject}`;
}

function called({ function: target }: Consumer): readonly { place: Consumer["place"]; message: string }[] {
  return target.is === "known" ? [{ place: target.value.place, message: "the function" }] : [];
}
