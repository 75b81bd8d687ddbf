// @ts-check
/**
 * Writes dist/: everything that runs, without node_modules.
 *
 * esbuild splits ES modules only, and CommonJS starts faster. So the bundle is split as ES modules first, which gives
 * every module exactly one home, and each file is then turned into CommonJS, with `import()` as a lazy `require`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, transform } from "esbuild";
import { declarationsOf } from "./bundle/declarations.mjs";
import { licensesOf } from "./bundle/licenses.mjs";
import { root } from "./root.mjs";

const dist = path.join(root, "dist");
const entries = ["src/cli.ts", "src/index.ts", "src/action.ts"].filter((entry) => existsSync(path.join(root, entry)));
const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")));

const split = await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: dist,
  outExtension: { ".js": ".cjs" },
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // What some packages offer as "main" hides its parts from a bundler.
  mainFields: ["module", "main"],
  // The same code as ES modules: esbuild can leave out and flatten what it cannot in the CommonJS of "node".
  alias: { yaml: path.join(root, "node_modules/yaml/browser/dist/index.js") },
  legalComments: "none",
  define: {
    __VERSION__: JSON.stringify(version),
    // A file right in src/ and a file in dist/ are equally far from the root, so that `rules/` is found from both.
    "import.meta.dirname": "__dirname",
    "import.meta.filename": "__filename",
  },
  metafile: true,
  write: false,
});

/** @type {Map<string, string>} */
const files = new Map();
for (const { path: file, text } of split.outputFiles) files.set(path.basename(file), await asCommonJs(path.basename(file), text));
files.set("LICENSES.txt", licensesOf(Object.keys(split.metafile.inputs)));
for (const [name, text] of declarationsOf("src/index.ts")) files.set(`types/${name}`, text);

rmSync(dist, { recursive: true, force: true });
for (const [name, text] of files) {
  const file = path.join(dist, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: name === "cli.cjs" ? 0o755 : 0o644 });
}
for (const [name, text] of files) if (name.endsWith(".cjs")) console.log(`dist/${name}  ${Buffer.byteLength(text)} bytes`);

/**
 * @param {string} name
 * @param {string} text
 */
async function asCommonJs(name, text) {
  const { code, warnings } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    supported: { "dynamic-import": false },
    legalComments: "none",
  });
  const [warning] = warnings;
  if (warning) throw new Error(`${name} does not work as CommonJS: ${warning.text}\n${warning.location?.lineText ?? ""}`);
  return name === "cli.cjs" && !code.startsWith("#!") ? `#!/usr/bin/env node\n${code}` : code;
}
