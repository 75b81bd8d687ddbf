import { defineRule, goesFrom, no, sourceInWords } from "../src/rule.js";

export const retentionDecreased = defineRule({
  id: "retention-decreased",
  summary: "A change shortens how long a stream keeps its records: older ones are gone at once.",
  severity: "warning",
  category: "change",
  about: "change",
  when: (change) => {
    const { before, after } = change.stream ?? {};
    if (before === undefined || after === undefined) return no;
    return goesFrom(before.retentionHours, after.retentionHours, change, (one, other) => other < one);
  },
  report: ({ subject, place, stream }) => {
    const [from, to] = [stream?.before.retentionHours, stream?.after?.retentionHours];
    const [hours, other] = [from, to].map((value) => (value?.is === "known" ? value.value : 24));
    return {
      at: to?.is === "known" ? to.place : place,
      message: `${subject} keeps its records for ${other} hours instead of ${hours}${to === undefined ? "" : sourceInWords(to)}: older ones are gone as soon as this is deployed, read or not, and nothing brings them back.`,
      help: "Look at the age of the iterator of each reader before this is deployed: whoever lags behind more than the new retention loses records.",
    };
  },
});
