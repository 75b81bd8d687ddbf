import { describe, expect, it } from "vitest";
import type { Consumer } from "../../../src/model/consumer.js";
import { isConfiguration } from "../../../src/readers/terraform/configuration/folders.js";
import { parseJson } from "../../../src/source/json.js";
import { modelOf, partsOf } from "./written.js";

const stream = { name: "orders", shard_count: 2 };
const base = { function_name: "billing", starting_position: "LATEST" };

/** A configuration with two streams, a table and a mapping with these arguments. */
function configuration(mapping: object, more: object = {}, resources: object = {}): object {
  return {
    resource: {
      aws_kinesis_stream: { orders: stream, clicks: [{ ...stream, name: "clicks" }] },
      aws_dynamodb_table: { items: { name: "items", stream_enabled: true, stream_view_type: "NEW_IMAGE" } },
      aws_lambda_event_source_mapping: { reader: { ...base, ...mapping } },
      ...resources,
    },
    ...more,
  };
}

function readerOf(mapping: object, more: object = {}, resources: object = {}): Consumer {
  const [consumer] = modelOf(
    configuration({ event_source_arn: "${aws_kinesis_stream.orders.arn}", ...mapping }, more, resources),
  ).consumers;
  if (consumer === undefined) throw new Error("nobody reads");
  return consumer;
}

function leadOf(source: string, more: object = {}, resources: object = {}): string {
  const consumer = readerOf({ event_source_arn: source }, more, resources);
  return `${consumer.stream?.subject ?? "nowhere"} ${consumer.streamKind.is === "known" ? consumer.streamKind.value : "unknown"}`;
}

describe("a file is a configuration", () => {
  it.each([
    ["main.tf.json", { resource: {} }, true],
    ["out/cdk.tf.json", { "//": { metadata: {} }, terraform: {} }, true],
    ["main.tf.json", { variable: {} }, true],
    ["main.tf.json", { Resources: {} }, false],
    ["main.json", { resource: {} }, false],
    ["main.tf.json", [], false],
  ])("%s with %j: %s", (path, value, expected) => {
    expect(isConfiguration(path, parseJson(JSON.stringify(value)).tree!)).toBe(expected);
  });
});

describe("blocks", () => {
  it("are objects or lists of objects, and comments are none", () => {
    const { streams } = modelOf({
      resource: [
        { aws_kinesis_stream: [{ a: [{ name: "a" }], "//": "a comment" }] },
        { aws_kinesis_stream: { b: { "//": "another", name: "b" } } },
      ],
    });
    expect(streams.map(({ subject, place }) => [subject, place.path])).toEqual([
      ["aws_kinesis_stream.a", ["resource", 0, "aws_kinesis_stream", 0, "a"]],
      ["aws_kinesis_stream.b", ["resource", 1, "aws_kinesis_stream", "b"]],
    ]);
  });

  it.each([
    [{ on_failure: { destination_arn: "${aws_sqs_queue.q.arn}" } }],
    [[{ on_failure: [{ destination_arn: "${aws_sqs_queue.q.arn}" }] }]],
  ])("hold what stands in them: %j", (destination_config) => {
    expect(readerOf({ destination_config }).onFailure).toMatchObject({
      is: "unknown",
      mayBeAbsent: false,
      refersTo: { name: "aws_sqs_queue.q" },
    });
  });

  it("are absent where the list is empty", () => {
    expect(readerOf({ destination_config: [] }).onFailure.is).toBe("absent");
  });

  it("that are generated have an element, which is no resource", () => {
    const content = { on_failure: { destination_arn: "${each_queue.value}" } };
    const { onFailure } = readerOf({ dynamic: { destination_config: { for_each: ["x"], iterator: "each_queue", content } } });
    expect(onFailure).toMatchObject({ is: "known", value: "x" });
  });

  it("stand where they are written", () => {
    expect(readerOf({ batch_size: 5 }).batchSize).toMatchObject({
      place: { path: ["resource", "aws_lambda_event_source_mapping", "reader", "batch_size"] },
    });
  });

  const content = { on_failure: { destination_arn: "${destination_config.value}" } };
  it.each([
    ["a list that is written out", ["x"], { is: "known", value: "x" }],
    ["an empty list", [], { is: "absent" }],
    ["what is worked out", "${var.queues}", { is: "unknown", mayBeAbsent: true }],
  ])("that are generated from %s", (_, for_each, expected) => {
    expect(readerOf({ dynamic: { destination_config: { for_each, content } } }).onFailure).toMatchObject(expected);
    expect(readerOf({ dynamic: [{ destination_config: [{ for_each, content: [content] }] }] }).onFailure).toMatchObject(expected);
  });
});

