import { all, any, certainly, defineRule, is, isPresent, not, ownSettingLines, settingName, sourceInWords } from "../src/rule.js";

export const shardCountWithOnDemand = defineRule({
  id: "shard-count-with-on-demand",
  summary: "A stream has a number of shards and a capacity mode that do not go together.",
  severity: "error",
  category: "throughput",
  about: "stream",
  when: (stream) =>
    all(all(certainly(stream.declared), is(stream.kind, "kinesis")), () =>
      any(
        all(is(stream.mode, "on-demand"), isPresent(stream.shards)),
        all(is(stream.mode, "provisioned"), () => not(isPresent(stream.shards))),
      ),
    ),
  report: ({ subject, dialect, mode, shards }) => {
    const name = settingName(dialect, "shards");
    const isOnDemand = mode.is === "known" && mode.value === "on-demand";
    return isOnDemand
      ? {
          ...(shards.is !== "absent" && shards.place !== undefined ? { at: shards.place } : {}),
          message: `${subject} is an on-demand stream${sourceInWords(mode)} and has a ${name}, which such a stream does not take: the deployment fails.`,
          help: `Remove ${name}: an on-demand stream has as many shards as its load asks for.`,
        }
      : {
          severity: "warning",
          message: `${subject} is a provisioned stream${sourceInWords(mode)} and has no ${name}: nothing says how many shards it needs, and Kinesis may refuse it.`,
          help: `Say how many shards it has, or make it an on-demand stream:\n\n${ownSettingLines(dialect, { shards: 1 })}`,
        };
  },
});
