import { describe, expect, it } from "vitest";
import { founding, lint } from "../lint.js";
import { run } from "../cli/run.js";
import { aboutStreams, readers, reads, table } from "./run.js";
import type { Files } from "./run.js";

const nested = (name: string, location: string, given = "", type = "AWS::CloudFormation::Stack"): string => `
  ${name}:
    Type: ${type}
    Properties:
      ${type === "AWS::CloudFormation::Stack" ? "TemplateURL" : "Location"}: ${location}
      Parameters: {${given}}`;

const parent = (...stacks: readonly string[]): string => `Resources:${stacks.join("")}\n`;
const takesStream = "Parameters: {Stream: {Type: String}}";
const output = "Outputs: {Stream: {Value: !GetAtt Orders.StreamArn}}";

interface Case {
  readonly what: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: "a parameter leads to the stream of the stack around",
    files: {
      "main.yaml": table() + nested("Readers", "./readers.yaml", "Stream: !GetAtt Orders.StreamArn").slice(1),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["readers.yaml#A -> main.yaml#Orders"],
  },
  {
    what: "an output of one nested stack goes into another one",
    files: {
      "main.yaml": parent(
        nested("Tables", "stacks/table.yaml"),
        nested("Readers", "stacks/readers.yaml", "Stream: !GetAtt Tables.Outputs.Stream"),
      ),
      "stacks/table.yaml": table(output),
      "stacks/readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["stacks/readers.yaml#A -> stacks/table.yaml#Orders"],
  },
  {
    what: "a reader outside takes the output of a nested stack",
    files: {
      "main.yaml": readers(["!GetAtt Tables.Outputs.Stream"]) + nested("Tables", "table.yaml").slice(1),
      "table.yaml": table(output),
    },
    expected: ["main.yaml#A -> table.yaml#Orders"],
  },
  {
    what: "stacks are nested in nested ones",
    files: {
      "main.yaml": table() + nested("Middle", "a/middle.yaml", "Given: !GetAtt Orders.StreamArn").slice(1),
      "a/middle.yaml": `Parameters: {Given: {Type: String}}\n${parent(nested("Inner", "../b/readers.yaml", "Stream: !Ref Given"))}`,
      "b/readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["b/readers.yaml#A -> main.yaml#Orders"],
  },
  {
    what: "one template becomes several stacks, each with readers of its own",
    files: {
      "main.yaml":
        table() +
        ["One", "Two", "Three"].map((name) => nested(name, "readers.yaml", "Stream: !GetAtt Orders.StreamArn").slice(1)).join("\n"),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["readers.yaml#A -> main.yaml#Orders", "readers.yaml (2)#A -> main.yaml#Orders", "readers.yaml (3)#A -> main.yaml#Orders"],
  },
  {
    what: "an application of SAM is nested like a stack",
    files: {
      "main.yaml": table() + nested("Readers", "readers.yaml", "Stream: !GetAtt Orders.StreamArn", "AWS::Serverless::Application").slice(1),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["readers.yaml#A -> main.yaml#Orders"],
  },
  {
    what: "the AWS CDK names the nested template in the metadata",
    files: {
      "main.template.json": JSON.stringify({
        Resources: {
          Orders: { Type: "AWS::Kinesis::Stream", Properties: { ShardCount: 1 } },
          Nested: {
            Type: "AWS::CloudFormation::Stack",
            Properties: { TemplateURL: { "Fn::Sub": "https://s3/x" }, Parameters: { Stream: { "Fn::GetAtt": ["Orders", "Arn"] } } },
            Metadata: { "aws:asset:path": "inner.nested.template.json", "aws:asset:property": "TemplateURL" },
          },
        },
      }),
      "inner.nested.template.json": JSON.stringify({
        Parameters: { Stream: { Type: "String" } },
        Resources: {
          A: {
            Type: "AWS::Lambda::EventSourceMapping",
            Properties: { EventSourceArn: { Ref: "Stream" }, FunctionName: "f", StartingPosition: "TRIM_HORIZON" },
          },
        },
      }),
    },
    expected: ["inner.nested.template.json#A -> main.template.json#Orders"],
  },
  {
    what: "a name that is given to a nested stack is what its ARN is built of",
    files: {
      "main.yaml": table("", "orders") + nested("Readers", "readers.yaml", "Name: orders").slice(1),
      "readers.yaml": readers(
        [`!Sub "arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${Name}/stream/1"`],
        "Parameters: {Name: {Type: String}}",
      ),
    },
    expected: ["readers.yaml#A -> main.yaml#Orders"],
  },
  {
    what: "a reference that is given to a nested stack is what its ARN is built of",
    files: {
      "main.yaml": table() + nested("Readers", "readers.yaml", "Name: !Ref Orders").slice(1),
      "readers.yaml": readers(
        [`!Sub "arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${Name}/stream/1"`],
        "Parameters: {Name: {Type: String}}",
      ),
    },
    expected: ["readers.yaml#A -> main.yaml#Orders"],
  },
  {
    what: "what the stack around leaves open is open in the nested one",
    files: {
      "main.yaml": table(takesStream) + nested("Readers", "readers.yaml", "Stream: !Ref Stream").slice(1),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["readers.yaml#A -> readers.yaml#Stream"],
  },
  {
    what: "an address that leads out of the repository is not followed",
    files: {
      "main.yaml": table() + nested("Readers", "https://s3.amazonaws.com/bucket/readers.yaml", "Stream: !GetAtt Orders.StreamArn").slice(1),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    },
    expected: ["readers.yaml#A -> readers.yaml#Stream"],
  },
];

describe("nested stacks", () => {
  it.each(cases)("$what", ({ files, expected }) => {
    expect(reads(files)).toEqual(expected);
  });

  it("are counted with the readers around them", () => {
    const files = {
      "main.yaml":
        table() +
        readers(["!GetAtt Orders.StreamArn"]).replace("\nResources:", "") +
        ["One", "Two"].map((name) => nested(name, "readers.yaml", "Stream: !GetAtt Orders.StreamArn").slice(1)).join("\n"),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    };
    expect(aboutStreams(files)).toEqual([expect.stringMatching(/^error main\.yaml: The stream of Orders has 3 readers/)]);
  });

  it("that are made of one template have one finding for what is wrong in it", () => {
    const files = {
      "main.yaml":
        table() + ["One", "Two"].map((name) => nested(name, "readers.yaml", "Stream: !GetAtt Orders.StreamArn").slice(1)).join("\n"),
      "readers.yaml": readers(["!Ref Stream"], takesStream).replaceAll(/\n *DestinationConfig.*/g, ""),
    };
    const report = lint(
      Object.entries(files).map(([path, text]) => ({ path, text })),
      { levels: founding },
    );
    expect(report.findings.map(({ rule, file, subject }) => [rule, file, subject])).toEqual([
      ["no-failure-destination", "readers.yaml", "A"],
    ]);
  });

  it("see the parameters that they are given in their conditions", () => {
    const conditional = `Parameters: {Stream: {Type: String}, Stage: {Type: String, Default: dev}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
${readers(["!Ref Stream", "!Ref Stream", "!Ref Stream"]).replaceAll("    Properties", "    Condition: IsProd\n    Properties")}`;
    const main = (stage: string): Files => ({
      "main.yaml":
        table("Parameters: {Given: {Type: String}}") +
        nested("Readers", "readers.yaml", `Stream: !GetAtt Orders.StreamArn${stage}`).slice(1),
      "readers.yaml": conditional,
    });
    expect(aboutStreams(main(", Stage: prod"))).toEqual([expect.stringMatching(/^error main\.yaml: The stream of Orders has 3 readers/)]);
    expect(aboutStreams(main(", Stage: test"))).toEqual([]);
    expect(aboutStreams(main(""))).toEqual([]);
    expect(aboutStreams(main(", Stage: !Ref Given"))).toEqual([
      expect.stringMatching(/^warning main\.yaml: The stream of Orders has 3 readers/),
    ]);
  });

  it("exist where the resource that makes them does", () => {
    const main = (condition: string, own: readonly string[]): Files => ({
      "main.yaml":
        table(`Parameters: {Stage: {Type: String}}\nConditions: {IsProd: !Equals [!Ref Stage, prod], IsDev: !Equals [!Ref Stage, dev]}`) +
        readers(own).replace("\nResources:", "").slice(1) +
        nested("Inner", "readers.yaml", "Stream: !GetAtt Orders.StreamArn")
          .slice(1)
          .replace("Properties:", `Condition: ${condition}\n    Properties:`),
      "readers.yaml": readers(["!Ref Stream"], takesStream),
    });
    const [of, dev] = [
      main("IsProd", ["!GetAtt Orders.StreamArn", "!GetAtt Orders.StreamArn"]),
      main("IsDev", ["!GetAtt Orders.StreamArn"]),
    ];
    expect(aboutStreams(of)).toEqual([expect.stringMatching(/^warning main\.yaml: The stream of Orders has 3 readers/)]);
    expect(aboutStreams(dev)).toEqual([]);
  });

  it("that go round in a circle are told, and read once", async () => {
    const files = {
      "a.yaml": table() + nested("Inner", "b.yaml").slice(1),
      "b.yaml": readers(["!ImportValue x"]) + nested("Outer", "a.yaml").slice(1),
    };
    const { code, stderr } = await run(files, ["--fail-on", "never"]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^b\.yaml:\d+:\d+: judged all the same: A stack of a\.yaml is nested in itself here, which cannot be deployed/);
  });

  it("whose parameters and outputs go round in a circle are not worked out", () => {
    const files = {
      "main.yaml": parent(nested("A", "a.yaml", "Stream: !GetAtt B.Outputs.Out"), nested("B", "b.yaml", "In: !GetAtt A.Outputs.Out")),
      "a.yaml": readers(["!Ref Stream"], `${takesStream}\nOutputs: {Out: {Value: !Ref Stream}}`),
      "b.yaml": `Parameters: {In: {Type: String}}\nOutputs: {Out: {Value: !Ref In}}\nResources: {T: {Type: "AWS::SNS::Topic"}}\n`,
    };
    expect(reads(files)).toEqual(["a.yaml#A -> nobody knows"]);
  });

  it("of which the template is missing are told at the line that names it", async () => {
    const { code, stdout, stderr } = await run({ "main.yaml": table() + nested("Readers", "gone/readers.yaml").slice(1) }, []);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "No findings. 0 consumers on 1 stream judged.\n" });
    expect(stderr).toMatch(
      /^main\.yaml:\d+:7: judged all the same: There is no file gone\/readers\.yaml: what this stack declares is not known\.\n$/,
    );
  });

  it("without a stream or a reader are nobody's trouble", async () => {
    const network = "Resources: {Network: {Type: 'AWS::EC2::VPC'}}\n";
    const { stderr } = await run({ "main.yaml": table() + nested("Net", "network.yaml").slice(1), "network.yaml": network }, []);
    expect(stderr).toBe("");
  });

  it("are read with the one that is named, and only that is spoken of", async () => {
    const files = {
      "main.yaml": table() + nested("Readers", "readers.yaml", "Stream: !GetAtt Orders.StreamArn").slice(1),
      "readers.yaml": readers(["!Ref Stream", "!Ref Stream", "!Ref Stream"], takesStream).replaceAll(/\n *DestinationConfig.*/g, ""),
    };
    const { stdout } = await run(files, ["main.yaml", "--format", "json"]);
    const { findings } = JSON.parse(stdout) as { findings: { file: string; rule: string; related: { file: string }[] }[] };
    expect(findings.map(({ file, rule }) => [file, rule])).toEqual([["main.yaml", "dynamodb-stream-oversubscribed"]]);
    expect(findings[0]?.related.map(({ file }) => file)).toEqual(["readers.yaml", "readers.yaml", "readers.yaml"]);
  });

  it("that SAM refuses are told in their own file, and the one around is judged", async () => {
    const refused = `Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Events: {E: {Type: Kinesis, Properties: {StartingPosition: TRIM_HORIZON}}}
`;
    const { code, stderr, stdout } = await run({ "main.yaml": table() + nested("Readers", "app.yaml").slice(1), "app.yaml": refused }, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^app\.yaml:\d+:\d+: not judged: /);
    expect(stdout).toContain("0 consumers on 1 stream judged");
  });

  it("do not lead out of the repository", async () => {
    const { stderr } = await run({ "w/.git/HEAD": "", "w/main.yaml": table() + nested("Out", "../../out.yaml").slice(1) }, ["w/main.yaml"]);
    expect(stderr).toBe("");
  });
});

describe("an included file", () => {
  const include = (location: string): string => `  Fn::Transform: {Name: AWS::Include, Parameters: {Location: ${location}}}\n`;
  const snippet = readers(["!GetAtt Orders.StreamArn", "!GetAtt Orders.StreamArn", "!GetAtt Orders.StreamArn"])
    .replace("\nResources:\n", "")
    .replaceAll(/^ {2}/gm, "");

  it("adds its resources to those of the template, each at its own place", () => {
    const files = { "main.yaml": table() + include("parts/readers.yaml"), "parts/readers.yaml": snippet };
    expect(reads(files)).toEqual(["A", "B", "C"].map((name) => `main.yaml#${name} -> main.yaml#Orders`));
    expect(aboutStreams(files)).toEqual([
      expect.stringMatching(/^error main\.yaml: The stream of Orders has 3 readers \(A in parts\/readers\.yaml, /),
    ]);
  });

  it("is read with the template that is named", async () => {
    const files = { "main.yaml": table() + include("readers.yaml"), "readers.yaml": snippet };
    const { stdout, stderr } = await run(files, ["main.yaml"]);
    expect(stderr).toBe("");
    expect(stdout).toContain("readers.yaml:1:1: reader 1: A");
  });

  it("of an address is not followed", () => {
    expect(reads({ "main.yaml": table() + include("s3://bucket/readers.yaml"), "readers.yaml": snippet })).toEqual([]);
  });
});
