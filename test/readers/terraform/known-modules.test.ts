import { describe, expect, it } from "vitest";
import { anyDeployment } from "../../../src/model/scenario.js";
import { link } from "../../../src/model/link.js";
import { registryName } from "../../../src/readers/terraform/configuration/known-modules.js";
import { parseFile } from "../../../src/source/parse.js";
import { createLocator } from "../../../src/source/position.js";
import type { Place } from "../../../src/source/place.js";
import { hcl, lint } from "../../lint.js";
import { partsOfFiles } from "./written.js";

const lambda = (more: string): string => `module "reader" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "~> 7.0"

  function_name = "reader"
${more}
}
`;

const orders = 'resource "aws_kinesis_stream" "orders" {\n  name = "orders"\n}\n';

const mapping = `  event_source_mapping = {
    orders = {
      event_source_arn           = aws_kinesis_stream.orders.arn
      starting_position          = "LATEST"
      batch_size                 = 50
      maximum_retry_attempts     = var.attempts
      destination_arn_on_failure = aws_sqs_queue.failed.arn
    }
  }`;

function modelOf(text: string): ReturnType<typeof link> {
  const parts = partsOfFiles({ "main.tf": text });
  return link(parts, anyDeployment(parts));
}

function lineIn(text: string, place: Place | undefined): string | undefined {
  const parsed = parseFile({ path: "main.tf", text }, { hcl });
  if (place?.file !== "main.tf" || parsed?.tree === undefined) return undefined;
  return text.split("\n")[createLocator(text, "hcl", parsed.tree).locate(place.path).line - 1]?.trim();
}

function found(text: string): readonly string[] {
  const { findings } = lint([{ path: "main.tf", text }]);
  return findings.map(({ rule, subject, line }) => `${line} ${subject} ${rule}`);
}

const reader = 'module.reader.aws_lambda_event_source_mapping.this["orders"]';

describe("a function of terraform-aws-modules", () => {
  it("reads what its mappings name, with what they are told", () => {
    const { consumers } = modelOf(orders + lambda(mapping));
    expect(consumers).toMatchObject([
      {
        subject: reader,
        stream: { subject: "aws_kinesis_stream.orders" },
        function: { is: "known", value: { subject: "module.reader.aws_lambda_function.this[0]" } },
        batchSize: { is: "known", value: 50 },
        retryAttempts: { is: "unknown" },
        recordAge: { is: "absent" },
        bisect: { is: "absent" },
        onFailure: { is: "unknown", mayBeAbsent: false },
      },
    ]);
  });

  it("stands at its call, and what it is told stands where the call says it", () => {
    const text = orders + lambda(mapping);
    const [consumer] = modelOf(text).consumers;
    expect(lineIn(text, consumer?.place)).toBe('module "reader" {');
    expect(lineIn(text, consumer?.batchSize.is === "known" ? consumer.batchSize.place : undefined)).toBe("batch_size                 = 50");
    expect(lineIn(text, consumer?.retryAttempts.is === "unknown" ? consumer.retryAttempts.place : undefined)).toBe(
      "maximum_retry_attempts     = var.attempts",
    );
  });

  it("is found where a failure destination is missing", () => {
    const without = mapping.replace(/\n.*destination_arn_on_failure.*/, "");
    expect(found(orders + lambda(without))).toContain(`4 ${reader} no-failure-destination`);
    expect(found(orders + lambda(mapping)).filter((line) => line.includes("no-failure-destination"))).toEqual([]);
  });

  it("is not judged for a destination as versions before 2.36 write it", () => {
    const older = mapping.replace("destination_arn_on_failure = aws_sqs_queue.failed.arn", "destination_config = local.failed");
    expect(modelOf(orders + lambda(older)).consumers).toMatchObject([{ onFailure: { is: "unknown", mayBeAbsent: true } }]);
  });

  it.each([
    [
      "queues have no stream",
      mapping.replace(/event_source_arn .*/, "event_source_arn = aws_sqs_queue.jobs.arn").replace(/starting_.*/, ""),
    ],
    ["it is switched off", `${mapping}\n  create = false`],
    ["only a layer is made", `${mapping}\n  create_layer = true`],
  ])("has no reader where %s", (_, more) => {
    expect(modelOf(orders + lambda(more)).consumers).toEqual([]);
  });

  it("has any number of readers where only a plan tells its mappings", () => {
    const { streams, consumers } = modelOf(`${orders}variable "mappings" {}\n${lambda("  event_source_mapping = var.mappings")}`);
    expect(consumers.every(({ stream }) => stream === undefined)).toBe(true);
    expect(streams.flatMap(({ subscriptions }) => subscriptions.filter(({ there }) => there.is === "yes"))).toEqual([]);
  });

  it("may give its function another name", () => {
    const alias = `module "live" {
  source        = "git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git//modules/alias?ref=v7.0.0"
  name          = "live"
  function_name = module.reader.lambda_function_name
  event_source_mapping = { orders = { event_source_arn = aws_kinesis_stream.orders.arn, starting_position = "LATEST" } }
}
`;
    expect(modelOf(orders + lambda("") + alias).consumers).toMatchObject([
      {
        subject: 'module.live.aws_lambda_event_source_mapping.this["orders"]',
        function: { is: "known", value: { subject: "module.reader.aws_lambda_function.this[0]" } },
      },
    ]);
  });

  it("hands on what it does not know as unknown", () => {
    const text = `${lambda("")}
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = module.reader.stream_of_tomorrow
  function_name     = module.other.function
  starting_position = "LATEST"
}
module "other" {
  source = "acme/other/aws"
}
`;
    const [{ source, function: called } = fail()] = partsOfFiles({ "main.tf": text }).consumers;
    const advice = "which is not here; run terraform init, or check a plan";
    expect([source, called]).toMatchObject([
      { is: "unknown", because: `module.reader comes from terraform-aws-modules/lambda/aws, ${advice}` },
      { is: "unknown", because: `module.other comes from acme/other/aws, ${advice}` },
    ]);
  });
});

