import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { anyDeployment } from "../../../src/model/scenario.js";
import { link } from "../../../src/model/link.js";
import { isPlan } from "../../../src/readers/terraform/plan-refusals.js";
import { readPlan } from "../../../src/readers/terraform/plan.js";
import { readTerraformJson } from "../../../src/readers/terraform/terraform-json.js";
import { isTerraformJson } from "../../../src/readers/terraform/written-module.js";
import { parseJson } from "../../../src/source/json.js";
import { corpus, withoutCorpus } from "../../corpus.js";

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
    expect(isTerraformJson(file, tree)).toBe(true);
    expect(() => link(readTerraformJson(file, tree!), anyDeployment())).not.toThrow();
  });
});
