import { describe, expect, it } from "vitest";
import { allows } from "../../../src/model/role.js";
import { mapping, modelOf, partsOf, references, stream, table } from "./plan-of.js";
import type { PlannedThing } from "./plan-of.js";

/** The readers beside a stream and a table, in short. */
function readers(resources: Readonly<Record<string, PlannedThing>>): unknown[] {
  const { consumers } = modelOf({
    resources: {
      "aws_kinesis_stream.s": { ...stream, values: { ...stream.values, name: "orders" } },
      "aws_dynamodb_table.t": table,
      ...resources,
    },
  });
  return consumers.map((consumer) => {
    const reads = consumer.reads.is === "known" ? consumer.reads.value : "unknown";
    return [consumer.kind, consumer.subject, consumer.stream?.subject ?? "nowhere", reads, consumer.when.is];
  });
}

const arn = references("aws_kinesis_stream.s.arn");

describe("a pipe in a plan", () => {
  const block = {
    starting_position: "LATEST",
    maximum_retry_attempts: 4,
    on_partial_batch_item_failure: "AUTOMATIC_BISECT",
    dead_letter_config: [{}],
  };
  const pipe: PlannedThing = {
    values: { desired_state: "RUNNING", source_parameters: [{ dynamodb_stream_parameters: [block] }] },
    unknown: {
      source: true,
      target: true,
      source_parameters: [{ dynamodb_stream_parameters: [{ batch_size: true, dead_letter_config: [{ arn: true }] }] }],
    },
    written: {
      source: references("aws_dynamodb_table.t.stream_arn"),
      target: references("aws_lambda_function.f.arn"),
      source_parameters: [{ dynamodb_stream_parameters: [{ dead_letter_config: [{ arn: references("aws_sqs_queue.failed.arn") }] }] }],
    },
  };
  const beside = {
    "aws_lambda_function.f": { values: { function_name: "f" }, unknown: { arn: true } },
    "aws_sqs_queue.failed": { unknown: { arn: true } },
  };

  it("reads its table, with its settings, and calls its target", () => {
    expect(readers({ ...beside, "aws_pipes_pipe.p": pipe })).toEqual([
      ["pipe", "aws_pipes_pipe.p", "aws_dynamodb_table.t", "shared", "always"],
    ]);
    const { consumers } = modelOf({ resources: { "aws_dynamodb_table.t": table, ...beside, "aws_pipes_pipe.p": pipe } });
    expect(consumers[0]).toMatchObject({
      ...{ startingPosition: { value: "LATEST" }, retryAttempts: { value: 4 }, bisect: { value: true }, batchSize: { is: "absent" } },
      onFailure: { is: "unknown", mayBeAbsent: false, refersTo: { name: "aws_sqs_queue.failed" } },
      enabled: { value: true },
      function: { value: { subject: "aws_lambda_function.f" } },
    });
  });

  it("on a queue is none of ours", () => {
    const queue = {
      values: { source_parameters: [{ sqs_queue_parameters: [{}] }] },
      unknown: { source: true },
      written: { source: references("aws_sqs_queue.failed.arn") },
    };
    expect(readers({ ...beside, "aws_pipes_pipe.p": queue })).toEqual([]);
  });
});

