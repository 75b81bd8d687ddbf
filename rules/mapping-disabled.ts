import { all, defineRule, isChanged, isSwitchedOn, no, not, retentionInWords } from "../src/rule.js";

export const mappingDisabled = defineRule({
  id: "mapping-disabled",
  summary: "A change stops a reader, while its stream goes on dropping old records.",
  severity: "warning",
  category: "change",
  about: "change",
  when: (change) => {
    const { before, after } = change.reader ?? {};
    if (before === undefined || after === undefined) return no;
    return all(isChanged(before.enabled, after.enabled, change), () => all(isSwitchedOn(before), () => not(isSwitchedOn(after))));
  },
  report: ({ subject, place, reader }) => {
    const { enabled, stream, streamKind } = reader?.after ?? {};
    const retention = streamKind === undefined ? undefined : retentionInWords(stream, streamKind);
    return {
      at: enabled?.is === "known" ? enabled.place : place,
      message: `${subject} is switched off. It keeps its position, but the stream goes on dropping records${retention === undefined ? " that are too old" : ` after ${retention}`}: what is not read by then is lost without an error.`,
      help: "Say in the pull request when it is switched on again, and put that before the first record expires; take it away altogether where nobody needs it.",
    };
  },
});
