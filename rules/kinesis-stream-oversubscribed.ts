import {
  defineRule,
  existsWith,
  isCrowded,
  isPolledTooOften,
  moreThan,
  readerName,
  registeredConsumerLines,
  sharedReaders,
  usualCrowding,
  weigh,
  weighed,
} from "../src/rule.js";
import type { Polls, Stream, Subscription } from "../src/rule.js";

export const kinesisStreamOversubscribed = defineRule({
  id: "kinesis-stream-oversubscribed",
  summary: "Too many readers share the throughput of a Kinesis stream.",
  severity: "error",
  category: "throughput",
  about: "stream",
  options: usualCrowding,
  when: (stream, options) => isCrowded(stream, options),
  report: (stream, { limit, pollsPerSecond, polls }) => {
    const readers = sharedReaders(stream).filter(({ there }) => there.is === "yes");
    const isThrottled = isPolledTooOften(stream, { ...polls, pipe: 1 }, pollsPerSecond).is === "yes";
    const tooOften = isPolledTooOften(stream, polls, pollsPerSecond).is === "yes";
    const isCrowded = moreThan(limit, sharedReaders(stream)).is === "yes";
    const counted = tooOften
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
