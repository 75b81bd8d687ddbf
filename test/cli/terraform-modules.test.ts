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
      "modules/reader/main.tf": `resource "aws_kinesis_stream" "orders" {}
resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = aws_kinesis_stream.orders.arn
  function_name     = "orders"
  starting_position = "LATEST"
}
`,
    };
    const { stdout } = await run(folder, ["graph", "envs/prod", "--format", "json"]);
    expect((JSON.parse(stdout) as { consumers: readonly object[] }).consumers).toHaveLength(1);
    const finding = "modules/reader/main.tf:2 module.reader.aws_lambda_event_source_mapping.orders no-failure-destination";
    expect(await told(folder, ["."])).toEqual([finding]);
    expect(await told(folder, ["envs/prod"])).toEqual([finding]);
    expect(await told(folder, ["--focus", "envs/prod/main.tf"])).toEqual([]);
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
