import { describe, expect, it } from "vitest";
import { lint } from "../lint.js";
import { inWords } from "../../src/model/condition.js";
import type { Consumer } from "../../src/model/consumer.js";
import type { Value } from "../../src/model/value.js";
import { withoutLoops } from "../../src/readers/cloudformation/for-each.js";
import { alone, readTemplate } from "../../src/readers/cloudformation/template.js";
import { noPins } from "../../src/readers/pins.js";
import { parseYaml } from "../../src/source/yaml.js";
import { asJson } from "../rules/less-knowledge/cloudformation.js";
import { modelOf, partsOf } from "./model.js";

const sections = `
Transform: AWS::LanguageExtensions
Parameters:
  Given: {Type: CommaDelimitedList}
  Teams: {Type: CommaDelimitedList, Default: "search, mail"}
  Numbers: {Type: "List<Number>", Default: "1,2"}
  Plain: {Type: String, Default: "search,mail"}
  None: {Type: CommaDelimitedList, Default: ""}
  FromSsm: {Type: "AWS::SSM::Parameter::Value<List<String>>", Default: /teams}
  Stage: {Type: String, Default: prod}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Mappings:
  Teams: {prod: {names: [search, mail], batch: 500}, dev: {names: [search]}}
`;

const orders = `
  Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}`;

/** A mapping under this name, as a line in the body of a loop. */
function mapping(name: string, more = "", source = "!GetAtt Orders.StreamArn"): string {
  return `"${name}": {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: ${source}, FunctionName: f, StartingPosition: LATEST${more}}}`;
}

function template(resources: string): string {
  return `${sections}Resources:${orders}\n${resources}\n`;
}

/** The loop with this collection over one mapping. */
function over(collection: string, name = "Reader${Team}", more = ""): string {
  return template(`  Fn::ForEach::Readers: [Team, ${collection}, {${mapping(name, more)}}]`);
}

function consumersOf(text: string): readonly Consumer[] {
  return modelOf(text).consumers;
}

function namesIn(text: string): readonly string[] {
  return consumersOf(text).map(({ subject }) => subject);
}

function worth(value: Value<unknown> | undefined): unknown {
  return value?.is === "known" ? value.value : value?.is;
}

