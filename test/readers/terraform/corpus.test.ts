import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { anyDeployment } from "../../../src/model/scenario.js";
import { link } from "../../../src/model/link.js";
import { isPlan } from "../../../src/readers/terraform/plan-refusals.js";
import { readPlan } from "../../../src/readers/terraform/plan.js";
import { isConfiguration } from "../../../src/readers/terraform/configuration/folders.js";
import { parseJson } from "../../../src/source/json.js";
import { corpus, withoutCorpus } from "../../corpus.js";
import { partsOfFiles } from "./written.js";

function filesIn(name: string): string[] {
  const folder = path.join(corpus ?? "", name);
  if (corpus === undefined || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.join(folder, file));
}

describe.skipIf(corpus === undefined)(corpus === undefined ? withoutCorpus : "real Terraform", () => {
  it.each(filesIn("tfplan-json"))("the plan %s is read", (file) => {
    const { tree } = parseJson(readFileSync(file, "utf8"));
    expect(isPlan(tree)).toBe(true);
    const { parts, refusals } = readPlan(file, tree!);
    expect(refusals).toEqual([]);
    const { consumers } = link(parts, anyDeployment());
    expect(consumers.length).toBeGreaterThan(0);
  });

  it.each(filesIn("tf-json"))("the configuration %s is read", (file) => {
    const { tree } = parseJson(readFileSync(file, "utf8"));
    expect(isConfiguration(file, tree!)).toBe(true);
    expect(() => link(partsOfFiles({ [file]: readFileSync(file, "utf8") }), anyDeployment())).not.toThrow();
  });
});
