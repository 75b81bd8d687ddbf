import type { PullRequest } from "./pull-request.js";
import { reader, table, template, twoReaders } from "./templates.js";

/** What a deployment does to that which is live. */
export const changes: readonly PullRequest[] = [
  {
    title: "12 shards in the place of 4 are more than Kinesis makes of them in one step",
    main: { "stream.yaml": stream({ shards: 4 }) },
    commits: [{ "stream.yaml": stream({ shards: 12 }) }],
    found: ["stream.yaml:6 error shard-count-jump Clicks"],
  },
  {
    title: "8 shards in the place of 4 are made in one step",
    main: { "stream.yaml": stream({ shards: 4 }) },
    commits: [{ "stream.yaml": stream({ shards: 8 }) }],
    found: [],
  },
  {
    title: "another view type leaves the readers on the old stream",
    main: { "table.yaml": table, "readers.yaml": twoReaders },
    commits: [{ "table.yaml": table.replace(/NEW_IMAGE|NEW_AND_OLD_IMAGES|KEYS_ONLY/, "OLD_IMAGE") }],
    found: ["table.yaml:7 error stream-view-type-changed Orders"],
  },
  {
    title: "LATEST that is corrected replaces the mapping",
    main: { "table.yaml": table, "readers.yaml": template(reader("Invoices")).replace("TRIM_HORIZON", "LATEST") },
    commits: [{ "readers.yaml": template(reader("Invoices")) }],
    found: ["readers.yaml:8 error mapping-replaced Invoices"],
    fixed: 1,
  },
  {
    title: "a tag on a registered consumer gives it a new ARN, and its reader with it a new mapping",
    main: { "stream.yaml": stream({ shards: 4, tag: "a" }) },
    commits: [{ "stream.yaml": stream({ shards: 4, tag: "b" }) }],
    found: ["stream.yaml:12 error mapping-replaced Reader"],
  },
];

function stream({ shards, tag }: { readonly shards: number; readonly tag?: string }): string {
  const registered = `  Registered:
    Type: AWS::Kinesis::StreamConsumer
    Properties:
      ConsumerName: registered
      StreamARN: !GetAtt Clicks.Arn
      Tags: [{Key: team, Value: ${tag ?? ""}}]
${reader("Reader", { source: "!Ref Registered" })}`;
  return `Resources:
  Clicks:
    Type: AWS::Kinesis::Stream
    Properties:
      RetentionPeriodHours: 48
      ShardCount: ${shards}
${tag === undefined ? "" : registered}`;
}
