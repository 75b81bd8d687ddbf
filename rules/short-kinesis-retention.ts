import { all, certainly, defineRule, is, moreThan, ownSettingLines, satisfies, sourceInWords } from "../src/rule.js";

export const shortKinesisRetention = defineRule({
  id: "short-kinesis-retention",
  summary: "A stream with readers keeps its records for a day only.",
  severity: "note",
  category: "data-loss",
  about: "stream",
  default: "off",
  options: { hours: 24 },
  when: ({ declared, kind, retentionHours, subscriptions }, { hours }) =>
    all(
      all(certainly(declared), is(kind, "kinesis")),
      satisfies(retentionHours, (retention) => retention <= hours),
      () => moreThan(0, subscriptions),
    ),
  report: ({ subject, dialect, retentionHours: retention, place }) => ({
    at: retention.is === "known" ? retention.place : place,
    message: `${subject} keeps a record for ${retention.is === "known" ? retention.value : "few"} hours${sourceInWords(retention)}: what its readers do not process over a weekend is lost.`,
    help: `Keep records for as long as it may take until somebody looks, such as a week:\n\n${ownSettingLines(dialect, { retentionHours: 168 })}`,
  }),
});
