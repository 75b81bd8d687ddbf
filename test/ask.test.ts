import { describe, expect, it } from "vitest";
import { ask } from "../src/ask.js";
import { no, unsure, yes } from "../src/model/answer.js";
import type { Answer } from "../src/model/answer.js";
import { cloudformation } from "../src/readers/cloudformation.js";
import { defineRule } from "../src/rule.js";
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
    expect(verdicts(asking(() => no))).toEqual([{ subject: "Reader", is: "no", message: undefined, thrown: undefined }]);
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
    ).toMatchObject([{ is: "no" }]);
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
