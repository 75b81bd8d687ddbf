import { alarmLines, defineRule, lacksThroughputAlarm, readerName, sharedReaders } from "../src/rule.js";

export const noThroughputAlarm = defineRule({
  id: "no-throughput-alarm",
  summary: "Several readers share a Kinesis stream, and nobody is told when they throttle one another.",
  severity: "note",
  category: "visibility",
  about: "stream",
  when: (stream) => lacksThroughputAlarm(stream),
  report: (stream) => {
    const readers = sharedReaders(stream).filter(({ there }) => there.is === "yes");
    const names = readers.map((reader) => readerName(stream, reader)).join(", ");
    const of = readers[0]?.consumer.watched.called.stream ?? { name: "", isDeclared: false };
    return {
      message: `${readers.length} readers (${names}) share the throughput of ${stream.subject}, and no alarm looks at ReadProvisionedThroughputExceeded: when they throttle one another, nobody is told why they are late.`,
      help: `Add an alarm on throttled reads:\n\n${alarmLines(stream.dialect, { about: "throttled", of })}`,
      related: readers.map(({ consumer }, index) => ({ place: consumer.place, message: `reader ${index + 1}: ${consumer.subject}` })),
    };
  },
});
