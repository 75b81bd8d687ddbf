import { all, certainly, defineRule, hangsOnOneShard, readerName, sourceInWords } from "../src/rule.js";

export const hotShardSingle = defineRule({
  id: "hot-shard-single",
  summary: "Several readers hang on the only shard of a stream that nothing scales.",
  severity: "note",
  category: "throughput",
  about: "stream",
  when: (stream) => all(certainly(stream.declared), () => hangsOnOneShard(stream)),
  report: (stream) => {
    const readers = stream.subscriptions.filter(({ there }) => there.is === "yes");
    const { shards } = stream;
    return {
      ...(shards.is === "known" ? { at: shards.place } : {}),
      message: `${stream.subject} has one shard${sourceInWords(shards)} for ${readers.length} readers (${readers.map((reader) => readerName(stream, reader)).join(", ")}), and nothing scales it: above 1 MB or 1,000 records a second writers are refused.`,
      help: "Make it an on-demand stream, or watch its throughput and raise the shards in time, at most to double their number in one step.",
      related: readers.map(({ consumer }, index) => ({ place: consumer.place, message: `reader ${index + 1}: ${consumer.subject}` })),
    };
  },
});
