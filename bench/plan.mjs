// @ts-check
/** How long it takes to lint a Terraform plan of 24 MB, as a multiple of a program that only parses it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cli, compare, run, system } from "./measure.mjs";
import { largePlan } from "./large-plan.mjs";

const how = { pairs: 15, warmUp: 2 };
const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-bench-"));
try {
  const file = path.join(folder, "plan.json");
  const text = JSON.stringify(largePlan({ resources: 9000, mappings: 200 }));
  writeFileSync(file, text);

  const report = run(cli, "--format", "json", file);
  const found = /** @type {{ summary?: { consumers: number } }} */ (JSON.parse(report.stdout || "{}"));
  if (found.summary?.consumers !== 200) throw new Error(`The 200 consumers were not found; is dist/ built?\n${report.stderr}`);

  const parse = `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(file)}, "utf8"))`;
  const { one, other, ratio } = compare([cli, file], ["-e", parse], how);
  console.log(`${system}, median of ${how.pairs} pairs; a plan of ${(text.length / 1e6).toFixed(1)} MB`);
  console.log(`JSON.parse alone      ${other.toFixed(0)} ms`);
  console.log(`stream-lint           ${one.toFixed(0)} ms`);
  console.log(`ratio ${ratio.toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true });
}
