import { all, any, defineRule, existsWith, is, moreThan, readerName, registeredConsumerLines, sharedReaders, weigh } from "../src/rule.js";
import type { Answer, ConsumerKind, Stream, Subscription } from "../src/rule.js";

type Polls = Readonly<Record<ConsumerKind, number>>;

export const kinesisStreamOversubscribed = defineRule({
  id: "kinesis-stream-oversubscribed",
  summary: "Too many readers share the throughput of a Kinesis stream.",
  severity: "error",
  category: "throughput",
  about: "stream",
  options: {
    limit: 3,
    onDemandLimit: 1,
    pollsPerSecond: 5,
    polls: { lambda: 1, firehose: 1, analytics: 1, pipe: 4, flink: 5, ingestion: 1, external: 1 },
  },
  when: (stream, { limit, onDemandLimit, pollsPerSecond, polls }) =>
    all(
      is(stream.kind, "kinesis"),
      any(pollsTooOften(stream, polls, pollsPerSecond), moreThan(limit, sharedReaders(stream)), crowdsOnDemand(stream, onDemandLimit)),
    ),
  report: (stream, { limit, pollsPerSecond, polls }) => {
    const readers = sharedReaders(stream).filter(({ there }) => there.is === "yes");
    const isThrottled = pollsTooOften(stream, { ...polls, pipe: 1 }, pollsPerSecond).is === "yes";
    const isPolledTooOften = pollsTooOften(stream, polls, pollsPerSecond).is === "yes";
    const isCrowded = moreThan(limit, sharedReaders(stream)).is === "yes";
    const counted = isPolledTooOften
      ? arithmetic(stream, readers, polls, pollsPerSecond, isThrottled)
      : crowd(stream, readers, isCrowded ? limit : undefined);
    return {
      severity: isThrottled ? "error" : isCrowded ? "warning" : "note",
      message: counted,
      help: help(stream),
      related: readers.map(({ consumer }, index) => ({ place: consumer.place, message: `reader ${index + 1}: ${consumer.subject}` })),
    };
  },
});

function pollsTooOften(stream: Stream, polls: Polls, perSecond: number): Answer {
  return moreThan(perSecond, weighed(sharedReaders(stream), polls));
}

function weighed(readers: readonly Subscription[], polls: Polls): readonly Subscription[] {
  return readers.map((reader) => ({ ...reader, weight: polls[reader.consumer.kind] * (reader.weight ?? 1) }));
}

function crowdsOnDemand(stream: Stream, limit: number): Answer {
  return all(is(stream.mode, "on-demand"), moreThan(limit, sharedReaders(stream)));
}

function arithmetic(stream: Stream, readers: readonly Subscription[], polls: Polls, perSecond: number, isCertain: boolean): string {
  const sum = weighed(readers, polls);
  const terms = sum.map((reader) => `${readerName(stream, reader)} ${reader.weight}`).join(" + ");
  const effect = isCertain
    ? "the readers throttle one another and fall behind"
    : "if the pipes poll as often as documented, the readers throttle one another";
  return `${stream.subject} is polled ${weigh(sum)} times a second and shard (${terms}${decided(stream, readers)}), and a shard answers ${perSecond}: ${effect}.`;
}

function crowd(stream: Stream, readers: readonly Subscription[], limit: number | undefined): string {
  const names = readers.map((reader) => readerName(stream, reader)).join(", ");
  const start = `${readers.length} readers (${names}${decided(stream, readers)}) share the 2 MB/s and 5 calls a second that each shard of ${stream.subject} gives out`;
  const source = stream.mode.is === "known" && stream.mode.from !== undefined ? ` (it is one with ${stream.mode.from})` : "";
  return limit === undefined
    ? `${start}: AWS advises one such reader on an on-demand stream${source}, and enhanced fan-out for the others.`
    : `${start}: above ${limit} each waits for the others, and one slow or replaying reader holds all of them up.`;
}

function decided(stream: Stream, readers: readonly Subscription[]): string {
  const words = existsWith([stream, ...readers.map(({ consumer }) => consumer)]);
  return words === "" ? "" : `; ${words}`;
}

function help(stream: Stream): string {
  const lines = registeredConsumerLines(stream);
  const move =
    "Moving a live mapping replaces it, and it loses its position: let it start at TRIM_HORIZON or AT_TIMESTAMP, with a handler that bears records twice.";
  return `Give readers a throughput of their own: register a consumer for each, and read through its ARN. ${move}${lines === "" ? "" : `\n\n${lines}`}`;
}
