import { describe, expect, it } from "vitest";
import { run } from "../cli/run.js";
import { readers, reads, table } from "./run.js";
import type { Files } from "./run.js";

type Json = Readonly<Record<string, unknown>>;

const of = (stack: string, output = "Stream", more = ""): string =>
  `{"Fn::GetStackOutput": {StackName: ${stack}, OutputName: ${output}${more}}}`;
const twoFiles = (one: string, other: string, sections = ""): Files => ({
  "a.yaml": readers([one], sections),
  "b.yaml": readers([other], sections),
});

describe("readers of an output of a stack that no template is known to be", () => {
  const [shared, apart] = [["a.yaml#A -> a.yaml#Shop.Stream", "b.yaml#A -> a.yaml#Shop.Stream"], "b.yaml#A -> b.yaml#"];
  const stage = "Parameters: {Stage: {Type: String}}";

  it.each<readonly [string, Files, readonly string[]]>([
    ["read one stream where they name the same output", twoFiles(of("Shop"), of("Shop")), shared],
    ["also where one of them writes it short", twoFiles(of("Shop"), "!GetStackOutput {StackName: Shop, OutputName: Stream}"), shared],
    ["also where one of them names its own Region", twoFiles(of("Shop"), of("Shop", "Stream", ", Region: !Ref AWS::Region")), shared],
    [
      "and two streams where they name two outputs",
      twoFiles(of("Shop"), of("Shop", "Other")),
      ["a.yaml#A -> a.yaml#Shop.Stream", `${apart}Shop.Other`],
    ],
    ["or two stacks", twoFiles(of("Shop"), of("Bank")), ["a.yaml#A -> a.yaml#Shop.Stream", `${apart}Bank.Stream`]],
    [
      "or another Region",
      twoFiles(of("Shop"), of("Shop", "Stream", ", Region: eu-west-1")),
      ["a.yaml#A -> a.yaml#Shop.Stream", `${apart}Shop.Stream in eu-west-1`],
    ],
    [
      "or another account",
      twoFiles(of("Shop", "Stream", ", RoleArn: one"), of("Shop", "Stream", ", RoleArn: two")),
      ["a.yaml#A -> a.yaml#Shop.Stream as one", `${apart}Shop.Stream as two`],
    ],
    [
      "but one where both name the same other Region and account",
      twoFiles(of("Shop", "Stream", ", Region: eu-west-1, RoleArn: one"), of("Shop", "Stream", ", RoleArn: one, Region: eu-west-1")),
      ["a.yaml#A -> a.yaml#Shop.Stream in eu-west-1 as one", "b.yaml#A -> a.yaml#Shop.Stream in eu-west-1 as one"],
    ],
    [
      "and as with exports, two where the name of the stack is put together, for a deployment may keep them apart",
      twoFiles(of("!Sub 'shop-${Stage}'"), of("!Sub 'shop-${Stage}'"), stage),
      ["a.yaml#A -> a.yaml#${Fn::GetStackOutput shop-${Stage}.Stream}", "b.yaml#A -> b.yaml#${Fn::GetStackOutput shop-${Stage}.Stream}"],
    ],
    [
      "which a parameter alone does not tell",
      twoFiles(of("!Ref Stage"), of("!Ref Stage"), stage),
      ["a.yaml#A -> a.yaml#${Fn::GetStackOutput ${Stage}.Stream}", `${apart}\${Fn::GetStackOutput \${Stage}.Stream}`],
    ],
    [
      "and none of the templates is meant, whatever they call their outputs",
      { "a.yaml": table("Outputs: {Stream: {Value: !GetAtt Orders.StreamArn}}"), "b.yaml": readers([of("Shop")]) },
      ["b.yaml#A -> b.yaml#Shop.Stream"],
    ],
  ])("%s", (_, files, expected) => {
    expect(reads(files)).toEqual(expected);
  });

  it.each(["{StackName: Shop}", "{OutputName: Stream}", "[Shop, Stream]"])("are not placed by %s", (argument) => {
    expect(reads({ "a.yaml": readers([`{"Fn::GetStackOutput": ${argument}}`]) })[0]).toContain("GetStackOutput");
  });
});

