import { all, defineRule, satisfies, settingName } from "../src/rule.js";

export const parallelizationWithTumblingWindow = defineRule({
  id: "parallelization-with-tumbling-window",
  summary: "Batches of a shard run in parallel, and a tumbling window sums them up one after the other.",
  severity: "warning",
  category: "ordering",
  about: "consumer",
  when: ({ parallelization, tumblingWindow }) =>
    all(
      satisfies(parallelization, (factor) => factor > 1),
      satisfies(tumblingWindow, (seconds) => seconds > 0),
    ),
  report: ({ subject, dialect, parallelization }) => ({
    ...(parallelization.is === "known" ? { at: parallelization.place } : {}),
    message: `${subject} has a tumbling window, which hands a state from one batch of a shard to the next, and runs several batches of a shard at a time: the two do not go together.`,
    help: `Remove ${settingName(dialect, "parallelization")}, or the window. For more batches at a time, add shards.`,
  }),
});
