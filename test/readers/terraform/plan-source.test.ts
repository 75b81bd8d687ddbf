import { describe, expect, it } from "vitest";
import type { ConsumerSettings } from "../../../src/model/consumer.js";
import { parseFile } from "../../../src/source/parse.js";
import { createLocator } from "../../../src/source/position.js";
import { founding, hcl, lint } from "../../lint.js";
import { planOf, references } from "./plan-of.js";
import type { PlannedModule } from "./plan-of.js";
import { partsOfFiles } from "./written.js";

/** A root module that calls one for its readers; what is asked of the reader stands in `mapping` and `blocks`. */
function sourceOf(mapping = "", blocks = ""): Readonly<Record<string, string>> {
  return {
    "envs/prod/main.tf": `resource "aws_kinesis_stream" "orders" {
  name = "orders"
}

module "reader" {
  source = "../../modules/reader"
  stream = aws_kinesis_stream.orders.arn
}
`,
    "modules/reader/main.tf": `variable "stream" {}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn  = var.stream
  function_name     = "billing"
  starting_position = "LATEST"
${mapping}
${blocks}
}
`,
  };
}

const orders = { values: { name: "orders" }, unknown: { arn: true }, written: { name: { constant_value: "orders" } } };

/** The plan of the same. */
function plan(given: object = {}): PlannedModule {
  const values = { function_name: "billing", starting_position: "LATEST", ...given };
  const reader = {
    values,
    unknown: { event_source_arn: true },
    written: { event_source_arn: references("var.stream"), function_name: {}, starting_position: {} },
  };
  const module = { resources: { "aws_lambda_event_source_mapping.this": reader } };
  return {
    resources: { "aws_kinesis_stream.orders": orders },
    calls: { reader: { module, inputs: { stream: references("aws_kinesis_stream.orders.arn") } } },
  };
}

function places(files: Readonly<Record<string, string>>): readonly string[] {
  const { findings, unreadable, recovered } = lint(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { levels: founding },
  );
  expect([...unreadable, ...recovered]).toEqual([]);
  return findings.map(({ rule, subject, file, line }) => `${file}:${line} ${subject} ${rule}`);
}

const reader = "module.reader.aws_lambda_event_source_mapping.this";
const noDestination = `${reader} no-failure-destination`;

describe("a plan whose source is there", () => {
  it("is found at the line of the resource, once", () => {
    expect(places({ ...sourceOf(), "plan.json": planOf(plan()) })).toEqual([`modules/reader/main.tf:3 ${noDestination}`]);
  });

  it("is told with the values that it plans", () => {
    const mapping = "  maximum_retry_attempts = var.attempts";
    const { consumers } = partsOfFiles({ ...sourceOf(mapping), "plan.json": planOf(plan({ maximum_retry_attempts: 4 })) });
    expect(consumers.map(({ settings }) => settings.retryAttempts)).toMatchObject([{ is: "known", value: 4 }]);
  });

  it("is left to itself where the source declares something else", () => {
    const other = { ...sourceOf(), "envs/prod/more.tf": 'resource "aws_kinesis_stream" "more" {\n  name = "more"\n}\n' };
    expect(places({ ...other, "plan.json": planOf(plan()) })).toEqual([
      `modules/reader/main.tf:3 ${noDestination}`,
      expect.stringContaining(`plan.json:`),
    ]);
  });

  it("belongs to the source in its folder or nearest above, where several are alike", () => {
    const two = { ...sourceOf(), "envs/dev/main.tf": sourceOf()["envs/prod/main.tf"] ?? "" };
    const first = (path: string): readonly string[] => {
      const { findings } = lint(
        Object.entries({ ...two, [path]: planOf(plan()) }).map(([name, text]) => ({ path: name, text })),
        { levels: founding },
      );
      return [...new Set(findings.map(({ file }) => file))];
    };
    expect(first("envs/dev/out/plan.json")).toEqual(["modules/reader/main.tf"]);
    expect(first("plan.json")).toContain("plan.json");
  });

  it("of which there are several is told once", () => {
    const plans = { "dev.json": planOf(plan()), "prod.json": planOf(plan({ batch_size: 10 })) };
    expect(places({ ...sourceOf(), ...plans })).toEqual([`modules/reader/main.tf:3 ${noDestination}`]);
  });

  it("that ended in an error leaves the source to be judged", () => {
    const { findings, unreadable } = lint(
      Object.entries({ ...sourceOf(), "plan.json": planOf(plan(), { errored: true }) }).map(([path, text]) => ({ path, text })),
      { levels: founding },
    );
    expect(findings.map(({ file, line }) => `${file}:${line}`)).toEqual(["modules/reader/main.tf:3"]);
    expect(unreadable).toHaveLength(1);
  });
});

