// @ts-check
/** How long it takes to lint one template, as a multiple of starting Node with nothing to do. Goal: at most 2.5. */
import path from "node:path";
import { cli, compare, run, system } from "./measure.mjs";

const how = { pairs: 150, warmUp: 10 };
const template = path.join(import.meta.dirname, "templates/orders.yaml");

// A program that crashes at once would be the fastest.
const report = run(cli, "--format", "json", template);
const found = /** @type {{ summary?: { consumers: number } }} */ (JSON.parse(report.stdout || "{}"));
if (found.summary?.consumers !== 5) throw new Error(`The five consumers were not found; is dist/ built?\n${report.stderr}`);

const { one, other, ratio } = compare([cli, template], ["-e", "0"], how);
console.log(`${system}, median of ${how.pairs} pairs`);
console.log(`node -e 0                         ${other.toFixed(1)} ms`);
console.log(`stream-lint one 200-line template ${one.toFixed(1)} ms`);
console.log(`ratio ${ratio.toFixed(2)} (goal: at most 2.5)`);
