import { readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { corpus, withoutCorpus } from "./test/corpus.js";

const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, "package.json"), "utf8")) as { version: string };

if (corpus === undefined) console.warn(`Tests on real templates are ${withoutCorpus}`);

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  test: {
    include: ["test/**/*.test.ts"],
    // Programs that the tests start inherit it.
    env: { NO_COLOR: "1" },
    testTimeout: 20_000,
  },
});