describe("services that read a Kinesis stream", () => {
  it("a delivery stream does where it has a source", () => {
    const delivery = {
      values: { kinesis_source_configuration: [{}] },
      unknown: { kinesis_source_configuration: [{ kinesis_stream_arn: true }] },
      written: { kinesis_source_configuration: [{ kinesis_stream_arn: arn }] },
    };
    expect(readers({ "aws_kinesis_firehose_delivery_stream.d": delivery })).toEqual([
      ["firehose", "aws_kinesis_firehose_delivery_stream.d", "aws_kinesis_stream.s", "shared", "always"],
    ]);
    expect(readers({ "aws_kinesis_firehose_delivery_stream.d": { values: { kinesis_source_configuration: [] } } })).toEqual([]);
  });

  it("an SQL application does, of both versions", () => {
    const first = {
      values: { inputs: [{ kinesis_stream: [{}] }] },
      unknown: { inputs: [{ kinesis_stream: [{ resource_arn: true }] }] },
      written: { inputs: [{ kinesis_stream: [{ resource_arn: arn }] }] },
    };
    const nest = (input: object): object => ({ application_configuration: [{ sql_application_configuration: [{ input: [input] }] }] });
    const second = {
      values: nest({ kinesis_streams_input: [{}] }),
      unknown: nest({ kinesis_streams_input: [{ resource_arn: true }] }),
      written: nest({ kinesis_streams_input: [{ resource_arn: arn }] }),
    };
    expect(readers({ "aws_kinesis_analytics_application.a": first, "aws_kinesisanalyticsv2_application.b": second })).toEqual([
      ["analytics", "aws_kinesis_analytics_application.a", "aws_kinesis_stream.s", "shared", "always"],
      ["analytics", "aws_kinesisanalyticsv2_application.b", "aws_kinesis_stream.s", "shared", "always"],
    ]);
  });

  it("a Flink application does where a property speaks of input, by name or by what only an apply tells", () => {
    const flink = (values: object, unknown: object = {}, written: object = {}): PlannedThing => {
      const nest = (inner: object): object => ({ application_configuration: [{ environment_properties: [{ property_group: [inner] }] }] });
      return {
        values: nest({ property_group_id: "g", property_map: values }),
        unknown: nest({ property_map: unknown }),
        written: nest({ property_map: written }),
      };
    };
    const name = "aws_kinesisanalyticsv2_application.f";
    expect(readers({ [name]: flink({ "input.stream.name": "orders", "source.reader.type": "EFO" }) })).toEqual([
      ["flink", name, "aws_kinesis_stream.s", "fan-out", "always"],
    ]);
    expect(readers({ [name]: flink({}, { "input.stream.arn": true }, arn) })).toEqual([
      ["flink", name, "aws_kinesis_stream.s", "unknown", "always"],
    ]);
    expect(readers({ [name]: flink({ "output.stream.name": "orders" }) })).toEqual([]);
    expect(readers({ [name]: flink({ "stream.name": "orders" }) })).toEqual([
      ["flink", name, "aws_kinesis_stream.s", "unknown", "unknowable"],
    ]);
  });

  it("an ingestion pipeline does where its text says so, and may where only an apply tells its text", () => {
    const name = "aws_osis_pipeline.p";
    const body =
      "version: 2\np:\n  source:\n    kinesis-data-streams:\n      consumer_strategy: polling\n      streams:\n        - stream_name: orders\n";
    expect(readers({ [name]: { values: { pipeline_configuration_body: body } } })).toEqual([
      ["ingestion", name, "aws_kinesis_stream.s", "shared", "always"],
    ]);
    const open = {
      unknown: { pipeline_configuration_body: true },
      written: { pipeline_configuration_body: references("aws_dynamodb_table.t.arn") },
    };
    expect(readers({ [name]: open })).toEqual([["ingestion", name, "aws_dynamodb_table.t", "shared", "unknowable"]]);
    expect(
      readers({
        [name]: {
          unknown: { pipeline_configuration_body: true },
          written: { pipeline_configuration_body: references("aws_s3_bucket.b.arn") },
        },
      }),
    ).toEqual([]);
    const anything = { unknown: { pipeline_configuration_body: true }, written: { pipeline_configuration_body: references("local.body") } };
    expect(readers({ [name]: anything })).toEqual([["ingestion", name, "nowhere", "unknown", "unknowable"]]);
  });
});

