// @ts-check
/**
 * Writes dist/: everything that runs, without node_modules.
 *
 * One file for each edge with all that it needs at once, and one for each `import()`, which is read when it is asked for. What
 * several of them need stands in each: one file loads faster than many, and nothing in it has to be the same object.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { declarationsOf } from "./bundle/declarations.mjs";
import { licensesOf } from "./bundle/licenses.mjs";
import { lazyImports } from "./bundle/lazy-imports.mjs";
import { root } from "./root.mjs";

const dist = path.join(root, "dist");
const edges = ["src/cli.ts", "src/index.ts", "src/action.ts"].filter((entry) => existsSync(path.join(root, entry)));
const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")));

/** @type {Map<string, string>} */
const files = new Map();
/** @type {Set<string>} */
const inputs = new Set();
/** Entries yet to be bundled; each `import()` that is met adds one. @type {Map<string, string>} */
const entries = new Map(edges.map((entry) => [nameOf(entry), entry]));
for (const [name, entry] of entries) files.set(name, await bundled(entry));

// The grammars of languages and what runs them are read as they are.
const assets = [
  "web-tree-sitter/web-tree-sitter.wasm",
  "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  "tree-sitter-python/tree-sitter-python.wasm",
  "tree-sitter-typescript/tree-sitter-typescript.wasm",
  "tree-sitter-java/tree-sitter-java.wasm",
  "tree-sitter-c-sharp/tree-sitter-c_sharp.wasm",
];
for (const asset of assets) inputs.add(path.join("node_modules", asset));

files.set("LICENSES.txt", licensesOf([...inputs]));
for (const [name, text] of declarationsOf("src/index.ts")) files.set(`types/${name}`, text);

rmSync(dist, { recursive: true, force: true });
for (const [name, text] of files) {
  const file = path.join(dist, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: name === "cli.cjs" ? 0o755 : 0o644 });
}
for (const asset of assets) copyFileSync(path.join(root, "node_modules", asset), path.join(dist, path.basename(asset)));
for (const [name, text] of files) if (name.endsWith(".cjs")) console.log(`dist/${name}  ${Buffer.byteLength(text)} bytes`);

/** @param {string} entry */
async function bundled(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: path.join(dist, nameOf(entry)),
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    // What some packages offer as "main" hides its parts from a bundler.
    mainFields: ["module", "main"],
    // Its other form finds itself by a URL, which there is none of in a bundle.
    alias: {
      "web-tree-sitter": path.join(root, "node_modules/web-tree-sitter/web-tree-sitter.cjs"),
      // Of this package the comparison alone, without what prints it.
      "@aws-cdk/cloudformation-diff": path.join(root, "node_modules/@aws-cdk/cloudformation-diff/lib/diff-template.js"),
      // Of the specification of all of CloudFormation, megabytes, the few resource types that streams have to do with.
      "@aws-cdk/aws-service-spec": path.join(root, "src/changes/resource-facts.generated.js"),
    },
    legalComments: "none",
    supported: { "dynamic-import": false },
    banner: entry === "src/cli.ts" ? { js: "#!/usr/bin/env node" } : {},
    define: {
      __VERSION__: JSON.stringify(version),
      // A file right in src/ and a file in dist/ are equally far from the root, so that `rules/` is found from both.
      "import.meta.dirname": "__dirname",
      "import.meta.filename": "__filename",
    },
    plugins: [lazyImports(lazily)],
    metafile: true,
    write: false,
  });
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  return outputFiles.map((file) => file.text).join("");
}

/**
 * What an `import()` of a module of ours becomes: the name of the file that it is bundled into.
 * @param {string} file
 */
function lazily(file) {
  const entry = path.relative(root, file);
  entries.set(nameOf(entry), entry);
  return `./${nameOf(entry)}`;
}

/** @param {string} entry */
function nameOf(entry) {
  return `${path.basename(entry, ".ts")}.cjs`;
}
