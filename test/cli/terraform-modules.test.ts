import { describe, expect, it } from "vitest";
import { run } from "./run.js";
import type { Folder } from "./run.js";

interface Told {
  readonly findings: readonly { readonly rule: string; readonly subject: string; readonly file: string; readonly line: number }[];
}

async function told(folder: Folder, names: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run(folder, [...names, "--format", "json"]);
  const { findings } = JSON.parse(stdout) as Told;
  return findings.map(({ rule, subject, file, line }) => `${file}:${line} ${subject} ${rule}`);
}

describe("a folder that only calls modules", () => {
  it("is read with modules that lie elsewhere in the repository", async () => {
    const folder = {
      ".git/HEAD": "",
      "envs/prod/main.tf": 'module "reader" {\n  source = "../../modules/reader"\n}\n',
      "modules/reader/main.tf": `resource "aws_kinesis_stream" "orders" { shard_count = 1 }
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "TRIM_HORIZON"
}
`,
    };
    const { stdout } = await run(folder, ["graph", "envs/prod", "--format", "json"]);
    expect((JSON.parse(stdout) as { consumers: readonly object[] }).consumers).toHaveLength(1);
    const finding = "modules/reader/main.tf:2 module.reader.aws_lambda_event_source_mapping.orders no-failure-destination";
    expect(await told(folder, ["."])).toEqual([finding]);
    expect(await told(folder, ["envs/prod"])).toEqual([finding]);
  });

  it("is spoken of where a changed call leads to what is found in a module, and no other is", async () => {
    const reader = `resource "aws_kinesis_stream" "orders" { shard_count = 1 }
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "TRIM_HORIZON"
}
`;
    const folder = {
      ".git/HEAD": "",
      "envs/prod/main.tf": 'module "reader" {\n  source = "../../modules/reader"\n}\n',
      "envs/test/main.tf": 'module "nothing" {\n  source = "../../modules/nothing"\n}\n',
      "modules/reader/main.tf": 'module "inner" {\n  source = "./inner"\n}\n',
      "modules/reader/inner/main.tf": reader,
      "modules/nothing/main.tf": "# aws_kinesis_stream\n",
    };
    const finding =
      "modules/reader/inner/main.tf:2 module.reader.module.inner.aws_lambda_event_source_mapping.orders no-failure-destination";
    expect(await told(folder, ["--focus", "envs/prod/main.tf"])).toEqual([finding]);
    expect(await told(folder, ["--focus", "envs/test/main.tf"])).toEqual([]);
    const { stdout } = await run(folder, ["envs/prod", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [
        {
          related: [
            { file: "envs/prod/main.tf", line: 1, message: "module.reader is called here" },
            { file: "modules/reader/main.tf", line: 1, message: "module.reader.module.inner is called here" },
          ],
        },
      ],
    });
  });

  it("is read with modules that terraform init put below it, whatever they are called", async () => {
    const folder = {
      ".git/HEAD": "",
      ".gitignore": ".terraform\n",
      "main.tf": 'module "orders" {\n  source = "acme/orders/aws"\n}\n',
      "other/main.tf": 'module "network" {\n  source = "acme/network/aws"\n}\n',
      "other/.terraform/modules/modules.json": '{"Modules":[{"Key":"network","Dir":".terraform/modules/network"}]}',
      "other/.terraform/modules/network/main.tf": 'resource "aws_vpc" "main" {}\n',
      ".terraform/modules/modules.json":
        '{"Modules":[{"Key":"","Dir":"."},{"Key":"orders","Source":"acme/orders/aws","Dir":".terraform/modules/orders"}]}',
      ".terraform/modules/orders/main.tf": `resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = "arn:aws:kinesis:eu-west-1:111122223333:stream/orders"
  function_name     = "orders"
  starting_position = "TRIM_HORIZON"
}
`,
    };
    expect(await told(folder, [])).toEqual([
      ".terraform/modules/orders/main.tf:1 module.orders.aws_lambda_event_source_mapping.orders no-failure-destination",
    ]);
  });
});

describe("a folder that is the root of its repository", () => {
  it("is read with all its files, whatever stands in them", async () => {
    const folder = {
      ".git/HEAD": "",
      "main.tf": 'resource "aws_kinesis_stream" "orders" {\n  shard_count = var.shards\n}\n',
      "variables.tf": 'variable "shards" {\n  default = 3\n}\n',
    };
    const { stdout } = await run(folder, ["graph", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ streams: [{ shards: 3 }] });
    const { code, stderr } = await run({ ...folder, "broken.tf": 'resource "a" "b" {\n' }, []);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^broken\.tf:1:18: .*never closed/) });
  });
});