describe("a loop makes a resource for each item", () => {
  it.each([
    ["of a list", "[search, mail]", ["Readersearch", "Readermail"]],
    ["of a parameter", "!Ref Teams", ["Readersearch", "Readermail"]],
    ["of a parameter with numbers", "!Ref Numbers", ["Reader1", "Reader2"]],
    ["of a mapping", "!FindInMap [Teams, prod, names]", ["Readersearch", "Readermail"]],
    ["of a mapping that a parameter chooses", "!FindInMap [Teams, !Ref Stage, names]", ["Readersearch", "Readermail"]],
    ["of a mapping's default", "!FindInMap [Teams, test, names, {DefaultValue: [other]}]", ["Readerother"]],
    ["of a text that is split", "!Split [',', !Ref Plain]", ["Readersearch", "Readermail"]],
    ["of what a list of references comes to", "[!Select [1, !Ref Teams], !Sub 'x${Stage}']", ["Readermail", "Readerxprod"]],
    ["but what is left out", "[search, !Ref AWS::NoValue]", ["Readersearch"]],
    ["of numbers and truth values", "[1, true, 1.5]", ["Reader1", "Readertrue", "Reader1.5"]],
    ["of an empty text", "['']", ["Reader"]],
    ["of none", "[]", []],
  ])("%s", (_, collection, names) => {
    expect(namesIn(over(collection))).toEqual(names);
  });

  it("whose name has nothing but letters and digits behind &", () => {
    expect(namesIn(over("[a-b, c.d]", "Reader&{Team}"))).toEqual(["Readerab", "Readercd"]);
  });

  it("under its own condition and that of the item", () => {
    const conditions = (text: string): unknown => consumersOf(text).map(({ subject, when }) => [subject, inWords(when)]);
    expect(conditions(over("!If [IsProd, [search, mail], [search]]"))).toEqual([
      ["Readersearch", null],
      ["Readermail", "IsProd is true"],
    ]);
    expect(conditions(over("[search, !If [IsProd, mail, !Ref AWS::NoValue]]"))).toEqual([
      ["Readersearch", null],
      ["Readermail", "IsProd is true"],
    ]);
    expect(conditions(over("!If [IsProd, !Ref Teams, []]"))).toEqual([
      ["Readersearch", "IsProd is true"],
      ["Readermail", "IsProd is true"],
    ]);
  });

  it("under the simplest condition that says when it is in the collection", () => {
    const conditions = (items: string): unknown => consumersOf(over(items)).map(({ subject, when }) => [subject, inWords(when)]);
    expect(conditions("[!If [IsProd, a, b], !If [IsProd, c, a]]")).toEqual([
      ["Readera", "IsProd is true or IsProd is false"],
      ["Readerb", "IsProd is false"],
      ["Readerc", "IsProd is true"],
    ]);
    expect(conditions("[!If [IsProd, a, b], a]")).toEqual([
      ["Readera", null],
      ["Readerb", "IsProd is false"],
    ]);
  });

  it("whether or not the transform is declared", () => {
    expect(namesIn(over("[search]").replace("Transform: AWS::LanguageExtensions\n", ""))).toEqual(["Readersearch"]);
  });

  it("in JSON as in YAML", () => {
    const reader = {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: { EventSourceArn: { Ref: "Arn" }, StartingPosition: "LATEST", FunctionName: "f" },
    };
    const text = JSON.stringify({
      Resources: { "Fn::ForEach::Readers": ["Arn", ["arn:aws:kinesis:a:1:stream/s"], { "Reader&{Arn}": reader }] },
    });
    expect(modelOf(text, "json").consumers.map(({ stream }) => stream?.subject)).toEqual(["arn:aws:kinesis:a:1:stream/s"]);
  });

  it("in loops inside of loops, for each combination", () => {
    const text = template(`
  Fn::ForEach::Teams:
    - Team
    - [search, mail]
    - ${mapping("All${Team}")}
      Fn::ForEach::Stages:
        - Stage
        - [Dev, Prod]
        - Fn::ForEach::Zones: [Zone, [1, 2], {${mapping("Reader${Team}${Stage}${Zone}")}}]
`);
    expect(namesIn(text)).toEqual([
      "Allsearch",
      "ReadersearchDev1",
      "ReadersearchDev2",
      "ReadersearchProd1",
      "ReadersearchProd2",
      "Allmail",
      "ReadermailDev1",
      "ReadermailDev2",
      "ReadermailProd1",
      "ReadermailProd2",
    ]);
  });

  it("where an inner collection depends on the outer item", () => {
    const inner = `Fn::ForEach::Inner: [Team, !FindInMap [Teams, !Ref Stage, names], {${mapping("${Stage}${Team}")}}]`;
    const text = template(`  Fn::ForEach::Outer: [Level, [prod, dev], {${inner.replaceAll("Stage", "Level")}}]`);
    expect(namesIn(text)).toEqual(["prodsearch", "prodmail", "devsearch"]);
  });
});

