import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { hcl, lint } from "../lint.js";
import type { SourceFile } from "../../src/index.js";
import { parseJson } from "../../src/source/json.js";
import { parseYaml } from "../../src/source/yaml.js";
import { asJson, variantsOfTemplate } from "./less-knowledge/cloudformation.js";
import { isMap } from "./less-knowledge/json.js";
import type { Json, Variant } from "./less-knowledge/json.js";
import { variantsOfPlan } from "./less-knowledge/plan.js";
import { variantsOfService } from "./less-knowledge/serverless.js";
import { configurationOf, variantsOfConfiguration } from "./less-knowledge/terraform-json.js";
import { examplesOf } from "./page.js";

/** What a rule says of a subject: "some" is a yes in some deployments only. */
type Said = "yes" | "some" | "unsure" | "no";

/** By subject; one that is not named is answered with no. */
type Answers = ReadonlyMap<string, Said>;

function answersOf(rule: string, path: string, template: Json): Answers {
  return answersIn(rule, { path, text: JSON.stringify(template) });
}

function answersIn(rule: string, file: SourceFile): Answers {
  const report = lint([file], { levels: { [rule]: "error" } });
  if (report.unreadable.length + report.broken.length > 0) throw new Error(JSON.stringify([report.unreadable, report.broken]));
  return new Map([
    ...report.undecided.filter((undecided) => undecided.rule === rule).map(({ subject }) => [subject, "unsure"] as const),
    ...report.findings
      .filter((finding) => finding.rule === rule)
      .map(({ subject, confidence }) => [subject, confidence === "certain" ? "yes" : "some"] as const),
  ]);
}

/** Subjects of which something else is said, though less is known; that it differs between deployments is no less, but another thing to know. */
function flips(before: Answers, after: Answers, isDivided: boolean): readonly string[] {
  const subjects = new Set([...before.keys(), ...after.keys()]);
  return [...subjects].filter((subject) => {
    const was = before.get(subject) ?? "no";
    const is = after.get(subject) ?? "no";
    if (is === "unsure" || was === is) return false;
    return was === "unsure" ? false : !isDivided || (was !== "some" && is !== "some");
  });
}

/** HCL is known less of in the shape that its JSON has. */
function templateOf({ path, text }: SourceFile): Json {
  if (path.endsWith(".tf")) return configurationOf(hcl.file(text).tree ?? expect.fail(`${path} cannot be parsed`));
  const tree = (path.endsWith(".json") ? parseJson(text) : parseYaml(text)).tree;
  if (tree === undefined) throw new Error(`${path} cannot be parsed`);
  return asJson(tree);
}

function variantsOf(path: string, template: Json): readonly Variant[] {
  if (path.endsWith(".tf.json")) return variantsOfConfiguration(template);
  if (isMap(template) && "provider" in template && "service" in template) return variantsOfService(template);
  return isMap(template) && "planned_values" in template ? variantsOfPlan(template) : variantsOfTemplate(template);
}

describe.each(rules.map(({ id }) => id))("%s", (rule) => {
  it.each(examplesOf(rule))("never turns round where less is known: example $number, $kind", ({ files }) => {
    const file = files[0] ?? expect.fail("no file");
    const path = file.path.replace(/\.ya?ml$|(?<=\.tf)$/, ".json");
    const template = templateOf(file);
    const before = answersOf(rule, path, template);
    if (file.path.endsWith(".tf")) expect(answersIn(rule, file)).toEqual(before);
    const variants = variantsOf(path, template);
    const turned = variants.flatMap(({ what, template: variant, isDivided = false }) => {
      const after = answersOf(rule, path, variant);
      return flips(before, after, isDivided).map(
        (subject) => `${what}: ${subject} was ${before.get(subject) ?? "no"}, is ${after.get(subject) ?? "no"}`,
      );
    });
    expect(variants.length).toBeGreaterThan(0);
    expect(turned).toEqual([]);
  });
});