function fail(): never {
  throw new Error("there is no consumer");
}

const onTable = (output: string): string => `
resource "aws_lambda_event_source_mapping" "items" {
  event_source_arn  = module.items.${output}
  function_name     = "items"
  starting_position = "LATEST"
}
`;

describe("a table of a module", () => {
  const table = (more: string): string => `module "items" {
  source = "terraform-aws-modules/dynamodb-table/aws"
  name   = "items"
${more}
}
`;

  it.each(["dynamodb_table_stream_arn", "this_dynamodb_table_stream_arn"])("has a stream that is read by %s", (output) => {
    const { streams } = modelOf(table('  stream_enabled = true\n  stream_view_type = "NEW_IMAGE"') + onTable(output));
    expect(streams).toMatchObject([
      {
        subject: "module.items.aws_dynamodb_table.this[0]",
        viewType: { is: "known", value: "NEW_IMAGE" },
        replicas: { is: "absent" },
        subscriptions: [{ consumer: { subject: "aws_lambda_event_source_mapping.items" } }],
      },
    ]);
  });

  it("counts the regions that it is copied to", () => {
    const more =
      '  stream_enabled = true\n  autoscaling_enabled = true\n  replica_regions = [{ region_name = "a" }, { region_name = "b" }]';
    expect(modelOf(table(more)).streams).toMatchObject([
      { subject: "module.items.aws_dynamodb_table.autoscaled[0]", replicas: { is: "known", value: 3 } },
    ]);
  });

  it("has no stream unless it is told to", () => {
    expect(modelOf(table("")).streams).toEqual([]);
  });

  it("of cloudposse is read by its own names", () => {
    const text = `module "items" {
  source         = "cloudposse/dynamodb/aws"
  version        = "0.37.0"
  hash_key       = "id"
  enable_streams = true
  stream_view_type = "KEYS_ONLY"
}
`;
    expect(modelOf(text + onTable("table_stream_arn")).streams).toMatchObject([
      { subject: "module.items.aws_dynamodb_table.default[0]", viewType: { value: "KEYS_ONLY" }, subscriptions: [{}] },
    ]);
  });
});

