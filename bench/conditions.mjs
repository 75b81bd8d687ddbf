// @ts-check
/** How much longer it takes to lint a template of 40 readers when each stands under one of 26 nested conditions. Goal: at most 100 ms more. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { conditionalTemplate } from "./conditional-template.mjs";
import { cli, compare, run, system } from "./measure.mjs";

const how = { pairs: 40, warmUp: 4 };
const size = { conditions: 26, readers: 40 };
const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-bench-"));
try {
  const [conditional, plain] = [true, false].map((areUsed) => {
    const file = path.join(folder, `${areUsed ? "conditional" : "plain"}.yaml`);
    writeFileSync(file, conditionalTemplate({ ...size, areUsed }));
    return file;
  });
  if (conditional === undefined || plain === undefined) throw new Error("There is no template.");

  const [first, second] = [1, 2].map(() => run(cli, "--format", "json", conditional).stdout);
  const found = /** @type {{ summary?: { consumers: number } }} */ (JSON.parse(first ?? "{}"));
  if (found.summary?.consumers === undefined) throw new Error("No readers were found; is dist/ built?");
  if (first !== second) throw new Error("Two runs did not print the same.");

  const { one, other, ratio } = compare([cli, conditional], [cli, plain], how);
  console.log(`${system}, median of ${how.pairs} pairs; ${size.readers} readers, ${size.conditions} conditions`);
  console.log(`every reader is there             ${other.toFixed(1)} ms`);
  console.log(`each reader under a condition     ${one.toFixed(1)} ms`);
  console.log(`ratio ${ratio.toFixed(2)}, ${(one - other).toFixed(1)} ms more (goal: at most 100)`);
} finally {
  rmSync(folder, { recursive: true });
}
