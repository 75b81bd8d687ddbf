import type { KnipConfig } from "knip";

export default {
  entry: [
    "src/{cli,index,action}.ts",
    "src/rule.ts", // What a rule may use, whether or not one does today.
    "rules/index.ts",
    "scripts/*.mjs",
    "bench/*.mjs",
    "test/**/*.test.ts",
  ],
  project: ["src/**/*.ts", "rules/**/*.ts", "test/**/*.ts", "scripts/**/*.mjs", "bench/**/*.mjs", "!test/idempotency/handlers/**"],
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreBinaries: ["mkfifo", "stream-lint"], // A part of the system; ourselves, installed.
  ignoreDependencies: [
    "@tree-sitter-grammars/tree-sitter-hcl", // Its grammar is read as a file, and so are these.
    ...["tree-sitter-c-sharp", "tree-sitter-java", "tree-sitter-python", "tree-sitter-typescript"],
  ],
} satisfies KnipConfig;
