import { defineRule, moreThan } from "../src/rule.js";

export const duplicateMapping = defineRule({
  id: "duplicate-mapping",
  summary: "The same function is mapped to the same stream twice.",
  severity: "error",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => moreThan(0, consumer.twins),
  report: ({ subject, twins }) => {
    const [first] = twins.filter(({ there }) => there.is === "yes");
    const other = first?.consumer.subject ?? "another mapping";
    return {
      message: `${subject} maps the function to the stream that ${other} maps it to already, and Lambda takes each pair once: the deployment fails.`,
      help: `Remove one of ${other} and ${subject}. For different filters, give one mapping all of them: a record that matches one filter is handed on.`,
      related: first === undefined ? [] : [{ place: first.consumer.place, message: `${other} maps it already` }],
    };
  },
});
