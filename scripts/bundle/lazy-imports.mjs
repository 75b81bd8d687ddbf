// @ts-check
import path from "node:path";

/**
 * Leaves what is imported by `import()` out of the bundle, to be loaded from a file of its own.
 * @param {(file: string) => string} nameOf the name of that file, for the module's path
 * @returns {import("esbuild").Plugin}
 */
export function lazyImports(nameOf) {
  return {
    name: "lazy-imports",
    setup: (build) => {
      build.onResolve({ filter: /^\./ }, ({ kind, path: specifier, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        return { path: nameOf(path.join(resolveDir, specifier.replace(/\.js$/, ".ts"))), external: true };
      });
    },
  };
}
