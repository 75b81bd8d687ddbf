import { all, any, defineRule } from "../src/rule.js";
import type { Change } from "../src/rule.js";

export const streamDisabled = defineRule({
  id: "stream-disabled",
  summary: "A change turns the stream of a table off that somebody reads.",
  severity: "error",
  category: "change",
  about: "change",
  when: ({ losesStream, readersLeft }) => all(losesStream, () => any(...readersLeft.map(({ there }) => there))),
  report: (change) => ({
    message: `${change.subject} has no stream any more, and ${names(change)} it: no record is written from now on. What is unread stays for 24 hours; a stream that is switched on again is a new one with a new ARN.`,
    help: `Take the readers away first, once they have read what is there, and turn the stream off in a later deployment.`,
    related: change.readersLeft.map(({ consumer }) => ({ place: consumer.place, message: `${consumer.subject} reads it` })),
    insteadOf: { rules: ["stream-not-enabled"], also: change.readersLeft.map(({ consumer }) => consumer.id) },
  }),
});

function names({ readersLeft }: Change): string {
  const [first, ...others] = readersLeft.map(({ consumer }) => consumer.subject);
  return others.length === 0 ? `${first ?? "somebody"} reads` : `${[first, ...others].join(", ")} read`;
}
