import { describe, expect, it } from "vitest";
import { planOf, references } from "../readers/terraform/plan-of.js";
import { run } from "./run.js";

const source = `variable "attempts" {}

resource "aws_dynamodb_table" "items" {
  name             = "items"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
}

resource "aws_lambda_event_source_mapping" "items" {
  event_source_arn  = aws_dynamodb_table.items.stream_arn
  function_name     = "items"
  starting_position = "TRIM_HORIZON"
}
`;

const plan = planOf({
  resources: {
    "aws_dynamodb_table.items": {
      values: { name: "items", stream_enabled: true, stream_view_type: "NEW_IMAGE" },
      unknown: { stream_arn: true },
      written: { name: {}, stream_enabled: {}, stream_view_type: {} },
    },
    "aws_lambda_event_source_mapping.items": {
      values: { function_name: "items", starting_position: "TRIM_HORIZON" },
      unknown: { event_source_arn: true },
      written: { event_source_arn: references("aws_dynamodb_table.items.stream_arn"), function_name: {}, starting_position: {} },
    },
  },
});

interface Told {
  readonly findings: readonly { readonly rule: string; readonly file: string; readonly line: number }[];
}

async function told(names: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await run({ "infra/main.tf": source, "infra/plan.json": plan }, [...names, "--format", "json"]);
  expect(stderr).toBe("");
  const { findings } = JSON.parse(stdout) as Told;
  return findings.map(({ rule, file, line }) => `${file}:${line} ${rule}`);
}

describe("a plan beside its source", () => {
  it("is reported at the line of the source, once", async () => {
    expect(await told(["."])).toEqual(["infra/main.tf:9 no-failure-destination"]);
    expect(await told(["infra/plan.json", "infra/main.tf"])).toEqual(["infra/main.tf:9 no-failure-destination"]);
  });

  it("is reported in itself where it is all that was named", async () => {
    expect(await told(["infra/plan.json"])).toEqual([expect.stringMatching(/^infra\/plan\.json:\d+ no-failure-destination$/)]);
  });
});