const orders = { Type: "AWS::DynamoDB::Table", Properties: { StreamSpecification: { StreamViewType: "NEW_IMAGE" } } };
const publishes = JSON.stringify({
  Resources: { Orders: orders },
  Outputs: { Stream: { Value: { "Fn::GetAtt": ["Orders", "StreamArn"] } } },
});
const reading = (more: Json = {}, count = 1): string => {
  const source = { "Fn::GetStackOutput": { StackName: "shop", OutputName: "Stream", ...more } };
  const properties = { EventSourceArn: source, FunctionName: "f", StartingPosition: "TRIM_HORIZON" };
  const names = ["A", "B", "C"].slice(0, count);
  return JSON.stringify({
    Resources: Object.fromEntries(names.map((name) => [name, { Type: "AWS::Lambda::EventSourceMapping", Properties: properties }])),
  });
};
const stack = (templateFile: string, stackName?: string): Json => ({
  type: "aws:cloudformation:stack",
  properties: { templateFile, ...(stackName === undefined ? {} : { stackName }) },
});
const manifest = (artifacts: Json): string => JSON.stringify({ version: "55.0.0", artifacts });
const app = (more: Json = {}, artifacts: Json = {}): Files => ({
  "cdk.out/manifest.json": manifest({ S: stack("S.template.json", "shop"), R: stack("R.template.json"), ...artifacts }),
  "cdk.out/S.template.json": publishes,
  "cdk.out/R.template.json": reading(more),
});

async function read(files: Files): Promise<readonly string[]> {
  const { stdout } = await run(files, ["graph", "--format", "json", "."]);
  const { consumers } = JSON.parse(stdout) as { consumers: readonly { id: string; stream: string | null }[] };
  return consumers.map(({ id, stream }) => `${id} -> ${stream ?? "nobody knows"}`);
}

describe("a manifest of the AWS CDK tells which template is a stack", () => {
  const joined = "cdk.out/R.template.json#A -> cdk.out/S.template.json#Orders";
  const stays = "cdk.out/R.template.json#A -> cdk.out/R.template.json#shop.Stream";

  it.each<readonly [string, Files, readonly string[]]>([
    ["so that its outputs are what readers of other templates read", app(), [joined]],
    [
      "also by the id of the artifact, where it gives no other name",
      { ...app({}), "cdk.out/manifest.json": manifest({ shop: stack("S.template.json"), R: stack("R.template.json") }) },
      [joined],
    ],
    [
      "also in a stage",
      {
        "cdk.out/manifest.json": manifest({
          Prod: { type: "cdk:cloud-assembly", properties: { directoryName: "assembly-Prod" } },
          R: stack("R.template.json"),
        }),
        "cdk.out/assembly-Prod/manifest.json": manifest({ S: stack("S.template.json", "shop") }),
        "cdk.out/assembly-Prod/S.template.json": publishes,
        "cdk.out/R.template.json": reading(),
      },
      ["cdk.out/R.template.json#A -> cdk.out/assembly-Prod/S.template.json#Orders"],
    ],
    [
      "also to a template that nobody synthesized",
      { ...app(), "other.json": reading() },
      [joined, "other.json#A -> cdk.out/S.template.json#Orders"],
    ],
    ["but not in another Region", app({ Region: "eu-west-1" }), [`${stays} in eu-west-1`]],
    ["nor in another account", app({ RoleArn: "arn" }), [`${stays} as arn`]],
    ["nor by an output that it does not have", app({ OutputName: "Other" }), [stays.replace("Stream", "Other")]],
    ["nor by another name", app({ StackName: "S" }), [stays.replace("shop", "S")]],
    ["nor where the manifest is broken", { ...app(), "cdk.out/manifest.json": "{" }, [stays]],
    [
      "nor where it says odd things",
      app(
        {},
        { S: { type: "aws:cloudformation:stack", properties: { templateFile: ["S.template.json"] } }, x: stack("S.template.json", "y") },
      ),
      [stays],
    ],
  ])("%s", async (_, files, expected) => {
    expect(await read(files)).toEqual(expected);
  });

  it("and where two are called so, nobody knows which one is meant", async () => {
    const files = { ...app({}, { Again: stack("Again.template.json", "shop") }), "cdk.out/Again.template.json": publishes };
    expect(await read(files)).toEqual(["cdk.out/R.template.json#A -> nobody knows"]);
    const { stdout } = await run({ ...files, "cdk.out/R.template.json": reading({}, 3) }, ["--format", "json", "."]);
    const { undecided } = JSON.parse(stdout) as { undecided: readonly { because: readonly string[] }[] };
    expect(undecided.flatMap(({ because }) => because).join()).toContain(
      "stack output shop.Stream is made in cdk.out/Again.template.json and in cdk.out/S.template.json",
    );
  });

  it("so that readers in other files are counted, and shown where they stand", async () => {
    const { stdout } = await run({ ...app(), "cdk.out/R.template.json": reading({}, 3) }, ["--format", "json", "."]);
    const { findings } = JSON.parse(stdout) as {
      findings: readonly { rule: string; file: string; related: readonly { file: string }[] }[];
    };
    const [finding] = findings.filter(({ rule }) => rule === "dynamodb-stream-oversubscribed");
    expect([finding?.file, finding?.related.map(({ file }) => file)]).toEqual([
      "cdk.out/S.template.json",
      Array.from({ length: 3 }, () => "cdk.out/R.template.json"),
    ]);
  });
});