describe("in what a loop makes", () => {
  const settings = (written: string, collection = "[7]"): Consumer | undefined =>
    consumersOf(over(collection, "Reader${Team}", `, MaximumRetryAttempts: ${written}`))[0];

  it.each([
    ["!Ref Team", 7],
    ["{Ref: Team}", 7],
    ["!Sub '${Team}0'", 70],
    ["{Fn::Sub: '${Team}0'}", 70],
    ["!Sub ['${Team}${x}', {x: 1}]", 71],
    ["{Fn::Sub: ['${x}${Team}', {x: 1}]}", 17],
    ["!Sub '${Team}${Stage}'", "unknown"],
    ["'${Team}'", 7],
    ["!Sub '&{Team}'", 7],
    ["!Join ['', [1, !Ref Team]]", 17],
    ["!FindInMap [Teams, prod, !Sub 'ba${Team}', {DefaultValue: !Ref Team}]", 7],
    ["!Select [!Ref Team, [0, 1, 2, 3, 4, 5, 6, 70]]", 70],
    ["!If [IsProd, !Ref Team, 7]", 7],
    ["!Ref Teams", "unknown"],
  ])("%s is worth %s", (written, expected) => {
    expect(worth(settings(written)?.retryAttempts)).toBe(expected);
  });

  it.each([
    ["!GetAtt [!Sub 'Table${Team}', StreamArn]"],
    ["!GetAtt 'Table${Team}.StreamArn'"],
    ["{Fn::GetAtt: ['Table${Team}', StreamArn]}"],
    ["{Fn::GetAtt: [{Fn::Sub: 'Table${Team}'}, StreamArn]}"],
    ["!GetAtt [!Join ['', [Table, !Ref Team]], !Select [0, [StreamArn]]]"],
    ["!Ref {Fn::Sub: 'Table${Team}'}"],
  ])("%s refers to what another loop makes", (source) => {
    const tables = `  Fn::ForEach::Tables: [Name, [a, b], {"Table\${Name}": {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}}]`;
    const readers = `  Fn::ForEach::Readers: [Team, [a, b], {${mapping("Reader${Team}", "", source)}}]`;
    const streams = consumersOf(template(`${tables}\n${readers}`)).map(({ stream }) => stream);
    expect(streams.map((stream) => [stream?.subject, stream?.declared])).toEqual([
      ["Tablea", true],
      ["Tableb", true],
    ]);
  });

  it.each([
    ["!ImportValue {Fn::Sub: '${Team}'}"],
    ["!ImportValue '${Team}'"],
    ["{Fn::ImportValue: !Sub '${Team}'}"],
    ["!ImportValue {Ref: Team}"],
    ["{Fn::ImportValue: !Ref Team}"],
  ])("%s imports by the name that the item gives", (source) => {
    const { consumers } = partsOf(template(`  Fn::ForEach::Readers: [Team, [orders], {${mapping("Reader${Team}", "", source)}}]`));
    expect(consumers[0]?.source).toMatchObject({ refersTo: { to: "export", name: "orders" } });
  });

  it("an escaped placeholder is none", () => {
    expect(
      consumersOf(over("[a]", "Reader${Team}", ", StartingPositionTimestamp: !Sub '${!Team}', StartingPosition: !Sub '${!Team}'"))[0]
        ?.startingPosition,
    ).toMatchObject({ value: "${Team}" });
  });

  it("a condition may be computed", () => {
    const text = (condition: string): string =>
      template(
        `  Fn::ForEach::Readers: [Stage, [Prod], {"Reader\${Stage}": {Condition: ${condition}, Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Orders.StreamArn, StartingPosition: LATEST}}}]`,
      );
    const when = (condition: string): unknown => consumersOf(text(condition)).map((consumer) => inWords(consumer.when));
    expect(when("'Is${Stage}'")).toEqual(["IsProd is true"]);
    expect(when("!Sub 'Is${Stage}'")).toEqual(["IsProd is true"]);
    expect(when("!FindInMap [Teams, !Ref Stage, condition, {DefaultValue: !Sub 'Is${Stage}'}]")).toEqual(["IsProd is true"]);
    expect(when("!FindInMap [Teams, !Ref Stage, condition, {DefaultValue: !Ref AWS::NoValue}]")).toEqual([null]);
    expect(when("!FindInMap [Teams, !Ref AWS::Region, condition]")).toEqual(["the condition of ReaderProd is computed"]);
  });

  it("a name that is computed in the loop is as good as written, for whoever reads the tree", () => {
    const text = (name: string): string =>
      `Conditions: {Fn::ForEach::C: [Name, [A], {"Is\${Name}": !Equals [${name}, b]}]}\nResources: {X: {Type: "AWS::SNS::Topic"}}`;
    const plain = parseYaml(text("!Ref ParamA").replace(/Fn::ForEach::C: .*}\]/, "IsA: !Equals [!Ref ParamA, b]")).tree;
    const made = (name: string): unknown => {
      const { tree } = parseYaml(text(name));
      return (
        tree &&
        asJson(
          withoutLoops(readTemplate({ file: "template.yaml", scope: "template.yaml", syntax: "yaml", around: alone, pins: noPins }, tree))
            .root,
        )
      );
    };
    expect(made("!Ref {Fn::Sub: 'Param${Name}'}")).toEqual(plain && asJson(plain));
    expect(made("{Ref: !Sub 'Param${Name}'}")).toEqual(plain && asJson(plain));
  });

  it("a key with an item in it stands where the loop has it", () => {
    const [consumer] = consumersOf(over("[RetryAttempts]", "Reader${Team}", ', "Maximum${Team}": 7'));
    expect(consumer?.retryAttempts).toMatchObject({
      value: 7,
      place: { path: ["Resources", "Fn::ForEach::Readers", 2, "Reader${Team}", "Properties", "Maximum${Team}"] },
    });
  });

  it("a choice may name a condition that a loop makes", () => {
    const loop = "Conditions: {Fn::ForEach::Stages: [Name, [A, B], {'Is${Name}': !Equals [!Ref Name, B]}]}";
    const text = over("[A]", "Reader${Team}", ", BatchSize: !If ['Is${Team}', 7, 8]").replace(/^Conditions: .*$/m, loop);
    expect(consumersOf(text)[0]?.batchSize).toMatchObject({ is: "known", value: 8 });
  });
});

