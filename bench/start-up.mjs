// @ts-check
/** How long it takes to lint one template, as a multiple of starting Node with nothing to do. Goal: at most 2.5. */
import { spawnSync } from "node:child_process";
import path from "node:path";

const pairs = 150;
const warmUp = 10;
const goal = 2.5;

const cli = path.join(import.meta.dirname, "../dist/cli.cjs");
const template = path.join(import.meta.dirname, "templates/orders.yaml");

// Node 20 parses the certificates that this variable names at every start, which takes longer than everything measured here.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** @param {readonly string[]} args */
function run(...args) {
  return spawnSync(process.execPath, args, { env, encoding: "utf8" });
}

/** @param {readonly string[]} args */
function milliseconds(...args) {
  const start = process.hrtime.bigint();
  run(...args);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}

// A program that crashes at once would be the fastest.
const report = run(cli, "--format", "json", template);
const found = /** @type {{ summary?: { consumers: number } }} */ (JSON.parse(report.stdout || "{}"));
if (found.summary?.consumers !== 5) throw new Error(`The five consumers were not found; is dist/ built?\n${report.stderr}`);

// Pairs, so that a machine that gets slower on the way slows both halves of each.
const measured = Array.from({ length: warmUp + pairs }, () => {
  const nothing = milliseconds("-e", "0");
  const lint = milliseconds(cli, template);
  return { nothing, lint, ratio: lint / nothing };
}).slice(warmUp);

const ratio = median(measured.map((pair) => pair.ratio));
console.log(`Node ${process.version}, ${process.platform} ${process.arch}, median of ${pairs} pairs`);
console.log(`node -e 0                        ${median(measured.map((pair) => pair.nothing)).toFixed(1)} ms`);
console.log(`stream-lint one 200-line template ${median(measured.map((pair) => pair.lint)).toFixed(1)} ms`);
console.log(`ratio ${ratio.toFixed(2)} (goal: at most ${goal})`);
