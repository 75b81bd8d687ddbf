import { describe, expect, it } from "vitest";
import { ask } from "../src/ask.js";
import { no, unsure, yes } from "../src/model/answer.js";
import type { Answer } from "../src/model/answer.js";
import { cloudformation } from "../src/readers/cloudformation.js";
import { defineRule, is } from "../src/rule.js";
import type { Consumer, Rule } from "../src/rule.js";
import { parseYaml } from "../src/source/yaml.js";

const text = `
Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Orders: {Type: "AWS::Kinesis::Stream", Condition: IsProd, Properties: {ShardCount: 1}}
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Condition: IsProd
    Properties:
      EventSourceArn: !GetAtt Orders.Arn
      FunctionName: billing
      StartingPosition: LATEST
      BatchSize: !If [IsProd, 10, 100]
      ENABLED
`;

function verdicts(rule: Rule, enabled = "Enabled: true") {
  const file = { path: "a.yaml", text, language: "yaml", ...parseYaml(text.replace("ENABLED", enabled)) } as const;
  const { parts } = cloudformation.read({ ...file, tree: file.tree ?? expect.fail() });
  return ask([rule], parts).verdicts.map(({ subject, answer, telling, thrown }) => ({
    subject,
    is: answer.is,
    message: telling?.message,
    thrown,
  }));
}

function asking(when: (consumer: Consumer) => Answer): Rule {
  const about = { id: "r", summary: "s", severity: "error", category: "data-loss", about: "consumer" } as const;
  return defineRule({ ...about, when, report: () => ({ message: "told", help: "" }) });
}

describe("a rule", () => {
  it("is asked of each part that it is about, and tells only where the answer is yes", () => {
    expect(verdicts(asking(() => yes))).toEqual([{ subject: "Reader", is: "yes", message: "told", thrown: undefined }]);
    expect(verdicts(asking(() => no))).toEqual([]);
    expect(verdicts(asking(() => unsure("x")))).toEqual([{ subject: "Reader", is: "unsure", message: undefined, thrown: undefined }]);
  });

  it("is asked about the deployments in which the part exists", () => {
    const batchSizes: unknown[] = [];
    verdicts(
      asking((consumer) => {
        batchSizes.push(consumer.batchSize.is === "known" ? consumer.batchSize.value : consumer.batchSize.is);
        return no;
      }),
    );
    expect(batchSizes).toEqual([10]);
  });

  it("counts a reader that exists whenever its stream does", () => {
    const about = { id: "r", summary: "s", severity: "error", category: "throughput", about: "stream" } as const;
    const rule = defineRule({
      ...about,
      when: (stream) => stream.subscriptions[0]?.there ?? no,
      report: () => ({ message: "told", help: "" }),
    });
    expect(verdicts(rule)).toMatchObject([{ subject: "Orders", is: "yes" }]);
  });

  it("is not asked of a consumer that is switched off, and unsure of one that may be", () => {
    expect(
      verdicts(
        asking(() => yes),
        "Enabled: false",
      ),
    ).toEqual([]);
    expect(
      verdicts(
        asking(() => yes),
        "Enabled: !Ref Stage",
      ),
    ).toMatchObject([{ is: "unsure" }]);
  });

  it("that throws is told so, and is no finding", () => {
    const rule = asking(() => {
      throw new Error("oops");
    });
    expect(verdicts(rule)).toEqual([{ subject: "Reader", is: "no", message: undefined, thrown: "oops" }]);
  });
});

describe("what differs between deployments", () => {
  /** The answer that a batch of this size stands for. */
  const answers = { yes: "1", no: "2", unsure: "!Ref Open" };

  function merged(inProd: keyof typeof answers, inOthers: keyof typeof answers, condition = ""): readonly string[] {
    const template = `
Parameters: {Stage: {Type: String}, Open: {Type: Number}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    ${condition}
    Properties:
      EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/s
      FunctionName: billing
      StartingPosition: LATEST
      BatchSize: !If [IsProd, ${answers[inProd]}, ${answers[inOthers]}]
`;
    const { tree, mistakes } = parseYaml(template);
    const file = { path: "a.yaml", text: template, language: "yaml", tree: tree ?? expect.fail(), mistakes } as const;
    const rule = asking((consumer) => is(consumer.batchSize, 1));
    return ask([rule], cloudformation.read(file).parts).verdicts.map(({ answer, when, telling }) => {
      expect(telling !== undefined).toBe(answer.is === "yes");
      return answer.is === "unsure" ? `unsure: ${answer.because.join("; ")}` : `${answer.is}${when === null ? "" : ` when ${when}`}`;
    });
  }

  const open = "unsure: parameter Open has no default";

  it.each<readonly [keyof typeof answers, keyof typeof answers, readonly string[]]>([
    ["yes", "yes", ["yes"]],
    ["yes", "no", ["yes when IsProd is true"]],
    ["no", "yes", ["yes when IsProd is false"]],
    ["yes", "unsure", ["yes when IsProd is true", open]],
    ["unsure", "yes", ["yes when IsProd is false", open]],
    ["unsure", "unsure", [open]],
    ["unsure", "no", [open]],
    ["no", "unsure", [open]],
    ["no", "no", []],
  ])("%s in some and %s in the others: %j", (inProd, inOthers, expected) => {
    expect(merged(inProd, inOthers)).toEqual(expected);
  });

  it("matters only where the subject exists", () => {
    expect(merged("yes", "no", "Condition: IsProd")).toEqual(["yes"]);
    expect(merged("no", "yes", "Condition: IsProd")).toEqual([]);
    expect(merged("unsure", "yes", "Condition: IsProd")).toEqual([open]);
  });
});

it("what takes too long to work out is undecided, and says so", () => {
  const names = Array.from({ length: 24 }, (_, index) => `C${index}`);
  const conditions = names.flatMap((name) => [`  ${name}: !Equals [!Ref ${name}P, a]`, `  ${name}D: !Equals [!Ref ${name}Q, a]`]);
  const template = `
Parameters: {${names.map((name) => `${name}P: {Type: String}, ${name}Q: {Type: String}`).join(", ")}}
Conditions:
${conditions.filter((_, index) => index % 2 === 0).join("\n")}
${conditions.filter((_, index) => index % 2 === 1).join("\n")}
  All: !Or [${names.map((name) => `{Condition: ${name}}`).join(", ")}, ${names.map((name) => `{Condition: ${name}D}`).join(", ")}]
  Hard: !Or [${names.map((name) => `!And [{Condition: ${name}}, {Condition: ${name}D}]`).join(", ")}]
Resources:
  Reader:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: arn:aws:kinesis:eu-west-1:111122223333:stream/s
      FunctionName: billing
      StartingPosition: LATEST
      BatchSize: !If [All, !If [Hard, 1, 2], 3]
`;
  const { tree, mistakes } = parseYaml(template);
  const file = { path: "a.yaml", text: template, language: "yaml", tree: tree ?? expect.fail(), mistakes } as const;
  const { verdicts } = ask([asking((consumer) => is(consumer.batchSize, 1))], cloudformation.read(file).parts);
  expect(verdicts.map(({ answer }) => answer)).toEqual([
    { is: "unsure", because: ["it depends on more conditions than are worked through"] },
  ]);
});
