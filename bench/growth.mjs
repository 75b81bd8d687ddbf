// @ts-check
/** How much longer twice as much takes, for everything that may become many in a file: 2 where the time grows with the size. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { dimensions } from "./growing.mjs";
import { cli, compare, run, system } from "./measure.mjs";

const how = { pairs: 3, warmUp: 0 };
const sizes = [250, 500, 1000, 2000];
const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-bench-"));
try {
  console.log(`${system}, median of ${how.pairs} pairs; how many times as long twice as much takes`);
  console.log([...sizes.slice(1).map((size) => `${size / 2}→${size}`.padStart(11)), `${"ms".padStart(8)}  (of ${sizes.at(-1)})`].join(""));
  for (const { name, file, text } of dimensions) {
    const files = sizes.map((size) => {
      const one = path.join(folder, `${size}-${file}`);
      writeFileSync(one, text(size));
      return one;
    });
    const report = run(cli, "--format", "json", files[0] ?? "");
    const found = /** @type {{ summary?: { consumers: number } }} */ (JSON.parse(report.stdout || "{}"));
    if (found.summary === undefined || found.summary.consumers === 0)
      throw new Error(`No readers were found; is dist/ built?\n${report.stderr}`);
    const doubled = files
      .slice(1)
      .map((one, index) => compare([cli, "--format", "json", one], [cli, "--format", "json", files[index] ?? ""], how));
    console.log(
      [...doubled.map(({ ratio }) => ratio.toFixed(2).padStart(11)), (doubled.at(-1)?.one ?? NaN).toFixed(0).padStart(8), `  ${name}`].join(
        "",
      ),
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}