/** The line of what the reader is told, in a source that writes it so. */
function lineOf(setting: keyof ConsumerSettings, given: object, mapping = "", blocks = ""): string {
  const files = { ...sourceOf(mapping, blocks), "plan.json": planOf(plan(given)) };
  const [consumer, ...others] = partsOfFiles(files).consumers;
  expect(others).toEqual([]);
  const value = consumer?.settings[setting];
  if (value?.is !== "known") throw new Error(`${setting} is not known`);
  const { file, path } = value.place;
  const text = sourceOf(mapping, blocks)[file];
  const parsed = text === undefined ? undefined : parseFile({ path: file, text }, { hcl });
  if (text === undefined || parsed?.tree === undefined) return file;
  const { line } = createLocator(text, "hcl", parsed.tree).locate(path);
  return text.split("\n")[line - 1]?.trim() ?? "";
}

const toQueue = { destination_config: [{ on_failure: [{ destination_arn: "arn:aws:sqs:eu-west-1:123456789012:failed" }] }] };
const block = `  destination_config {
    on_failure {
      destination_arn = var.queue
    }
  }`;

describe("what a plan tells of an argument", () => {
  const attempts = { maximum_retry_attempts: 4 };

  it.each([
    ["at its line", lineOf("retryAttempts", attempts, "  maximum_retry_attempts = 4"), "maximum_retry_attempts = 4"],
    ["of a block inside of a block", lineOf("onFailure", toQueue, "", block), "destination_arn = var.queue"],
    [
      "of blocks that are generated",
      lineOf(
        "onFailure",
        toQueue,
        "",
        `  dynamic "destination_config" {
    for_each = var.queue == null ? [] : [1]
    content {
      dynamic "on_failure" {
        for_each = [1]
        content {
          destination_arn = var.queue
        }
      }
    }
  }`,
      ),
      "destination_arn = var.queue",
    ],
    [
      "at the resource, where the provider filled it in",
      lineOf("retryAttempts", attempts),
      'resource "aws_lambda_event_source_mapping" "this" {',
    ],
    ["at the resource, where a block is gone", lineOf("onFailure", toQueue), 'resource "aws_lambda_event_source_mapping" "this" {'],
  ])("stands %s", (_, line, expected) => {
    expect(line).toBe(expected);
  });

  it("stands at the call, where the source of the module is not there", () => {
    const { "envs/prod/main.tf": root = "" } = sourceOf();
    expect(places({ "envs/prod/main.tf": root.replace("../../modules/reader", "acme/reader/aws"), "plan.json": planOf(plan()) })).toEqual([
      `envs/prod/main.tf:5 ${noDestination}`,
    ]);
  });

  it("of several instances stands at the one block", () => {
    const files = {
      "main.tf": `resource "aws_kinesis_stream" "orders" {
  count = 2
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = var.readers
  event_source_arn = aws_kinesis_stream.orders[0].arn
}
`,
      "plan.json": planOf({
        resources: {
          "aws_kinesis_stream.orders": { ...orders, keys: [0, 1] },
          "aws_lambda_event_source_mapping.this": {
            keys: ["a", "b"],
            values: { starting_position: "LATEST" },
            unknown: { event_source_arn: true },
            written: { event_source_arn: references("aws_kinesis_stream.orders[0].arn"), starting_position: {} },
          },
        },
      }),
    };
    expect(places(files)).toEqual([
      'main.tf:5 aws_lambda_event_source_mapping.this["a"] no-failure-destination',
      'main.tf:5 aws_lambda_event_source_mapping.this["b"] no-failure-destination',
    ]);
  });
});
