import { describe, expect, it } from "vitest";
import type { Consumer } from "../../../src/model/consumer.js";
import { mapping, modelOf, references, stream, table } from "./plan-of.js";
import type { PlannedThing } from "./plan-of.js";

const reader = "aws_lambda_event_source_mapping.reader";
const source = references("aws_kinesis_stream.a.arn");

function readerOf(more: PlannedThing, extra = {}): Consumer {
  const thing = mapping(source, more);
  const { consumers } = modelOf({
    resources: { "aws_kinesis_stream.a": stream, "aws_sqs_queue.failed": { unknown: { arn: true } }, [reader]: thing },
    ...extra,
  });
  const [consumer] = consumers;
  if (consumer === undefined) throw new Error("nobody reads");
  return consumer;
}

describe("a setting in a plan", () => {
  it("is what the plan says, the service's default too", () => {
    const consumer = readerOf({ values: { maximum_retry_attempts: -1, parallelization_factor: 2, bisect_batch_on_function_error: true } });
    expect(consumer).toMatchObject({ retryAttempts: { value: -1 }, parallelization: { value: 2 }, bisect: { value: true } });
  });

  it("is read from the list of response types", () => {
    expect(readerOf({ values: { function_response_types: ["ReportBatchItemFailures"] } }).reportBatchItemFailures).toMatchObject({
      is: "known",
      value: true,
    });
    expect(readerOf({ values: { function_response_types: null } }).reportBatchItemFailures.is).toBe("absent");
  });

  it("is absent where it is null", () => {
    expect(readerOf({ values: { batch_size: null } }).batchSize.is).toBe("absent");
  });

  it("is absent where the service computes it and nobody wrote it", () => {
    expect(readerOf({})).toMatchObject({ retryAttempts: { is: "absent" }, recordAge: { is: "absent" } });
  });

  it("is absent where what is written is known and gives nothing", () => {
    expect(readerOf({ written: { maximum_retry_attempts: references("var.retries") } }).retryAttempts.is).toBe("absent");
  });

  it("is absent where a number could come from ARNs only", () => {
    const written = { maximum_retry_attempts: references("aws_sqs_queue.failed.arn", "aws_kinesis_stream.a.arn") };
    expect(readerOf({ written }).retryAttempts.is).toBe("absent");
  });

  it("is absent where it runs over ARNs, and a flag decides only whether it does", () => {
    const thing = mapping(references("each.value.arn"), { written: { maximum_retry_attempts: references("each.value.retries") } });
    const repeated = { ...thing, keys: ["a"], forEach: references("aws_kinesis_stream.a.arn", "local.create_mappings") };
    const { consumers } = modelOf({ resources: { "aws_kinesis_stream.a": stream, [reader]: repeated } });
    expect(consumers.map(({ retryAttempts }) => retryAttempts.is)).toEqual(["absent"]);
  });

  it("is there where it is one reference to what only an apply tells", () => {
    const { retryAttempts } = readerOf(
      { written: { maximum_retry_attempts: references("aws_ssm_parameter.retries.insecure_value") } },
      withParameter(),
    );
    expect(retryAttempts).toMatchObject({ is: "unknown", mayBeAbsent: false });
  });

  it("may be there where a local value decides", () => {
    const { retryAttempts } = readerOf({ written: { maximum_retry_attempts: references("local.retries") } });
    expect(retryAttempts).toMatchObject({ is: "unknown", mayBeAbsent: true, because: "only an apply tells local.retries" });
  });

  it("stands at its value", () => {
    expect(readerOf({ values: { maximum_retry_attempts: 3 } }).retryAttempts).toMatchObject({
      place: { file: "plan.json", path: ["planned_values", "root_module", "resources", 2, "values", "maximum_retry_attempts"] },
    });
  });
});

function withParameter(): object {
  const resources = { "aws_kinesis_stream.a": stream, "aws_ssm_parameter.retries": { unknown: { insecure_value: true } } };
  const written = { maximum_retry_attempts: references("aws_ssm_parameter.retries.insecure_value") };
  return { resources: { ...resources, [reader]: mapping(source, { written }) } };
}

describe("a destination in a plan", () => {
  const block = [{ on_failure: [{}] }];
  const open = [{ on_failure: [{ destination_arn: true }] }];

  it("is there though only an apply tells its ARN", () => {
    const written = { destination_config: [{ on_failure: [{ destination_arn: references("aws_sqs_queue.failed.arn") }] }] };
    const { onFailure } = readerOf({ values: { destination_config: block }, unknown: { destination_config: open }, written });
    expect(onFailure).toMatchObject({
      is: "unknown",
      mayBeAbsent: false,
      because: "only an apply tells aws_sqs_queue.failed.arn",
      refersTo: { to: "resource", name: "aws_sqs_queue.failed", attribute: "arn" },
    });
  });

  it("is there where a dynamic block generated it, which a plan does not show", () => {
    const { onFailure } = readerOf({ values: { destination_config: block }, unknown: { destination_config: open } });
    expect(onFailure).toMatchObject({ is: "unknown", mayBeAbsent: false });
  });

  it("may be there where only an apply tells whether a block is generated", () => {
    expect(readerOf({ values: { destination_config: undefined }, unknown: { destination_config: true } }).onFailure).toMatchObject({
      is: "unknown",
      mayBeAbsent: true,
    });
  });

  it("is absent where there is no block", () => {
    expect(readerOf({}).onFailure.is).toBe("absent");
  });
});