describe("a loop among properties", () => {
  const looped = (collection: string, body = '{"${Key}": 7}'): string =>
    over("[a]", "Reader${Team}", `, Fn::ForEach::Keys: [Key, ${collection}, ${body}]`);

  it("makes properties", () => {
    const [consumer] = consumersOf(looped("[BatchSize, MaximumRetryAttempts]"));
    expect([consumer?.batchSize, consumer?.retryAttempts, consumer?.recordAge].map(worth)).toEqual([7, 7, "absent"]);
  });

  it("makes those alone that a mapping has", () => {
    const [consumer] = consumersOf(
      looped("[batch, none]", '{"${Key}": !FindInMap [Teams, prod, !Ref Key, {DefaultValue: !Ref AWS::NoValue}]}').replaceAll(
        "batch",
        "BatchSize",
      ),
    );
    expect(worth(consumer?.batchSize)).toBe(500);
  });

  it.each([
    ["!Ref Given", "parameter Given has no default"],
    ["!If [IsProd, [BatchSize], []]", "it depends on condition IsProd"],
    ["[BatchSize, BatchSize]", "BatchSize stands in its collection twice"],
    ["Text", "its collection is no list"],
  ])("over %s may make any", (collection, because) => {
    expect(consumersOf(looped(collection))[0]?.recordAge).toMatchObject({
      is: "unknown",
      mayBeAbsent: true,
      because: `Fn::ForEach::Keys may add MaximumRecordAgeInSeconds: ${because}`,
    });
  });

  it("makes the variables of an environment, or leaves them open", () => {
    const environmentWith = (collection: string): unknown => {
      const loop = `Fn::ForEach::Tables: [Name, ${collection}, {"\${Name}_TABLE": !Ref Name}]`;
      const text = `
  Worker: {Type: "AWS::Lambda::Function", Properties: {Environment: {Variables: {A: b, ${loop}}}}}
  Reader: {Type: "AWS::Lambda::EventSourceMapping", Properties: {EventSourceArn: !GetAtt Orders.StreamArn, FunctionName: !Ref Worker, StartingPosition: LATEST}}`;
      const called = consumersOf(template(text))[0]?.function;
      const environment = called?.is === "known" ? called.value.environment : undefined;
      return environment?.is === "known" ? [...environment.value].map(([name, value]) => `${name}=${String(worth(value))}`) : environment;
    };
    expect(environmentWith("[x, y]")).toEqual(["A=b", "x_TABLE=x", "y_TABLE=y"]);
    expect(environmentWith("!Ref Given")).toMatchObject({
      because: "Fn::ForEach::Tables may add variables: parameter Given has no default",
    });
  });
});

