import { describe, expect, it } from "vitest";
import { joins, mapping, modelOf, references, stream, table } from "./plan-of.js";

const reader = "aws_lambda_event_source_mapping.reader";

/** Where a mapping in the root leads whose source is this expression, beside two streams and a table. */
function leadOf(source: object, more = {}): string | undefined {
  return joins({
    resources: {
      "aws_kinesis_stream.a": stream,
      "aws_kinesis_stream.b": stream,
      "aws_dynamodb_table.t": table,
      [reader]: mapping(source),
      ...more,
    },
  })[reader];
}

describe("a reader in a plan", () => {
  it("reads the stream whose new ARN it refers to", () => {
    expect(leadOf(references("aws_kinesis_stream.b.arn"))).toBe("aws_kinesis_stream.b");
    expect(leadOf(references("aws_dynamodb_table.t.stream_arn"))).toBe("aws_dynamodb_table.t");
  });

  it("may read either where a condition names two", () => {
    const lead = leadOf(references("var.switch", "aws_kinesis_stream.a.arn", "aws_kinesis_stream.b.arn"));
    expect(lead).toBe("? event_source_arn comes from one of aws_kinesis_stream.a.arn, aws_kinesis_stream.b.arn");
  });

  it("makes the counts of both unsure where it may read either", () => {
    const resources = {
      "aws_kinesis_stream.a": stream,
      "aws_kinesis_stream.b": stream,
      [reader]: mapping(references("aws_kinesis_stream.a.arn", "aws_kinesis_stream.b.arn")),
    };
    const { streams, consumers } = modelOf({ resources });
    expect(streams.map(({ subscriptions }) => subscriptions.map(({ there }) => there.is))).toEqual([["unsure"], ["unsure"]]);
    expect(consumers[0]?.streamKind).toMatchObject({ is: "known", value: "kinesis" });
  });

  it("reads the one that is there where the other has no instance", () => {
    expect(leadOf(references("var.switch", "aws_kinesis_stream.gone[0].arn", "aws_kinesis_stream.a.arn"))).toBe("aws_kinesis_stream.a");
  });

  it("reads what it names where the plan was cut down", () => {
    expect(leadOf(references("aws_kinesis_stream.elsewhere.arn"))).toBe("aws_kinesis_stream.elsewhere.arn");
  });

  it("reads the resource that a local value stands beside, as a flag does", () => {
    expect(leadOf(references("local.is_new", "aws_kinesis_stream.a.arn"))).toBe("aws_kinesis_stream.a");
  });

  it("reads a local value by its name where that is all there is", () => {
    const { streams } = modelOf({
      resources: { [reader]: mapping(references("local.arn")), "aws_lambda_event_source_mapping.other": mapping(references("local.arn")) },
    });
    expect(streams.map(({ subject, subscriptions }) => [subject, subscriptions.length])).toEqual([["local.arn", 2]]);
  });

  it("reads through a registration over a throughput of its own", () => {
    const consumer = { unknown: { arn: true, stream_arn: true }, written: { stream_arn: references("aws_kinesis_stream.a.arn") } };
    const resources = {
      "aws_kinesis_stream.a": stream,
      "aws_kinesis_stream_consumer.fast": consumer,
      [reader]: mapping(references("aws_kinesis_stream_consumer.fast.arn")),
    };
    const { consumers } = modelOf({ resources });
    expect(consumers[0]).toMatchObject({ stream: { subject: "aws_kinesis_stream.a" }, reads: { value: "fan-out" } });
  });

  it("shares the throughput of the stream that a registration names", () => {
    const consumer = { unknown: { arn: true, stream_arn: true }, written: { stream_arn: references("aws_kinesis_stream.a.arn") } };
    const resources = {
      "aws_kinesis_stream.a": stream,
      "aws_kinesis_stream_consumer.fast": consumer,
      [reader]: mapping(references("aws_kinesis_stream_consumer.fast.stream_arn")),
    };
    expect(modelOf({ resources }).consumers[0]).toMatchObject({ stream: { subject: "aws_kinesis_stream.a" }, reads: { value: "shared" } });
  });

  it("reads the one whose ARN is unknown where that of the other is known", () => {
    const deployed = { values: { name: "old", arn: "arn:aws:kinesis:eu-west-1:1:stream/old" } };
    const source = references("aws_kinesis_stream.old.arn", "aws_kinesis_stream.a.arn");
    expect(leadOf(source, { "aws_kinesis_stream.old": deployed })).toBe("aws_kinesis_stream.a");
  });

  it("of a table without a stream leads nowhere", () => {
    const still = { values: { name: "still", stream_enabled: false }, unknown: { arn: true, stream_arn: true } };
    expect(leadOf(references("aws_dynamodb_table.still.stream_arn"), { "aws_dynamodb_table.still": still })).toBe(
      "? table aws_dynamodb_table.still has no stream",
    );
  });

  it("of a look-up reads that, and is told its kind by it", () => {
    const lookup = { values: {}, unknown: { arn: true } };
    const { consumers, streams } = modelOf({
      resources: {
        "aws_kinesis_stream.a": stream,
        "data.aws_kinesis_stream.theirs": lookup,
        [reader]: mapping(references("data.aws_kinesis_stream.theirs.arn")),
      },
    });
    expect(consumers[0]).toMatchObject({
      stream: { subject: "data.aws_kinesis_stream.theirs.arn" },
      streamKind: { value: "kinesis" },
      reads: { value: "shared" },
    });
    expect(streams.find(({ subject }) => subject === "aws_kinesis_stream.a")?.subscriptions).toEqual([]);
  });

  it.each(["aws_sqs_queue.jobs.arn", "aws_mq_broker.b.arn", "aws_msk_cluster.c.arn", "aws_docdb_cluster.d.arn"])(
    "of %s is none of ours",
    (source) => {
      const id = source.replace(/\.arn$/, "");
      expect(leadOf(references(source), { [id]: { unknown: { arn: true } } })).toBeUndefined();
    },
  );

  it.each(["topics", "queues"])("with %s is none of ours", (name) => {
    const other = mapping(references("aws_kinesis_stream.a.arn"), { values: { [name]: ["x"] } });
    expect(joins({ resources: { "aws_kinesis_stream.a": stream, [reader]: other } })).toEqual({});
  });

  it("on an unknown source without a starting position is none of ours", () => {
    const other = mapping(references("local.arn"), { values: { starting_position: null } });
    expect(joins({ resources: { [reader]: other } })).toEqual({});
  });
});

