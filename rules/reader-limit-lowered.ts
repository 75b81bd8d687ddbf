import { all, defineRule, isGlobalTable, moreThan, no, not, readerName } from "../src/rule.js";

export const readerLimitLowered = defineRule({
  id: "reader-limit-lowered",
  summary: "A change makes a table global whose stream has more readers than a global table's bears.",
  severity: "warning",
  category: "change",
  about: "change",
  options: { limit: 1 },
  when: ({ stream, isInBoth }, { limit }) => {
    const { before, after } = stream ?? {};
    if (before === undefined || after === undefined) return no;
    const becomesGlobal = all(isInBoth, () => all(not(isGlobalTable(before)), isGlobalTable(after)));
    return all(becomesGlobal, () => moreThan(limit, after.subscriptions));
  },
  report: ({ subject, stream }, { limit }) => {
    const after = stream?.after;
    const certain = after?.subscriptions.filter(({ there }) => there.is === "yes") ?? [];
    const readers = certain.map((one) => ({
      name: after === undefined ? one.consumer.subject : readerName(after, one),
      place: one.consumer.place,
    }));
    return {
      message: `${subject} is replicated to other Regions from now on, and AWS advises ${limit === 1 ? "one reader" : `${limit} readers`} for the stream of a global table: it has ${readers.length} (${readers.map(({ name }) => name).join(", ")}), which may be throttled and fall behind.`,
      help: "Let one reader hand the records on to the others, for instance through EventBridge or SNS, before the first replica is added.",
      related: readers.map(({ place, name }) => ({ place, message: `${name} reads it` })),
      ...(readers.length > 2 ? {} : { insteadOf: { rules: ["dynamodb-stream-oversubscribed"] } }),
    };
  },
});
