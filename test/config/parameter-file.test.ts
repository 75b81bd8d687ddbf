import { describe, expect, it } from "vitest";
import { readParameters } from "../../src/config/parameter-file.js";

/** The parameters that a file sets, and the lines about the rest. */
async function read(path: string, text: string): Promise<{ values: Readonly<Record<string, string>>; told: string[] }> {
  const parameters = await readParameters({ path, absolute: `/${path}`, text });
  if ("mistake" in parameters) return { values: {}, told: [`! ${told(parameters.mistake)}`] };
  return { values: parameters.values, told: parameters.notRead.map(told) };
}

const told = ({ line, column, message }: { line: number; column: number; message: string }): string => `${line}:${column}: ${message}`;

describe("CloudFormation's JSON", () => {
  it.each([
    ["a list", '[{"ParameterKey": "Stage", "ParameterValue": "prod"}, {"ParameterKey": "Size", "ParameterValue": "3"}]'],
    ["a list of settings", '["Stage=prod", "Size=3"]'],
    ["a map under Parameters", '{"Parameters": {"Stage": "prod", "Size": 3}, "Tags": {"a": "b"}}'],
    ["a map", '\uFEFF{"Stage": "prod", "Size": 3}'],
  ])("is %s", async (_, text) => {
    expect(await read("prod.json", text)).toEqual({ values: { Stage: "prod", Size: "3" }, told: [] });
  });

  it("tells what it does not take from it", async () => {
    expect(await read("a.json", '{\n  "Zones": ["a"],\n  "Is": true,\n  "No": null\n}')).toEqual({
      values: { Is: "true" },
      told: [
        "2:3: Zones is not read: its value is no text, no number, and not true or false.",
        "4:3: No is not read: its value is no text, no number, and not true or false.",
      ],
    });
    expect(
      await read(
        "a.json",
        '[{"ParameterKey": "A", "UsePreviousValue": true},\n {"key": 1},\n "what",\n {"ParameterKey": "B", "ParameterValue": ""}]',
      ),
    ).toEqual({
      values: { B: "" },
      told: [
        "1:3: A is not read: it has no ParameterValue.",
        "2:3: This is no parameter and is not read: it has no ParameterKey.",
        "3:2: This is no NAME=VALUE and is not read: what",
      ],
    });
  });

  it.each([
    ['{"Stage": }', /^! 1:\d+: [A-Z].*\.$/],
    ['"Stage=prod"', /^! 1:1: Parameters are a map of names and values, or a list of .*; this is neither\.$/],
    ["", /^! 1:1: Parameters are/],
  ])("is not %j", async (text, sentence) => {
    expect((await read("a.json", text)).told).toEqual([expect.stringMatching(sentence)]);
  });
});

describe("a samconfig.toml", () => {
  const config = (overrides: string, section = "default.deploy.parameters"): string =>
    `version = 0.1\n[default.build.parameters]\ncached = true\n[${section}]\nparameter_overrides = ${overrides}\n`;

  it.each([
    ['"Stage=prod Size=3"'],
    ['["Stage=prod", "Size=3"]'],
    ["'''Stage=\"prod\" Size='3' '''"],
    ['"ParameterKey=Stage,ParameterValue=prod ParameterKey=Size,ParameterValue=3"'],
  ])("has overrides such as %s", async (overrides) => {
    expect(await read("samconfig.toml", config(overrides))).toEqual({ values: { Stage: "prod", Size: "3" }, told: [] });
  });

  it("has values with blanks and quotes in them", async () => {
    expect((await read("samconfig.toml", config(`'Name="a \\"b\\" c" Path=a\\ b Url=https://x/?a=b Empty=""'`))).values).toEqual({
      Name: 'a "b" c',
      Path: "a b",
      Url: "https://x/?a=b",
      Empty: "",
    });
  });

  it("is read for deploying, else for everything", async () => {
    expect((await read("samconfig.toml", config('"Stage=all"', "default.global.parameters"))).values).toEqual({ Stage: "all" });
    const both = `${config('"Stage=all"', "default.global.parameters")}[default.deploy.parameters]\nparameter_overrides = "Stage=prod"\n`;
    expect((await read("samconfig.toml", both)).values).toEqual({ Stage: "prod" });
  });

  it("tells what it does not take from it", async () => {
    expect((await read("samconfig.toml", config('"Stage=prod file://params.json"'))).told).toEqual([
      "5:1: This is no NAME=VALUE and is not read: file://params.json",
    ]);
    expect(await read("samconfig.toml", config('"Stage=prod"', "prod.deploy.parameters"))).toEqual({
      values: {},
      told: ["1:1: There is no parameter_overrides in [default.deploy.parameters] or [default.global.parameters], so nothing is read."],
    });
    expect((await read("samconfig.toml", config("{Stage = 1}"))).told).toEqual([
      "! 5:1: parameter_overrides takes a text or a list of texts, each with NAME=VALUE in it.",
    ]);
    expect((await read("samconfig.toml", "a = \n")).told).toEqual([expect.stringMatching(/^! 1:\d: Here this stops being TOML\.$/)]);
  });
});

describe("a .tfvars", () => {
  it("has texts, numbers, true and false, lists and maps", async () => {
    const text = `# production
// here
stage = "prod" # the stage
  size=3
rate = -1.50
is_on = true // yes\r
name = "a \\"b\\" = \\u00e9 $\${x}"
zones = ["a", "b"]
tags = {
  stage = "not a variable"
  "inner one" = { a = "]" } # }
}
text = <<-EOT
  stage = "no"
  EOT
/* stage = "no"
   stage = "no" */
`;
    expect(await read("prod.tfvars", text)).toEqual({
      values: {
        ...{ stage: "prod", size: "3", rate: "-1.5", is_on: "true", name: 'a "b" = é ${x}', zones: '["a","b"]', text: 'stage = "no"\n' },
        tags: '{"stage":"not a variable","inner one":{"a":"]"}}',
      },
      told: [],
    });
  });

  it("tells what is no value, and reads on behind it", async () => {
    const text = 'url = "${var.host}/x"\nnothing = null\nmany = [1, local.x]\nstage = "prod"\n';
    const isNot = "is not read: a .tfvars holds values that are written out, and this one has to be worked out.";
    expect(await read("prod.tfvars", text)).toEqual({
      values: { stage: "prod" },
      told: [`1:1: url ${isNot}`, "2:1: nothing is not read: null is no value.", `3:1: many ${isNot}`],
    });
  });

  it("tells where it stops making sense", async () => {
    expect((await read("a.tfvars", 'stage = "prod"\nzones = [\n"a"\n')).told).toEqual([
      "! 2:9: Terraform cannot read this: this [ is never closed.",
    ]);
    expect((await read("a.tfvars", 'stage = "prod"\nwhat\n')).told).toEqual([expect.stringMatching(/^! 2:1: Terraform cannot read this/)]);
  });

  it("ends well, however it goes on", async () => {
    for (const text of ["a = [\n".repeat(2000), "/* ".repeat(50_000), `a = "${'\\"'.repeat(100_000)}`, "<<X\n", "/*", 'a = "\n']) {
      expect((await read("a.tfvars", text)).told).toEqual([expect.stringMatching(/^! \d+:\d+: /)]);
    }
  });
});
