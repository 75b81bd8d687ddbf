// @ts-check
/** How long a run with --base takes where one of 200 templates changed, as a multiple of one without it. Goal: at most 2. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cli, compare, run, system } from "./measure.mjs";

const how = { pairs: 25, warmUp: 3 };
const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-bench-"));
const template = readFileSync(path.join(import.meta.dirname, "templates/orders.yaml"), "utf8");
/** @param {readonly string[]} command */
const git = (...command) =>
  execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...command], { cwd: folder, stdio: "pipe" });
try {
  git("init", "--quiet");
  for (let number = 0; number < 200; number++) {
    mkdirSync(path.join(folder, `service-${number}`));
    writeFileSync(path.join(folder, `service-${number}`, "template.yaml"), template);
  }
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
  const changed = "service-7/template.yaml";
  // The destination of the first reader goes.
  writeFileSync(path.join(folder, changed), template.replace(/^ *DestinationConfig:\n(?: {14,}.*\n)+/m, ""));
  git("commit", "--quiet", "--all", "--message", "change");

  process.chdir(folder);
  const report = run(cli, "--base", "HEAD~1", "--format", "json");
  const told = /** @type {{ summary?: { templates: number, unchanged: number }, findings: readonly { file: string }[] }} */ (
    JSON.parse(report.stdout || "{}")
  );
  if (told.summary?.templates !== 200 || told.findings.length === 0 || told.findings.some(({ file }) => file !== changed))
    throw new Error(`Not what the change causes was found; is dist/ built?\n${report.stderr}`);

  const { one, other, ratio } = compare([cli, "--base", "HEAD~1"], [cli], how);
  console.log(`${system}, median of ${how.pairs} pairs; 200 templates, one changed`);
  console.log(`stream-lint                ${other.toFixed(0)} ms`);
  console.log(`stream-lint --base HEAD~1  ${one.toFixed(0)} ms (${told.findings.length} caused, ${told.summary.unchanged} there before)`);
  console.log(`ratio ${ratio.toFixed(2)} (goal: at most 2)`);
} finally {
  process.chdir(tmpdir());
  rmSync(folder, { recursive: true });
}