describe("a part that a loop made", () => {
  const lines = [
    "Resources:",
    "  Orders: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}",
    "  Fn::ForEach::Readers:",
    "    - Team",
    "    - [search, mail]",
    "    - Unused${Team}: {Type: AWS::SNS::Topic}",
    "      Reader${Team}:",
    "        Type: AWS::Lambda::EventSourceMapping",
    "        Properties:",
    "          EventSourceArn: !GetAtt Orders.StreamArn",
    "          FunctionName: !Ref Worker",
    "          StartingPosition: LATEST",
    "          DestinationConfig: {OnFailure: {Destination: arn}}",
    "          Fn::ForEach::Flags:",
    "            - Flag",
    "            - [BisectBatchOnFunctionError]",
    "            - ${Flag}: true",
    "  Worker: {Type: AWS::Lambda::Function, Properties: {Handler: a}}",
  ];
  const linted = (text: string) => lint([{ path: "template.yaml", text }]).findings;

  it("stands where the loop has it, with the name that it gets", () => {
    const found = linted(lines.filter((line) => !line.includes("DestinationConfig")).join("\n")).filter(
      ({ rule }) => rule === "no-failure-destination",
    );
    expect(found.map(({ subject, line, column, path }) => [subject, line, column, path])).toEqual(
      ["Readermail", "Readersearch"].map((name) => [name, 7, 7, ["Resources", "Fn::ForEach::Readers", 2, "Reader${Team}"]]),
    );
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it("has properties that stand where a loop has them", () => {
    const found = linted(lines.join("\n")).filter(({ rule }) => rule === "bisect-without-idempotency");
    expect(found.map(({ subject, line, column }) => [subject, line, column])).toEqual([
      ["Readermail", 17, 15],
      ["Readersearch", 17, 15],
    ]);
  });

  it("is counted", () => {
    const more = lines.join("\n").replace("[search, mail]", "[search, mail, audit]");
    const [finding] = linted(more).filter(({ rule }) => rule === "dynamodb-stream-oversubscribed");
    expect(finding).toMatchObject({ subject: "Orders", line: 2 });
    expect(finding?.message).toContain("3 readers (Readersearch, Readermail, Readeraudit), and");
    expect(finding?.related.map(({ line }) => line)).toEqual([7, 7, 7]);
  });
});

describe("the default of a parameter decides what a loop makes, and the message says so", () => {
  const told = (text: string, rule: string): readonly string[] =>
    lint([{ path: "template.yaml", text }])
      .findings.filter((finding) => finding.rule === rule)
      .map(({ message }) => message);

  it("of a reader", () => {
    const messages = told(over("!Ref Teams"), "no-failure-destination");
    expect(messages.map((message) => message.split(":")[0])).toEqual([
      "Readermail (with the default of parameter Teams) has no failure destination",
      "Readersearch (with the default of parameter Teams) has no failure destination",
    ]);
  });

  it("of how many there are", () => {
    const three = over("!Ref Teams").replace("search, mail", "a,b,c");
    expect(told(three, "dynamodb-stream-oversubscribed")[0]).toContain(
      "3 readers (Readera, Readerb, Readerc; with the default of parameter Teams)",
    );
    const kinesis = over("!Ref Teams")
      .replace("search, mail", "a,b,c,d,e,f")
      .replace(orders, '\n  Orders: {Type: "AWS::Kinesis::Stream", Properties: {ShardCount: 1}}');
    expect(told(kinesis, "kinesis-stream-oversubscribed")[0]).toContain("Readerf 1; with the default of parameter Teams)");
  });

  it("once, though several loops lie around", () => {
    const text = template(
      `  Fn::ForEach::A: [A, !Ref Teams, {Fn::ForEach::B: [B, !Ref Numbers, {Fn::ForEach::C: [C, !Ref Teams, {${mapping("R${A}${B}${C}")}}]}]}]`,
    );
    expect(told(text, "no-failure-destination")[0]).toContain("(with the default of parameter Teams and the default of parameter Numbers)");
  });

  it("of a value", () => {
    expect(told(over("!Ref Numbers", "Reader${Team}", ", MaximumRetryAttempts: !Sub '${Team}0'"), "no-failure-destination")[0]).toContain(
      "after 10 retries (with the default of parameter Numbers) is dropped",
    );
    for (const written of [
      "!Sub ['${Team}${x}', {x: 0}]",
      "{Fn::Sub: ['${Team}${x}', {x: 0}]}",
      "{Fn::Sub: '${Team}0'}",
      "!Join ['', [!Ref Team, 0]]",
    ]) {
      const messages = told(over("!Ref Numbers", "Reader${Team}", `, MaximumRetryAttempts: ${written}`), "no-failure-destination");
      expect(messages[0]).toContain("after 10 retries (with the default of parameter Numbers) is dropped");
    }
    const twice = over("!Ref Numbers", "Reader${Team}", `, Fn::ForEach::K: [K, !Split [",", !Ref Setting], {"\${K}": !Ref Team}]`);
    expect(
      told(
        twice.replace("Parameters:", "Parameters:\n  Setting: {Type: String, Default: MaximumRetryAttempts}"),
        "no-failure-destination",
      )[0],
    ).toContain("after 1 retry (with the default of parameter Numbers and the default of parameter Setting) is dropped");
    expect(told(over("[1]", "Reader${Team}", ", MaximumRetryAttempts: !Sub '${Team}0'"), "no-failure-destination")[0]).not.toContain(
      "default",
    );
  });
});
