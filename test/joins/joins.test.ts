import { expect, test } from "vitest";
import { aboutStreams, readers, reads, table } from "./run.js";
import type { Files } from "./run.js";

const exported = `Outputs: {Stream: {Value: !GetAtt Orders.StreamArn, Export: {Name: orders-stream}}}`;
const openExport = `Parameters: {Stage: {Type: String}}\nOutputs: {Stream: {Value: !GetAtt Orders.StreamArn, Export: {Name: !Sub "\${Stage}-orders"}}}`;
const imported = "!ImportValue orders-stream";
const stored = `  Stored: {Type: "AWS::SSM::Parameter", Properties: {Type: String, Name: /orders/stream, Value: !GetAtt Orders.StreamArn}}\n`;
const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000";

interface Case {
  readonly what: string;
  readonly files: Files;
  readonly expected: readonly string[];
}

const joined = ["b.yaml#A -> a.yaml#Orders"];

const cases: readonly Case[] = [
  { what: "an import of what one template exports", files: { "a.yaml": table(exported), "b.yaml": readers([imported]) }, expected: joined },
  {
    what: "an import whose exporter stands behind it",
    files: { "a.yaml": readers([imported]), "b.yaml": table(exported) },
    expected: ["a.yaml#A -> b.yaml#Orders"],
  },
  {
    what: "an export and an import that are open in the same parameter",
    files: {
      "a.yaml": table(openExport),
      "b.yaml": readers([`!ImportValue {"Fn::Sub": "\${Stage}-orders"}`], "Parameters: {Stage: {Type: String, Default: dev}}"),
    },
    expected: joined,
  },
  {
    what: "not an export that is named after its own stack",
    files: {
      "a.yaml": table(`Outputs: {Stream: {Value: !GetAtt Orders.StreamArn, Export: {Name: !Sub "\${AWS::StackName}-orders"}}}`),
      "b.yaml": readers([`!ImportValue {"Fn::Sub": "\${AWS::StackName}-orders"}`]),
    },
    expected: ["b.yaml#A -> b.yaml#${Fn::ImportValue ${AWS::StackName}-orders}"],
  },
  {
    what: "not an import that is open in the name of another stack",
    files: {
      "a.yaml": table(`Outputs: {Stream: {Value: !GetAtt Orders.StreamArn, Export: {Name: !Sub "\${AWS::StackName}-orders"}}}`),
      "b.yaml": readers([`!ImportValue {"Fn::Sub": "\${Network}-orders"}`], "Parameters: {Network: {Type: String}}"),
    },
    expected: ["b.yaml#A -> b.yaml#${Fn::ImportValue ${Network}-orders}"],
  },
  {
    what: "an import through a template that passes the export on",
    files: {
      "a.yaml": table(exported),
      "b.yaml": readers([imported], "Outputs: {Again: {Value: !ImportValue orders-stream, Export: {Name: orders-again}}}"),
      "c.yaml": readers(["!ImportValue orders-again"]),
    },
    expected: ["b.yaml#A -> a.yaml#Orders", "c.yaml#A -> a.yaml#Orders"],
  },
  {
    what: "exports that go round in a circle lead nowhere",
    files: {
      "a.yaml": readers(["!ImportValue one"], "Outputs: {One: {Value: !ImportValue two, Export: {Name: one}}}"),
      "b.yaml": readers(["!ImportValue two"], "Outputs: {Two: {Value: !ImportValue one, Export: {Name: two}}}"),
    },
    expected: ["a.yaml#A -> a.yaml#two", "b.yaml#A -> b.yaml#one"],
  },
  {
    what: "an export that two templates make is neither's",
    files: { "a.yaml": table(exported), "b.yaml": table(exported), "c.yaml": readers([imported]) },
    expected: ["c.yaml#A -> nobody knows"],
  },
  {
    what: "an import that nobody exports is one stream for all who import it",
    files: { "a.yaml": readers([imported]), "b.yaml": readers([imported]) },
    expected: ["a.yaml#A -> a.yaml#orders-stream", "b.yaml#A -> a.yaml#orders-stream"],
  },
  {
    what: "an SSM parameter, by a dynamic reference",
    files: { "a.yaml": table() + stored, "b.yaml": readers([`"{{resolve:ssm:/orders/stream}}"`, `"{{resolve:ssm:/orders/stream:3}}"`]) },
    expected: ["b.yaml#A -> a.yaml#Orders", "b.yaml#B -> a.yaml#Orders"],
  },
  {
    what: "an SSM parameter, by the default of a parameter that is looked up",
    files: {
      "a.yaml": table() + stored,
      "b.yaml": readers(["!Ref Stream"], "Parameters: {Stream: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /orders/stream}}"),
    },
    expected: joined,
  },
  {
    what: "a literal ARN of a table that one template gives that name",
    files: { "a.yaml": table("", "orders"), "b.yaml": readers([arn]) },
    expected: joined,
  },
  {
    what: "an ARN that is built for this Region and account",
    files: {
      "a.yaml": table("", "orders"),
      "b.yaml": readers([`!Sub "arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/orders/stream/*"`]),
    },
    expected: joined,
  },
  {
    what: "an ARN and a name that are open in the same parameter",
    files: {
      "a.yaml": table("Parameters: {Stage: {Type: String}}", `!Sub "orders-\${Stage}"`),
      "b.yaml": readers(
        [`!Join ["", ["arn:aws:dynamodb:eu-west-1:1:table/orders-", !Ref Stage, "/stream/1"]]`],
        "Parameters: {Stage: {Type: String}}",
      ),
    },
    expected: joined,
  },
  {
    what: "not an ARN around a logical id that another template has, too",
    files: {
      "a.yaml": table(),
      "b.yaml": readers([`!Sub "arn:aws:dynamodb:eu-west-1:1:table/\${Orders}/stream/1"`], "Parameters: {Other: {Type: String}}"),
    },
    expected: ["b.yaml#A -> b.yaml#arn:aws:dynamodb:eu-west-1:1:table/${Orders}/stream/1"],
  },
  {
    what: "not a name that is nothing but a parameter",
    files: {
      "a.yaml": table("Parameters: {Name: {Type: String, Default: orders}}", "!Ref Name"),
      "b.yaml": readers([`!Sub "arn:aws:dynamodb:eu-west-1:1:table/\${Name}/stream/1"`], "Parameters: {Name: {Type: String}}"),
    },
    expected: ["b.yaml#A -> b.yaml#arn:aws:dynamodb:eu-west-1:1:table/${Name}/stream/1"],
  },
  {
    what: "a name that two templates give is neither's",
    files: { "a.yaml": table("", "orders"), "b.yaml": table("", "orders"), "c.yaml": readers([arn]) },
    expected: [`c.yaml#A -> c.yaml#${arn}`],
  },
  {
    what: "a name is that of the own template first",
    files: { "a.yaml": table("", "orders"), "b.yaml": table("", "orders") + readers([arn]).replace("\nResources:", "") },
    expected: ["b.yaml#A -> b.yaml#Orders"],
  },
  {
    what: "a literal ARN is one stream for all who read it",
    files: { "a.yaml": readers([arn]), "b.yaml": readers([arn, arn.replace("eu-west-1", "eu-west-2")]) },
    expected: [`a.yaml#A -> a.yaml#${arn}`, `b.yaml#A -> a.yaml#${arn}`, `b.yaml#B -> b.yaml#${arn.replace("eu-west-1", "eu-west-2")}`],
  },
  {
    what: "two samples side by side that use the same names and parameters are two deployments",
    files: {
      "a.yaml":
        table("Parameters: {Stream: {Type: String}}") + readers(["!GetAtt Orders.StreamArn", "!Ref Stream"]).replace("\nResources:", ""),
      "b.yaml":
        table("Parameters: {Stream: {Type: String}}") + readers(["!GetAtt Orders.StreamArn", "!Ref Stream"]).replace("\nResources:", ""),
    },
    expected: [
      ...["a.yaml#A -> a.yaml#Orders", "a.yaml#B -> a.yaml#Stream"],
      ...["b.yaml#A -> b.yaml#Orders", "b.yaml#B -> b.yaml#Stream"],
    ],
  },
  {
    what: "CloudFormation and Terraform meet in a literal ARN",
    files: {
      "a.yaml": table("", "orders"),
      "b.tf.json": JSON.stringify({
        resource: {
          aws_lambda_event_source_mapping: { a: { event_source_arn: arn, function_name: "orders", starting_position: "TRIM_HORIZON" } },
        },
      }),
    },
    expected: [".#aws_lambda_event_source_mapping.a -> a.yaml#Orders"],
  },
];

