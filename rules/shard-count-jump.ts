import { all, any, defineRule, goesFrom, is, isReplaced, limits, no, not, ownSettingLines, satisfies, sourceInWords } from "../src/rule.js";
import type { Change } from "../src/rule.js";

export const shardCountJump = defineRule({
  id: "shard-count-jump",
  summary: "The number of shards more than doubles or less than halves in one step, which Kinesis refuses.",
  severity: "error",
  category: "change",
  about: "change",
  when: (change) => {
    const { before, after } = change.stream ?? {};
    if (before === undefined || after === undefined) return no;
    const isProvisioned = all(is(before.mode, "provisioned"), is(after.mode, "provisioned"));
    const jumps = goesFrom(before.shards, after.shards, change, (one, other) => isTooFar(one, other));
    const isTooMuch = satisfies(after.shards, (shards) => shards > limits.mostShards.value);
    const grows = goesFrom(before.shards, after.shards, change, (one, other) => other > one);
    return all(
      isProvisioned,
      () => any(jumps, all(grows, isTooMuch)),
      () => not(isReplaced(change)),
    );
  },
  report: (change) => {
    const { after } = change.stream ?? {};
    const [from, to] = shards(change);
    const range = `${Math.ceil(from / 2)} to ${from * 2}`;
    return {
      ...(after?.shards.is === "known" ? { at: after.shards.place } : {}),
      message: isTooFar(from, to)
        ? `${change.subject} goes from ${from} to ${to} shards${after === undefined ? "" : sourceInWords(after.shards)}: one update takes it to ${range}, so that Kinesis refuses this one and the deployment fails.`
        : `${change.subject} goes to ${to} shards: one update takes a stream to ${limits.mostShards.value} at most, so that Kinesis refuses this one and the deployment fails.`,
      help: `Go there in steps, one deployment each (a stream takes ${limits.shardUpdates.value} of them in 24 hours):\n\n${ownSettingLines(change.dialect, { shards: step(from, to) })}`,
    };
  },
});

/** Half of an odd number counts in favor of the change: the documentation does not say how it is rounded. */
function isTooFar(from: number, to: number): boolean {
  return to > from * 2 || to < Math.floor(from / 2);
}

function step(from: number, to: number): number {
  return to > from ? Math.min(from * 2, limits.mostShards.value) : Math.ceil(from / 2);
}

function shards({ stream }: Change): readonly [number, number] {
  const [from, to] = [stream?.before.shards, stream?.after?.shards];
  return [from?.is === "known" ? from.value : 0, to?.is === "known" ? to.value : 0];
}
