import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { lint } from "../../src/index.js";
import type { SourceFile } from "../../src/index.js";
import { parseJson } from "../../src/source/json.js";
import { parseYaml } from "../../src/source/yaml.js";
import { asJson, variantsOfTemplate } from "./less-knowledge/cloudformation.js";
import { isMap } from "./less-knowledge/json.js";
import type { Json, Variant } from "./less-knowledge/json.js";
import { variantsOfPlan } from "./less-knowledge/plan.js";
import { variantsOfConfiguration } from "./less-knowledge/terraform-json.js";
import { examplesOf } from "./page.js";

/** Subject → what the rule says of it; a subject that is not named is answered with no. */
type Answers = ReadonlyMap<string, "yes" | "unsure">;

function answersOf(rule: string, path: string, template: Json): Answers {
  const report = lint([{ path, text: JSON.stringify(template) }], { levels: { [rule]: "error" } });
  if (report.unreadable.length + report.broken.length > 0) throw new Error(JSON.stringify([report.unreadable, report.broken]));
  return new Map([
    ...report.undecided.filter((undecided) => undecided.rule === rule).map(({ subject }) => [subject, "unsure"] as const),
    ...report.findings.filter((finding) => finding.rule === rule).map(({ subject }) => [subject, "yes"] as const),
  ]);
}

function flips(before: Answers, after: Answers): readonly string[] {
  const subjects = new Set([...before.keys(), ...after.keys()]);
  return [...subjects].filter((subject) => {
    const was = before.get(subject) ?? "no";
    const is = after.get(subject) ?? "no";
    return (was === "yes" && is === "no") || (was === "no" && is === "yes");
  });
}

function templateOf({ path, text }: SourceFile): Json {
  const tree = (path.endsWith(".json") ? parseJson(text) : parseYaml(text)).tree;
  if (tree === undefined) throw new Error(`${path} cannot be parsed`);
  return asJson(tree);
}

function variantsOf(path: string, template: Json): readonly Variant[] {
  if (path.endsWith(".tf.json")) return variantsOfConfiguration(template);
  return isMap(template) && "planned_values" in template ? variantsOfPlan(template) : variantsOfTemplate(template);
}

describe.each(rules.map(({ id }) => id))("%s", (rule) => {
  it.each(examplesOf(rule))("never turns round where less is known: example $number, $kind", ({ files }) => {
    const file = files[0] ?? expect.fail("no file");
    const path = file.path.replace(/\.ya?ml$/, ".json");
    const template = templateOf(file);
    const before = answersOf(rule, path, template);
    const variants = variantsOf(path, template);
    const turned = variants.flatMap(({ what, template: variant }) => {
      const after = answersOf(rule, path, variant);
      return flips(before, after).map(
        (subject) => `${what}: ${subject} was ${before.get(subject) ?? "no"}, is ${after.get(subject) ?? "no"}`,
      );
    });
    expect(variants.length).toBeGreaterThan(0);
    expect(turned).toEqual([]);
  });
});
