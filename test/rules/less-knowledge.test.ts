import { describe, expect, it } from "vitest";
import { rules } from "../../rules/index.js";
import { lint } from "../../src/index.js";
import { parseJson } from "../../src/source/json.js";
import { parseYaml } from "../../src/source/yaml.js";
import { asJson, propertyPaths, unknowns, withUnknown } from "./less-knowledge.js";
import type { Json } from "./less-knowledge.js";
import { examplesOf } from "./page.js";

/** Subject → what the rule says of it; a subject that is not named is answered with no. */
type Answers = ReadonlyMap<string, "yes" | "unsure">;

function answersOf(rule: string, template: Json): Answers {
  const report = lint([{ path: "template.json", text: JSON.stringify(template) }], { levels: { [rule]: "error" } });
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

function templateOf(path: string, text: string): Json {
  const tree = (path.endsWith(".json") ? parseJson(text) : parseYaml(text)).tree;
  if (tree === undefined) throw new Error(`${path} cannot be parsed`);
  return asJson(tree);
}

describe.each(rules.map(({ id }) => id))("%s", (rule) => {
  it.each(examplesOf(rule))("never turns round where less is known: example $number, $kind", ({ files }) => {
    const [file] = files;
    const template = templateOf(file?.path ?? "", file?.text ?? "");
    const before = answersOf(rule, template);
    const paths = propertyPaths(template);
    const turned = paths.flatMap((path) =>
      Object.entries(unknowns).flatMap(([how, replace]) => {
        const after = answersOf(rule, withUnknown(template, path, replace));
        return flips(before, after).map(
          (subject) => `${path.join(".")} as ${how}: ${subject} was ${before.get(subject) ?? "no"}, is ${after.get(subject) ?? "no"}`,
        );
      }),
    );
    expect(paths.length).toBeGreaterThan(0);
    expect(turned).toEqual([]);
  });
});