describe("a function in a plan", () => {
  const called = mapping(arn, {
    values: { function_name: undefined },
    unknown: { function_name: true },
    written: { function_name: references("aws_lambda_alias.live.arn") },
  });
  const alias: PlannedThing = { values: { name: "live", function_name: "billing" }, unknown: { arn: true } };
  const target: PlannedThing = {
    values: { function_name: "billing", environment: [{ variables: { MODE: "fast" } }], dead_letter_config: [{ target_arn: "x" }] },
    unknown: { arn: true, environment: [{ variables: { TABLE: true } }], role: true },
    written: { role: references("aws_iam_role.r.arn"), environment: [{ variables: references("aws_dynamodb_table.t.id") }] },
  };
  const base = {
    "aws_kinesis_stream.s": stream,
    "aws_lambda_event_source_mapping.m": called,
    "aws_lambda_alias.live": alias,
    "aws_lambda_function.f": target,
  };

  it("is found behind its alias, with its environment and its own failure handling", () => {
    const { consumers } = modelOf({ resources: { ...base, "aws_dynamodb_table.t": { values: { name: "t" }, unknown: { id: true } } } });
    expect(consumers[0]?.function).toMatchObject({
      is: "known",
      value: { subject: "aws_lambda_function.f", asyncFailureHandling: "dead_letter_config" },
    });
    const environment = partsOf({ resources: { ...base, "aws_dynamodb_table.t": { unknown: { id: true } } } }).functions[0]?.environment;
    const variables = environment?.is === "known" ? environment.value : new Map();
    expect(variables.get("MODE")).toMatchObject({ value: "fast" });
    expect(variables.get("TABLE")).toMatchObject({ is: "unknown", refersTo: { name: "aws_dynamodb_table.t" } });
  });

  it("is told of destinations for asynchronous calls that stand elsewhere", () => {
    const config = { values: { function_name: "billing", destination_config: [{ on_failure: [{ destination: "arn:aws:sqs:e:1:q" }] }] } };
    const plain = { values: { function_name: "billing" }, unknown: { arn: true } };
    const { functions } = partsOf({ resources: { "aws_lambda_function.f": plain, "aws_lambda_function_event_invoke_config.c": config } });
    expect(functions[0]?.asyncFailureHandling).toBe("aws_lambda_function_event_invoke_config (aws_lambda_function_event_invoke_config.c)");
  });

  describe("may do what its role permits", () => {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }] });
    const role = { values: { name: "r", inline_policy: [] }, unknown: { arn: true } };
    const toRole = { role: references("aws_iam_role.r.name") };
    const asked = (resources: Record<string, PlannedThing>): string => {
      const [made] = partsOf({ resources: { "aws_lambda_function.f": target, "aws_iam_role.r": role, ...resources } }).functions;
      return made === undefined ? "gone" : allows(made.grants, "dynamodb:PutItem", () => false).is;
    };

    it("by a policy of the role itself, by name or by reference", () => {
      expect(asked({})).toBe("no");
      expect(asked({ "aws_iam_role_policy.p": { values: { role: "r", policy } } })).toBe("yes");
      expect(
        asked({
          "aws_iam_role_policy.p": { values: { policy }, unknown: { role: true }, written: { role: references("aws_iam_role.r.id") } },
        }),
      ).toBe("yes");
      const unnamed = { values: { policy }, unknown: { role: true }, written: { role: references("aws_iam_role.r.arn") } };
      expect(asked({ "aws_iam_role_policy.p": unnamed })).toBe("yes");
    });

    it("by a policy that is attached", () => {
      const attached = {
        values: { role: "r" },
        unknown: { policy_arn: true },
        written: { ...toRole, policy_arn: references("aws_iam_policy.p.arn") },
      };
      expect(
        asked({ "aws_iam_policy.p": { values: { policy }, unknown: { arn: true } }, "aws_iam_role_policy_attachment.a": attached }),
      ).toBe("yes");
      const ofAws = (name: string) => ({ values: { role: "r", policy_arn: `arn:aws:iam::aws:policy/${name}` } });
      expect(asked({ "aws_iam_role_policy_attachment.a": ofAws("AmazonDynamoDBFullAccess") })).toBe("yes");
      expect(asked({ "aws_iam_role_policy_attachment.a": ofAws("service-role/AWSLambdaKinesisExecutionRole") })).toBe("no");
      expect(asked({ "aws_iam_role_policy_attachment.a": ofAws("Unheard") })).toBe("unsure");
    });

    it("as far as anybody knows where only an apply tells the policy, or whose it is", () => {
      expect(
        asked({
          "aws_iam_role_policy.p": { values: { role: "r" }, unknown: { policy: true }, written: { policy: references("local.policy") } },
        }),
      ).toBe("unsure");
      expect(
        asked({
          "aws_iam_role_policy.p": { values: { policy }, unknown: { role: true }, written: { role: references("local.a", "local.b") } },
        }),
      ).toBe("unsure");
    });
  });
});