describe("a stream of a module", () => {
  const readerOf = (arn: string): string => `
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = ${arn}
  function_name     = "orders"
  starting_position = "LATEST"
}
`;

  it.each([
    ["cloudposse/kinesis-stream/aws", "shard_count = 3", "stream_arn", "module.orders.aws_kinesis_stream.default[0]"],
    ["rodrigodelmonte/kinesis-stream/aws", "shard_count = 3", "kinesis_stream_arn", "module.orders.aws_kinesis_stream.this"],
  ])("of %s is the one that is read", (source, more, output, subject) => {
    const text = `module "orders" {\n  source = "${source}"\n  ${more}\n}\n`;
    expect(modelOf(text + readerOf(`module.orders.${output}`)).streams).toMatchObject([
      { subject, mode: { value: "provisioned" }, shards: { value: 3 }, retentionHours: { value: 24 }, subscriptions: [{}] },
    ]);
  });

  it("is there perhaps where the context that it is handed may switch it off", () => {
    const text = 'module "orders" {\n  source = "cloudposse/kinesis-stream/aws"\n  context = module.label.context\n}\n';
    expect(modelOf(text + readerOf("module.orders.stream_arn")).streams).toHaveLength(1);
  });

  it("is read by the delivery stream of one", () => {
    const text = `module "archive" {
  source                    = "fdmsantos/kinesis-firehose/aws"
  input_source              = "kinesis"
  kinesis_source_stream_arn = aws_kinesis_stream.orders.arn
}
module "direct" {
  source = "fdmsantos/kinesis-firehose/aws"
}
`;
    expect(modelOf(orders + text).consumers).toMatchObject([
      {
        kind: "firehose",
        subject: "module.archive.aws_kinesis_firehose_delivery_stream.this[0]",
        stream: { subject: "aws_kinesis_stream.orders" },
      },
    ]);
  });
});

describe("pipes of terraform-aws-modules", () => {
  const text = `${orders}module "bus" {
  source = "registry.terraform.io/terraform-aws-modules/eventbridge/aws"
  pipes = {
    orders = {
      source = aws_kinesis_stream.orders.arn
      target = aws_sqs_queue.target.arn
      source_parameters = {
        kinesis_stream_parameters = {
          starting_position      = "LATEST"
          maximum_retry_attempts = 4
          dead_letter_config     = { arn = aws_sqs_queue.failed.arn }
        }
      }
    }
    jobs = {
      source = aws_sqs_queue.jobs.arn
      target = aws_sqs_queue.target.arn
    }
  }
}
`;

  it("read what they name", () => {
    const { consumers } = modelOf(text);
    expect(consumers).toMatchObject([
      {
        kind: "pipe",
        subject: 'module.bus.aws_pipes_pipe.this["orders"]',
        stream: { subject: "aws_kinesis_stream.orders" },
        startingPosition: { value: "LATEST" },
        retryAttempts: { value: 4 },
        batchSize: { is: "absent" },
        onFailure: { is: "unknown", mayBeAbsent: false },
        function: { is: "absent" },
      },
    ]);
    const [pipe] = consumers;
    expect(lineIn(text, pipe?.retryAttempts.is === "known" ? pipe.retryAttempts.place : undefined)).toBe("maximum_retry_attempts = 4");
  });

  it("on tables are told what stands under theirs", () => {
    const table = 'resource "aws_dynamodb_table" "items" {\n  stream_enabled = true\n}\n';
    const onTables = text
      .replace("aws_kinesis_stream.orders.arn", "aws_dynamodb_table.items.stream_arn")
      .replace("kinesis_stream_p", "dynamodb_stream_p");
    expect(modelOf(table + onTables).consumers).toMatchObject([
      {
        stream: { subject: "aws_dynamodb_table.items" },
        startingPosition: { value: "LATEST" },
        retryAttempts: { value: 4 },
        onFailure: { is: "unknown", mayBeAbsent: false },
      },
    ]);
  });
});

describe("the name of a module", () => {
  const name = "terraform-aws-modules/lambda/aws";

  it.each([
    [name, name],
    [`registry.terraform.io/${name}`, name],
    [`registry.opentofu.org/${name}//modules/alias`, `${name}//modules/alias`],
    ["github.com/terraform-aws-modules/terraform-aws-lambda", name],
    ["git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v7", name],
    ["git::ssh://git@github.com/terraform-aws-modules/terraform-aws-lambda.git//modules/alias?ref=v7", `${name}//modules/alias`],
    ["git@github.com:terraform-aws-modules/terraform-aws-lambda.git", name],
    ["git.acme.example/terraform-aws-modules/terraform-aws-lambda", undefined],
    [`app.terraform.io/${name}`, undefined],
    ["./modules/lambda/aws", undefined],
  ])("in %s is %s", (source, expected) => {
    expect(registryName(source)).toBe(expected);
  });
});