describe("a source in a configuration", () => {
  const variable = { arn: { type: "string" }, mine: { default: "arn:aws:kinesis:eu-west-1:1:stream/orders" }, blank: { default: "" } };
  const locals = { direct: "${aws_kinesis_stream.clicks.arn}", twice: "${local.direct}", round: "${local.trip}", trip: "${local.round}" };

  it.each([
    ["${aws_kinesis_stream.orders.arn}", "aws_kinesis_stream.orders kinesis"],
    ["${aws_dynamodb_table.items.stream_arn}", "aws_dynamodb_table.items dynamodb"],
    ["${ ( aws_kinesis_stream.orders.arn ) }", "aws_kinesis_stream.orders kinesis"],
    ["${local.twice}", "aws_kinesis_stream.clicks kinesis"],
    ["${local.round}", "nowhere unknown"],
    ["arn:aws:kinesis:eu-west-1:1:stream/clicks", "aws_kinesis_stream.clicks kinesis"],
    ["arn:aws:kinesis:${var.region}:1:stream/clicks", "aws_kinesis_stream.clicks kinesis"],
    ["${var.arn}", "var.arn unknown"],
    ["${var.mine}", "var.mine kinesis"],
    ["${var.blank}", "var.blank unknown"],
    ["${module.streams.arn}", "module.streams.arn unknown"],
    ["${aws_kinesis_stream.elsewhere.arn}", "aws_kinesis_stream.elsewhere.arn kinesis"],
    ["${data.aws_dynamodb_table.theirs.stream_arn}", "data.aws_dynamodb_table.theirs.stream_arn dynamodb"],
    ["${data.aws_kinesis_stream.theirs.arn}", "data.aws_kinesis_stream.theirs.arn kinesis"],
    ['${lookup(var.arns, "orders")}', 'var.arns["orders"] unknown'],
    ["${var.old ? aws_kinesis_stream.orders.arn : aws_kinesis_stream.clicks.arn}", "nowhere kinesis"],
    ["${var.old ? aws_kinesis_stream.orders.arn : aws_kinesis_stream.orders.arn}", "aws_kinesis_stream.orders kinesis"],
    ["${false ? aws_kinesis_stream.orders.arn : aws_kinesis_stream.clicks.arn}", "aws_kinesis_stream.clicks kinesis"],
  ])("%s reads %s", (source, expected) => {
    expect(leadOf(source, { variable, locals })).toBe(expected);
  });

  it("is the same stream where the text of the expression is", () => {
    const arn = '${lookup(var.arns, "orders")}';
    const mappings = { one: { ...base, event_source_arn: arn }, two: { ...base, event_source_arn: arn } };
    expect(
      modelOf({ resource: { aws_lambda_event_source_mapping: mappings } }).streams.map(({ subscriptions }) => subscriptions.length),
    ).toEqual([2]);
  });

  it("is a stream, with or without a starting position, where it is called the ARN of one", () => {
    const { consumers } = modelOf(configuration({ event_source_arn: "${module.table.stream_arn}", starting_position: null }));
    expect(consumers.map(({ streamKind }) => streamKind)).toMatchObject([{ value: "dynamodb" }]);
  });

  it.each(["${aws_sqs_queue.jobs.arn}", "${aws_mq_broker.b.arn}", "arn:aws:sqs:eu-west-1:1:jobs"])(
    "%s is none of ours",
    (event_source_arn) => {
      expect(modelOf(configuration({ event_source_arn })).consumers).toEqual([]);
    },
  );

  it.each(["topics", "queues", "self_managed_event_source", "document_db_event_source_config"])("beside %s is none of ours", (name) => {
    expect(modelOf(configuration({ event_source_arn: "${var.arn}", [name]: [{ a: "b" }] })).consumers).toEqual([]);
  });
});

