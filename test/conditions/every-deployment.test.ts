import { describe, expect, it } from "vitest";
import { founding, lint } from "../lint.js";
import type { Report } from "../../src/index.js";
import { link } from "../../src/model/link.js";
import { anyDeployment } from "../../src/model/scenario.js";
import { cloudformation } from "../../src/readers/cloudformation.js";
import { parseYaml } from "../../src/source/yaml.js";
import { randomTemplate } from "./random-template.js";
import type { Deployment, RandomTemplate } from "./random-template.js";

const path = "template.yaml";

function judged(text: string, parameters: Deployment = {}): Report {
  const report = lint([{ path, text }], { levels: founding, parameters });
  expect([report.broken, report.unreadable, report.recovered]).toEqual([[], [], []]);
  return report;
}

/** What exists in one deployment. */
function subjectsIn(text: string, deployment: Deployment): ReadonlySet<string> {
  const { tree = expect.fail("no tree"), mistakes } = parseYaml(text);
  const { parts } = cloudformation.read({ path, text, language: "yaml", tree, mistakes }, new Map(Object.entries(deployment)));
  const { streams, consumers } = link(parts, anyDeployment(parts));
  return new Set([...streams, ...consumers].map(({ subject }) => subject));
}

/** Each rule and subject, with the deployments in which the finding is made, judged one by one. */
function oneByOne({ text, deployments }: RandomTemplate): ReadonlyMap<string, { found: Set<Deployment>; existing: Set<Deployment> }> {
  const told = new Map<string, { found: Set<Deployment>; existing: Set<Deployment> }>();
  for (const deployment of deployments) {
    const report = judged(text, deployment);
    expect(report.undecided.filter(({ rule }) => rule !== "bisect-without-idempotency")).toEqual([]);
    for (const subject of subjectsIn(text, deployment)) {
      for (const rule of ["no-failure-destination", "dynamodb-stream-oversubscribed"]) {
        const { found, existing } = told.get(`${rule} ${subject}`) ?? { found: new Set(), existing: new Set() };
        existing.add(deployment);
        if (report.findings.some((finding) => finding.rule === rule && finding.subject === subject)) found.add(deployment);
        told.set(`${rule} ${subject}`, { found, existing });
      }
    }
  }
  return told;
}

/** What words such as "C1 is true and Stage is not prod" say of a deployment. */
function isTrue(words: string, at: Deployment, conditions: RandomTemplate["conditions"]): boolean {
  return words.split(/, or when | or /).some((alternative) =>
    alternative.split(" and ").every((part) => {
      const [, name = "", value = ""] = /^(\w+) is (.*)$/.exec(part) ?? expect.fail(`"${part}" is no condition`);
      const condition = conditions.get(name);
      if (condition !== undefined) return condition(at) === (value === "true");
      return value.startsWith("not ") ? at[name] !== value.slice(4) : at[name] === value;
    }),
  );
}

describe("judging all deployments at once says what judging each of them says", () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))("template %i", (seed) => {
    const template = randomTemplate(seed);
    if (template.deployments.length === 0) return;
    const report = judged(template.text);
    const findings = new Map(report.findings.map((finding) => [`${finding.rule} ${finding.subject}`, finding]));
    expect(report.undecided.filter(({ rule }) => rule !== "bisect-without-idempotency")).toEqual([]);
    for (const [about, { found, existing }] of oneByOne(template)) {
      const finding = findings.get(about);
      const expected = found.size === 0 ? undefined : found.size === existing.size ? "certain" : "conditional";
      expect([about, finding?.confidence], template.text).toEqual([about, expected]);
      if (finding === undefined || finding.when === null) continue;
      const [words = "", ...more] = finding.when.split(/, among other cases|, for instance when .*/);
      const told = [...existing].filter((at) => isTrue(words, at, template.conditions));
      expect(told.length).toBeGreaterThan(0);
      expect([about, finding.when, told.filter((at) => !found.has(at))], template.text).toEqual([about, finding.when, []]);
      if (!more.join("").includes("among") && !finding.when.includes("among")) expect(told.length).toBe(found.size);
    }
  });
});
