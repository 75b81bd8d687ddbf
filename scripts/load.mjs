// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./root.mjs";

/**
 * Imports a TypeScript module, which Node 20 cannot do by itself.
 * @param {string} entry relative to the root
 * @returns {Promise<unknown>}
 */
export async function load(entry) {
  const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-"));
  try {
    const outfile = path.join(folder, "module.cjs");
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
      define: { __VERSION__: '""', "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
    });
    const require = /** @type {(file: string) => unknown} */ (createRequire(import.meta.url));
    return require(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
