import { deadFilters, defineRule, hasDeadFilter, sourceInWords } from "../src/rule.js";
import type { DeadFilter } from "../src/rule.js";

export const filterNeverMatches = defineRule({
  id: "filter-never-matches",
  summary: "A filter of a stream consumer matches no record that there can be.",
  severity: "warning",
  category: "data-loss",
  about: "consumer",
  when: (consumer) => hasDeadFilter(consumer),
  report: (consumer) => {
    const [first, ...others] = deadFilters(consumer);
    return {
      ...(first === undefined ? {} : { at: first.filter.place }),
      message:
        first === undefined ? "" : `A filter of ${consumer.subject}${sourceInWords(first.filter)} ${first.why}: ${consequence(first)}.`,
      help: "Write the pattern as records come: the fields of Kinesis data below data, the attributes of an item below dynamodb, an image and the type of the attribute, values always in a list.",
      related: others.map(({ filter, why }) => ({ place: filter.place, message: `this one ${why}` })),
    };
  },
});

function consequence({ isRefused }: DeadFilter): string {
  return isRefused ? "the deployment fails" : "it lets no record through, and what it was meant for is dropped in silence";
}