describe("a value in a configuration", () => {
  const variable = { retries: { default: 3 }, open: {}, none: { default: null }, nested: { default: { retries: 7 } } };
  const retries = (written: unknown, more: object = {}) =>
    readerOf({ maximum_retry_attempts: written }, { variable, ...more }).retryAttempts;

  it.each([
    [3, { is: "known", value: 3 }],
    ["3", { is: "known", value: 3 }],
    [null, { is: "absent" }],
    ["${3}", { is: "known", value: 3 }],
    ["${null}", { is: "absent" }],
    ["${var.retries}", { is: "known", value: 3, from: "the default of variable retries" }],
    ["${var.nested.retries}", { is: "known", value: 7 }],
    ["${var.open}", { is: "unknown", mayBeAbsent: false, because: "variable open has no default" }],
    ["${var.none}", { is: "unknown", mayBeAbsent: true, because: "variable none is empty unless it is set" }],
    ["${local.retries}", { is: "known", value: 5 }],
    ["${var.prod ? 3 : 3}", { is: "known", value: 3 }],
    ["${var.prod ? 3 : null}", { is: "unknown", mayBeAbsent: true }],
    ["${var.prod ? 3 : 4}", { is: "unknown", mayBeAbsent: false }],
    ["${try(var.x, null)}", { is: "unknown", because: "variable x has no default" }],
  ])("%j is %j", (written, expected) => {
    expect(retries(written, { locals: { retries: 5 } })).toMatchObject(expected);
  });

  it("does not end where locals refer to each other in a circle, or grow without end", () => {
    const doubling = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`l${n}`, `\${local.l${n + 1}}\${local.l${n + 1}}`]));
    const circle = { a: "${local.b}", b: "${local.a}" };
    expect(retries("${local.a}", { locals: circle })).toMatchObject({ is: "unknown", because: "local a refers to itself" });
    expect(retries("${local.l0}", { locals: { ...doubling, l60: "${var.open}" } }).is).toBe("unknown");
  });

  it("does not end the run where brackets and quotes stand in each other without end", () => {
    const closed = `${"(".repeat(20_000)}1${")".repeat(20_000)}`;
    for (const text of [closed, '"${'.repeat(20_000), "(".repeat(20_000), "{".repeat(20_000)])
      expect(retries(`\${${text}}`).is).toBe("unknown");
  });

  it("keeps what is escaped as it is", () => {
    expect(readerOf({ starting_position: "$${x}" }).startingPosition).toMatchObject({ value: "${x}" });
  });
});

describe("the policies of a role in a configuration", () => {
  const role = "${aws_iam_role.r.name}";
  const grants = (policy: string) =>
    partsOf({
      resource: {
        aws_lambda_function: { f: { function_name: "f", role: "${aws_iam_role.r.arn}" } },
        aws_iam_role: { r: { name: "r" } },
        aws_iam_role_policy: { p: { role, policy } },
      },
    }).functions[0]?.grants;

  it("are read where they are a plain text", () => {
    expect(grants('{"Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}')).toMatchObject({
      statements: [{ actions: ["dynamodb:*"] }],
      hidden: [],
    });
  });

  it("are read where a function writes the text", () => {
    const policy = '{ Statement = [{ Effect = "Allow", Action = "dynamodb:*", Resource = "*" }] }';
    expect(grants(`\${jsonencode(${policy})}`)).toMatchObject({ statements: [{ actions: ["dynamodb:*"] }], hidden: [] });
  });

  it("are hidden where nobody knows the text", () => {
    expect(grants('${file("policy.json")}')).toMatchObject({ statements: [], hidden: ["only an apply tells what its role permits"] });
  });
});

describe("an ingestion pipeline in a configuration", () => {
  const pipeline = (pipeline_configuration_body: string) => {
    const resource = { aws_kinesis_stream: { orders: stream }, aws_osis_pipeline: { p: { pipeline_configuration_body } } };
    return modelOf({ resource }).consumers.map((one) => [one.stream?.subject ?? one.unplaced, one.when.is]);
  };

  it("reads what its text refers to", () => {
    const text = "version: 2\np:\n  source:\n    kinesis:\n      streams:\n        - stream_arn: ${aws_kinesis_stream.orders.arn}\n";
    expect(pipeline(text)).toEqual([["aws_kinesis_stream.orders", "always"]]);
  });

  it("may read anything where a function makes its text", () => {
    expect(pipeline('${templatefile("pipeline.yaml", {})}')).toEqual([
      ["only an apply tells what aws_osis_pipeline.p reads", "unknowable"],
    ]);
  });
});
