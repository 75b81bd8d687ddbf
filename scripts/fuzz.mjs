// @ts-check
/**
 * Lints mutations of templates until the time is up: `node scripts/fuzz.mjs MINUTES FOLDER [SEED]`. Nothing may throw, hang, point outside of its
 * file or say another thing the second time. What fails is written to FAILED, with the seed that makes it again.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { impossibleIn, saidIn } from "./fuzz/check.mjs";
import { mutated, oneOf, randomOf } from "./fuzz/mutate.mjs";
import { root } from "./root.mjs";

const { lint } = /** @type {typeof import("../src/index.js")} */ (createRequire(import.meta.url)(path.join(root, "dist/index.cjs")));
const [minutes = "1", folder = path.join(root, "examples"), first = "1"] = process.argv.slice(2);

/** Milliseconds within which a mutation of a file of ordinary size has to be judged. */
const patience = 2000;
const failed = path.join(tmpdir(), "stream-lint-fuzz");

const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(ya?ml|json|template|tf|tofu|py|ts|js|java|cs)$/.test(name),
);
const seeds = names
  .map((name) => path.join(folder, name))
  .filter((file) => statSync(file).isFile() && statSync(file).size < 200_000)
  .map((file) => ({ path: path.relative(folder, file), text: readFileSync(file, "utf8") }));

const end = Date.now() + Number(minutes) * 60_000;
let seed = Number(first);
let [failures, slowest] = [0, 0];
for (; Date.now() < end; seed += 1) {
  const random = randomOf(seed);
  const original = oneOf(seeds, random);
  const file = { path: original.path, text: mutated(original.text, random) };
  const options = random() < 0.2 ? { before: [original] } : {};
  const start = performance.now();
  try {
    const report = await lint([file], options);
    const took = performance.now() - start;
    slowest = Math.max(slowest, took);
    const wrong = impossibleIn(report, [file]);
    if (took > patience) wrong.push(`It took ${took.toFixed(0)} ms.`);
    if (seed % 8 === 0 && saidIn(report) !== saidIn(await lint([file], options))) wrong.push("It says another thing the second time.");
    if (wrong.length > 0) tell(file, wrong);
  } catch (error) {
    tell(file, [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  }
}
console.log(
  `${seed - Number(first)} mutations of ${seeds.length} files, seeds ${first} to ${seed - 1}: ${failures} failed; the slowest took ${slowest.toFixed(0)} ms`,
);
process.exitCode = failures > 0 ? 1 : 0;

/** @param {import("../src/index.js").SourceFile} file @param {readonly string[]} wrong */
function tell(file, wrong) {
  failures += 1;
  mkdirSync(failed, { recursive: true });
  const kept = path.join(failed, `${seed}-${path.basename(file.path)}`);
  writeFileSync(kept, file.text);
  console.log(`seed ${seed}, ${file.path}, kept as ${kept}\n  ${wrong.slice(0, 3).join("\n  ")}`);
}
