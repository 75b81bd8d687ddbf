// @ts-check
import path from "node:path";
import ts from "typescript";
import { root } from "../root.mjs";

/**
 * The type declarations of the library: those of `entry` and of what they mention, by their name below the root.
 * @param {string} entry relative to the root
 * @returns {ReadonlyMap<string, string>}
 */
export function declarationsOf(entry) {
  const all = emit(entry);
  const wanted = new Map();
  const visit = (/** @type {string} */ name) => {
    const text = all.get(name);
    if (text === undefined || wanted.has(name)) return;
    wanted.set(name, text);
    for (const { fileName } of ts.preProcessFile(text).importedFiles) {
      if (!fileName.startsWith(".")) throw new Error(`${name} mentions ${fileName}, which users of the library do not have.`);
      visit(path.posix.join(path.posix.dirname(name), fileName.replace(/\.js$/, ".d.ts")));
    }
  };
  visit(entry.replace(/\.ts$/, ".d.ts"));
  // The bundle is CommonJS, and the declarations have to say so although the package's own sources are ES modules.
  if (wanted.size > 0) wanted.set("package.json", '{ "type": "commonjs" }\n');
  return wanted;
}

/** @param {string} entry */
function emit(entry) {
  const config = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const declarations = { noEmit: false, declaration: true, emitDeclarationOnly: true, allowJs: false, checkJs: false };
  const program = ts.createProgram([path.join(root, entry)], { ...options, ...declarations, rootDir: root, outDir: root });
  /** @type {Map<string, string>} */
  const files = new Map();
  program.emit(undefined, (file, text) => files.set(path.relative(root, file).replaceAll("\\", "/"), text));
  return files;
}
