import { readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { corpus, withoutCorpus } from "./test/corpus.js";

const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, "package.json"), "utf8")) as { version: string };

if (corpus === undefined) console.warn(`Tests on real templates are ${withoutCorpus}`);

// They put others in the place of what the program loads.
const alone = ["test/base/lazy.test.ts"];

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  test: {
    // Programs that the tests start inherit it.
    env: { NO_COLOR: "1" },
    testTimeout: 20_000,
    // To load all of the program for each file anew takes longer than the tests.
    projects: [
      { extends: true, test: { name: "together", include: ["test/**/*.test.ts"], exclude: alone, isolate: false } },
      { extends: true, test: { name: "alone", include: alone, isolate: true } },
    ],
  },
});