describe("a literal ARN in a plan", () => {
  const arn = (name: string, account = "111122223333"): string => `arn:aws:kinesis:eu-west-1:${account}:stream/${name}`;
  const known = (source: string) =>
    mapping({ constant_value: source }, { values: { event_source_arn: source }, unknown: { event_source_arn: false } });

  it("means the stream that has it", () => {
    const deployed = (account: string) => ({ values: { ...stream.values, name: "orders", arn: arn("orders", account) } });
    const resources = {
      "aws_kinesis_stream.mine": deployed("1"),
      "aws_kinesis_stream.theirs": deployed("2"),
      [reader]: known(arn("orders", "2")),
    };
    expect(joins({ resources })[reader]).toBe("aws_kinesis_stream.theirs");
  });

  it("means no stream that has another, though it is called the same", () => {
    const resources = {
      "aws_kinesis_stream.mine": { values: { ...stream.values, name: "orders", arn: arn("orders", "1") } },
      [reader]: known(arn("orders", "2")),
    };
    expect(joins({ resources })[reader]).toBe(arn("orders", "2"));
  });

  it("means the new stream that is called so", () => {
    const resources = {
      "aws_kinesis_stream.mine": { ...stream, values: { ...stream.values, name: "orders" } },
      [reader]: known(arn("orders")),
    };
    expect(joins({ resources })[reader]).toBe("aws_kinesis_stream.mine");
  });

  it("of a consumer reads over it", () => {
    const resources = {
      "aws_kinesis_stream.mine": { values: { ...stream.values, arn: arn("orders") } },
      [reader]: known(`${arn("orders")}/consumer/fast:1`),
    };
    expect(modelOf({ resources }).consumers[0]).toMatchObject({
      stream: { subject: "aws_kinesis_stream.mine" },
      reads: { value: "fan-out" },
    });
  });
});