test.each(cases)("$what", ({ files, expected }) => {
  expect(reads(files)).toEqual(expected);
});

test("the order in which files are given changes nothing", () => {
  for (const { files } of cases) {
    const backwards = Object.fromEntries(Object.entries(files).reverse());
    expect(reads(backwards)).toEqual(reads(files));
  }
});

test("a third reader in another file is found at the table, and the message points to it", () => {
  const files = {
    "orders/table.yaml": table(exported),
    "billing/readers.yaml": readers([imported, imported]),
    "search/reader.yaml": readers([imported]),
  };
  expect(aboutStreams(files)).toEqual([
    expect.stringMatching(
      /^error orders\/table\.yaml: The stream of Orders has 3 readers \(A in billing\/readers\.yaml, B in billing\/readers\.yaml, A in search\/reader\.yaml\)/,
    ),
  ]);
});

test("two readers in two files are no finding", () => {
  expect(aboutStreams({ "a.yaml": table(exported), "b.yaml": readers([imported]), "c.yaml": readers([imported]) })).toEqual([]);
});

test("three readers of a stream that no template declares are found at the first", () => {
  const found = aboutStreams({ "b.yaml": readers([arn, arn]), "a.yaml": readers([arn]) });
  expect(found).toEqual([expect.stringMatching(/^error a\.yaml: .* 3 readers/)]);
});

test("who may read one of two streams makes both counts unsure, and those of no other stream", () => {
  const other = table("", "other").replaceAll("Orders", "Other");
  const own = (text: string): string =>
    text + readers(["!GetAtt Orders.StreamArn", "!GetAtt Orders.StreamArn"]).replace("\nResources:", "");
  expect(
    aboutStreams({
      "a.yaml": own(table(exported)),
      "b.yaml": own(table(exported)),
      "c.yaml": other + readers([imported]).replace("\nResources:", ""),
    }),
  ).toEqual([
    "undecided a.yaml: Orders: A may read it too: export orders-stream is made in a.yaml and in b.yaml",
    "undecided b.yaml: Orders: A may read it too: export orders-stream is made in a.yaml and in b.yaml",
  ]);
});
