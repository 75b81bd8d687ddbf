// @ts-check
import { spawnSync } from "node:child_process";
import path from "node:path";

/** The program that is measured. */
export const cli = path.join(import.meta.dirname, "../dist/cli.cjs");

// Node 20 parses the certificates that this variable names at every start, which takes longer than a short run.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/**
 * Runs Node and tells what it printed.
 * @param {readonly string[]} args
 */
export function run(...args) {
  return spawnSync(process.execPath, args, { env, encoding: "utf8", maxBuffer: 1 << 28 });
}

/**
 * How long two runs take, in milliseconds, and the ratio of the first to the second: medians over pairs, so that a machine that
 * gets slower on the way slows both halves of each.
 * @param {readonly string[]} measured
 * @param {readonly string[]} yardstick
 * @param {{ readonly pairs: number, readonly warmUp: number }} how
 */
export function compare(measured, yardstick, { pairs, warmUp }) {
  const runs = Array.from({ length: warmUp + pairs }, () => {
    const other = milliseconds(yardstick);
    const one = milliseconds(measured);
    return { one, other, ratio: one / other };
  }).slice(warmUp);
  return {
    one: median(runs.map(({ one }) => one)),
    other: median(runs.map(({ other }) => other)),
    ratio: median(runs.map(({ ratio }) => ratio)),
  };
}

/** Which Node on which system. */
export const system = `Node ${process.version}, ${process.platform} ${process.arch}`;

/** @param {readonly string[]} args */
function milliseconds(args) {
  const start = process.hrtime.bigint();
  run(...args);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
