import { all, any, defineRule, existsWith, is, isGlobalTable, moreThan, readerName } from "../src/rule.js";
import type { Stream, Subscription } from "../src/rule.js";

export const dynamodbStreamOversubscribed = defineRule({
  id: "dynamodb-stream-oversubscribed",
  summary: "A DynamoDB stream has more readers than its shards serve: they throttle one another.",
  severity: "error",
  category: "throughput",
  about: "stream",
  options: { limit: 2, globalTableLimit: 1 },
  when: (stream, { limit, globalTableLimit }) =>
    all(
      is(stream.kind, "dynamodb"),
      any(moreThan(limit, stream.subscriptions), all(isGlobalTable(stream), moreThan(globalTableLimit, stream.subscriptions))),
    ),
  report: (stream, { limit, globalTableLimit }) => {
    const readers = stream.subscriptions.filter(({ there }) => there.is === "yes");
    const isOver = moreThan(limit, stream.subscriptions).is === "yes";
    return {
      severity: isOver ? "error" : "warning",
      message: isOver ? overLimit(stream, readers, limit) : overGlobalLimit(stream, readers, globalTableLimit),
      help: "Let one reader pass the records on (to SNS, EventBridge or a queue for each of the others), or merge readers into one function. Kinesis Data Streams for DynamoDB serves more readers, at a price: records may come twice and out of order.",
      related: readers.map(({ consumer }, index) => ({ place: consumer.place, message: `reader ${index + 1}: ${consumer.subject}` })),
    };
  },
});

function overLimit(stream: Stream, readers: readonly Subscription[], limit: number): string {
  return `The stream of ${stream.subject} has ${readers.length} readers (${named(stream, readers)}), and a shard serves ${limit}: they throttle one another, fall behind, and lose records that are 24 hours old.`;
}

function overGlobalLimit(stream: Stream, readers: readonly Subscription[], limit: number): string {
  return `The stream of global table ${stream.subject} has ${readers.length} readers (${named(stream, readers)}), and AWS advises ${limit} for a global table: more may be throttled and fall behind.`;
}

function named(stream: Stream, readers: readonly Subscription[]): string {
  const names = readers.map((reader) => readerName(stream, reader)).join(", ");
  return [names, existsWith([stream, ...readers.map(({ consumer }) => consumer)])].filter(Boolean).join("; ");
}
