import path from "node:path";
import { build } from "esbuild";

/** Bundles an edge of the sources anew, for what lies in `dist/` may be older; everything that it loads lazily is in it. */
export async function bundled(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(import.meta.dirname, "..", entry)],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    mainFields: ["module", "main"],
    define: { __VERSION__: '"1.2.3"', "import.meta.dirname": "__dirname", "import.meta.filename": "__filename" },
  });
}
