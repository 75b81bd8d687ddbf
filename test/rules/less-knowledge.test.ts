import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { lint } from "../lint.js";
import type { SourceFile } from "../../src/index.js";
import { parseJson } from "../../src/source/json.js";
import { parseYaml } from "../../src/source/yaml.js";
import { asJson, variantsOfTemplate } from "./less-knowledge/cloudformation.js";
import { isMap } from "./less-knowledge/json.js";
import type { Json, Variant } from "./less-knowledge/json.js";
import { variantsOfPlan } from "./less-knowledge/plan.js";
import { variantsOfService } from "./less-knowledge/serverless.js";
import { variantsOfFile } from "./less-knowledge/terraform.js";
import type { TextVariant } from "./less-knowledge/terraform.js";
import { variantsOfConfiguration } from "./less-knowledge/terraform-json.js";
import { examplesOf } from "./page.js";

/** What a rule says of a subject: "some" is a yes in some deployments only. */
type Said = "yes" | "some" | "unsure" | "no";

/** By subject; one that is not named is answered with no. */
type Answers = ReadonlyMap<string, Said>;

function answersOf(rule: string, file: SourceFile, before: SourceFile | undefined): Answers {
  const report = lint([file], { levels: { [rule]: "error" }, ...(before === undefined ? {} : { before: [before] }) });
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

function templateOf({ path, text }: SourceFile): Json {
  const tree = (path.endsWith(".json") ? parseJson(text) : parseYaml(text)).tree;
  if (tree === undefined) throw new Error(`${path} cannot be parsed`);
  return asJson(tree);
}

/** Whatever it is written in but Terraform's own language is tried as JSON. */
function asTried(file: SourceFile): SourceFile {
  if (file.path.endsWith(".tf")) return file;
  return { path: file.path.replace(/\.ya?ml$/, ".json"), text: JSON.stringify(templateOf(file)) };
}

function variantsOf(file: SourceFile): readonly TextVariant[] {
  if (file.path.endsWith(".tf")) return variantsOfFile(file.text);
  return variantsInJson(file.path, templateOf(file)).map(({ template, ...variant }) => ({ ...variant, text: JSON.stringify(template) }));
}

function variantsInJson(path: string, template: Json): readonly Variant[] {
  if (path.endsWith(".tf.json")) return variantsOfConfiguration(template);
  if (isMap(template) && "provider" in template && "service" in template) return variantsOfService(template);
  return isMap(template) && "planned_values" in template ? variantsOfPlan(template) : variantsOfTemplate(template);
}

describe.each(rules.map(({ id }) => id))("%s", (rule) => {
  it.each(examplesOf(rule))("never turns round where less is known: example $number, $kind", ({ files, before: [deployed] = [] }) => {
    const file = files[0] ?? expect.fail("no file");
    const tried = asTried(file);
    const earlier = deployed && asTried(deployed);
    const before = answersOf(rule, tried, earlier);
    const variants = variantsOf(file);
    const compared = (what: string, after: Answers, isDivided: boolean): readonly string[] =>
      flips(before, after, isDivided).map(
        (subject) => `${what}: ${subject} was ${before.get(subject) ?? "no"}, is ${after.get(subject) ?? "no"}`,
      );
    const turned = variants.flatMap(({ what, text, isDivided = false }) =>
      compared(what, answersOf(rule, { ...tried, text }, earlier), isDivided),
    );
    const turnedByDeployed = (deployed === undefined ? [] : variantsOf(deployed)).flatMap(({ what, text, isDivided = false }) =>
      compared(`before: ${what}`, answersOf(rule, tried, earlier && { ...earlier, text }), isDivided),
    );
    expect(turnedByDeployed).toEqual([]);
    expect(variants.length).toBeGreaterThan(0);
    expect(turned).toEqual([]);
  });
});
