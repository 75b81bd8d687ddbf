import { defineRule, goesFrom, no } from "../src/rule.js";
import type { Change } from "../src/rule.js";

export const streamModeChanged = defineRule({
  id: "stream-mode-changed",
  summary: "A change switches a stream to another capacity mode.",
  severity: "note",
  category: "change",
  about: "change",
  when: (change) => {
    const { before, after } = change.stream ?? {};
    return before === undefined || after === undefined ? no : goesFrom(before.mode, after.mode, change, (one, other) => one !== other);
  },
  report: (change) => {
    const mode = change.stream?.after?.mode;
    return {
      at: mode?.is === "known" ? mode.place : change.place,
      message: `${change.subject} goes to ${isOnDemand(change) ? "on-demand" : "provisioned"} capacity, which a stream may do twice in 24 hours: a mistake is not taken back as often as one likes. ${meaning(change)}`,
      help: isOnDemand(change)
        ? "Take the number of shards out, and look at the concurrency of the functions: reserve enough for more shards than there are today."
        : "Set as many shards as the stream has at that time; later it is scaled by at most doubling or halving them.",
    };
  },
});

function isOnDemand({ stream }: Change): boolean {
  return stream?.after?.mode.is === "known" && stream.after.mode.value === "on-demand";
}

function meaning(change: Change): string {
  return isOnDemand(change)
    ? "Its shards double by themselves, and with them the functions that run at a time."
    : "Nothing scales its shards by itself any more: readers fall behind where there are too few.";
}
