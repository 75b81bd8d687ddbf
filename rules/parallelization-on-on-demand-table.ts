import { defineRule, mayTakeAllConcurrency, ownSettingLines } from "../src/rule.js";

export const parallelizationOnOnDemandTable = defineRule({
  id: "parallelization-on-on-demand-table",
  summary: "A function runs many times for each shard of a table whose shards grow at will.",
  severity: "note",
  category: "throughput",
  about: "consumer",
  when: (consumer) => mayTakeAllConcurrency(consumer),
  report: ({ subject, dialect, parallelization, stream }) => ({
    ...(parallelization.is === "known" ? { at: parallelization.place } : {}),
    message: `${subject} runs ${parallelization.is === "known" ? parallelization.value : "several"} batches of each shard at a time, and the on-demand table ${stream?.subject ?? ""} may double its shards at any time: the function may take up the concurrency of the account.`,
    help: `Limit the function, or lower the factor:\n\n${ownSettingLines(dialect, { reservedConcurrency: 100 })}`,
  }),
});