describe("a plan without a configuration", () => {
  const plain = { configuration: undefined };

  it("tells what is known, and of the rest that it cannot", () => {
    const { consumers } = modelOf({ resources: { "aws_kinesis_stream.a": stream, [reader]: mapping(source) } }, plain);
    expect(consumers[0]).toMatchObject({
      unplaced: "the plan has no configuration",
      retryAttempts: { is: "unknown", mayBeAbsent: true },
      startingPosition: { is: "known" },
      onFailure: { is: "absent" },
    });
  });

  it("joins by ARNs that are known", () => {
    const arn = "arn:aws:kinesis:eu-west-1:1:stream/s";
    const known = mapping(source, { values: { event_source_arn: arn } });
    const { consumers } = modelOf({ resources: { "aws_kinesis_stream.a": { values: { name: "s", arn } }, [reader]: known } }, plain);
    expect(consumers[0]?.stream?.subject).toBe("aws_kinesis_stream.a");
  });
});

describe("a mapping that may be one on a queue", () => {
  const resources = { "aws_kinesis_stream.a": stream, "aws_sqs_queue.jobs": { unknown: { arn: true } } };
  const module = {
    resources: {
      [reader]: {
        ...mapping(references("each.value"), {
          values: { starting_position: undefined },
          unknown: { starting_position: true },
          written: { starting_position: references("each.value") },
        }),
        keys: ["a", "b"],
        forEach: references("var.mappings"),
      },
    },
  };
  const calls = { reads: { module, inputs: { mappings: references("aws_kinesis_stream.a.arn", "aws_sqs_queue.jobs.arn", "local.more") } } };

  it("has no setting that anybody could rely on", () => {
    const because = "only an apply tells whether it reads a stream or a queue";
    const { consumers } = modelOf({ resources, calls: { reads: { ...calls.reads, inputs: { mappings: references("local.mappings") } } } });
    expect(consumers.map(({ onFailure, retryAttempts }) => [onFailure, retryAttempts])).toEqual(
      Array(2).fill([expect.objectContaining({ because, mayBeAbsent: true }), expect.objectContaining({ because, mayBeAbsent: true })]),
    );
  });
});

describe("a stream in a plan", () => {
  it("is provisioned and kept for a day where nothing else is said", () => {
    const { streams } = modelOf({
      resources: { "aws_kinesis_stream.a": { values: { name: "a", shard_count: 2 }, unknown: { stream_mode_details: true } } },
    });
    expect(streams[0]).toMatchObject({
      mode: { value: "provisioned" },
      shards: { value: 2 },
      retentionHours: { value: 24 },
      name: { value: "a" },
    });
  });

  it("is on demand where its block says so", () => {
    const values = { name: "a", stream_mode_details: [{ stream_mode: "ON_DEMAND" }], retention_period: 168 };
    expect(modelOf({ resources: { "aws_kinesis_stream.a": { values } } }).streams[0]).toMatchObject({
      mode: { value: "on-demand" },
      retentionHours: { value: 168 },
    });
  });

  it.each([
    [{ stream_enabled: true, stream_view_type: "NEW_IMAGE" }, 1],
    [{ stream_enabled: null, stream_view_type: "NEW_IMAGE" }, 1],
    [{ stream_enabled: false, stream_view_type: "NEW_IMAGE" }, 0],
    [{ stream_enabled: null, stream_view_type: "" }, 0],
    [{}, 0],
  ])("of a table with %j is there %i times", (values, times) => {
    expect(modelOf({ resources: { "aws_dynamodb_table.t": { values } } }).streams).toHaveLength(times);
  });

  it("of a table is replicated by blocks, by resources of their own, or by a global table", () => {
    const replicas = (resources: object): unknown => modelOf({ resources: resources as Record<string, PlannedThing> }).streams[0]?.replicas;
    const named = { values: { ...table.values, name: "orders" }, unknown: table.unknown ?? {} };
    expect(replicas({ "aws_dynamodb_table.t": named })).toEqual({ is: "absent" });
    expect(
      replicas({ "aws_dynamodb_table.t": { values: { ...named.values, replica: [{ region_name: "a" }, { region_name: "b" }] } } }),
    ).toMatchObject({ value: 3 });
    const added = { unknown: { global_table_arn: true }, written: { global_table_arn: references("aws_dynamodb_table.t.arn") } };
    expect(replicas({ "aws_dynamodb_table.t": named, "aws_dynamodb_table_replica.r": added })).toMatchObject({ value: 2 });
    const global = { values: { name: "orders", replica: [{ region_name: "a" }, { region_name: "b" }] } };
    expect(replicas({ "aws_dynamodb_table.t": named, "aws_dynamodb_global_table.g": global })).toMatchObject({ value: 2 });
  });
});
