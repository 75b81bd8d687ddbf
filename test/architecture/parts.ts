/** The parts of stream-lint, and what each of them may know. ARCHITECTURE.md says why. */
export interface Part {
  readonly owns: (path: string) => boolean;
  /** Parts whose files it may import; those of its own part it always may, unless it is made of strangers. */
  readonly knows: readonly PartName[] | "everything";
  /** The files of this part do not know each other. */
  readonly strangers?: true;
  readonly packages?: readonly string[];
  /** `none`: it would run in a browser; `pure`: modules that only compute; `system`: files and programs too. */
  readonly node?: "none" | "pure" | "system";
  /** May use `process` and `console`. */
  readonly edge?: true;
}

export type PartName = keyof typeof partsByName;

const folder =
  (name: string) =>
  (path: string): boolean =>
    path.startsWith(`${name}/`);
const file =
  (...names: readonly string[]) =>
  (path: string): boolean =>
    names.includes(path);

/** In the order in which they are asked whether a file is theirs. */
const partsByName = {
  "list of rules": { owns: file("rules/index.ts"), knows: ["rules", "rule.ts"] },
  rules: { owns: folder("rules"), knows: ["rule.ts"], strangers: true },
  "rule.ts": { owns: file("src/rule.ts"), knows: ["model", "place", "report.ts"] },
  place: { owns: file("src/source/place.ts"), knows: [] },
  model: { owns: folder("src/model"), knows: ["place"] },
  source: {
    owns: folder("src/source"),
    knows: ["place", "report.ts"],
    packages: ["js-yaml", "jsonc-parser", "web-tree-sitter", "yaml"],
    node: "system",
  },
  readers: { owns: folder("src/readers"), knows: ["model", "source", "place"], node: "pure" },
  idempotency: { owns: folder("src/idempotency"), knows: ["model", "source", "place"], node: "pure" },
  changes: {
    owns: folder("src/changes"),
    knows: ["model", "readers", "source", "place", "read-files.ts"],
    packages: ["@aws-cdk/cloudformation-diff"],
    node: "pure",
  },
  "suggestion.ts": { owns: file("src/suggestion.ts"), knows: [] },
  "report.ts": { owns: file("src/report.ts"), knows: ["graph.ts"] },
  "version.ts": { owns: file("src/version.ts"), knows: [] },
  "read-files.ts": { owns: file("src/read-files.ts"), knows: ["readers", "model", "source", "place", "report.ts"] },
  "graph.ts": { owns: file("src/graph.ts"), knows: ["model", "source", "place"] },
  "lint-options.ts": { owns: file("src/lint-options.ts"), knows: ["source", "report.ts"] },
  "declared.ts": { owns: file("src/declared.ts"), knows: ["lint-options.ts", "model", "source", "report.ts"] },
  "loaded.ts": { owns: file("src/loaded.ts"), knows: ["readers", "source"] },
  "gather.ts": { owns: file("src/gather.ts"), knows: ["loaded.ts", "readers", "source", "report.ts"] },
  "handlers.ts": { owns: file("src/handlers.ts", "src/wanted-handlers.ts"), knows: ["idempotency", "model", "source", "place"] },
  "lint-texts.ts": {
    owns: file("src/lint-texts.ts"),
    knows: ["handlers.ts", "idempotency", "lint.ts", "lint-options.ts", "changes", "readers", "source", "report.ts"],
  },
  base: { owns: folder("src/base"), knows: ["config", "settle", "source", "place", "report.ts", "suggestion.ts"], node: "pure" },
  "both-ends.ts": {
    owns: file("src/both-ends.ts"),
    knows: ["base", "config", "gather.ts", "lint-options.ts", "settle", "source", "report.ts"],
  },
  "check.ts": {
    owns: file("src/check.ts"),
    knows: [
      "both-ends.ts",
      "config",
      "declared.ts",
      "gather.ts",
      "graph.ts",
      "handlers.ts",
      "lint.ts",
      "changes",
      "model",
      "settle",
      "source",
      "report.ts",
    ],
  },
  "ask.ts": { owns: file("src/ask.ts"), knows: ["model", "place", "rule.ts", "report.ts"] },
  settle: {
    owns: folder("src/settle"),
    knows: ["ask.ts", "model", "source", "place", "rule.ts", "report.ts", "suggestion.ts", "version.ts"],
    node: "pure",
  },
  config: {
    owns: folder("src/config"),
    knows: ["source", "place", "rule.ts", "lint-options.ts", "report.ts", "settle", "suggestion.ts", "version.ts"],
    packages: ["smol-toml"],
    node: "system",
  },
  reporters: { owns: folder("src/reporters"), knows: ["report.ts", "graph.ts"], packages: ["sarif"] },
  "lint.ts": {
    owns: file("src/lint.ts"),
    knows: [
      "lint-options.ts",
      "declared.ts",
      "model",
      "source",
      "place",
      "readers",
      "handlers.ts",
      "changes",
      "ask.ts",
      "read-files.ts",
      "graph.ts",
      "settle",
      "list of rules",
      "rule.ts",
      "report.ts",
      "version.ts",
    ],
  },
  action: { owns: file("src/action.ts"), knows: "everything", packages: ["@actions/core"], node: "system", edge: true },
  edges: {
    owns: file("src/cli.ts", "src/deliver.ts", "src/index.ts", "src/rule-pages.ts"),
    knows: "everything",
    node: "system",
    edge: true,
  },
} as const satisfies Record<string, Omit<Part, "knows"> & { readonly knows: readonly string[] | "everything" }>;

export const parts: Readonly<Record<PartName, Part>> = partsByName;

/** The part that a file belongs to; undefined for a file outside the picture. */
export function partOf(path: string): PartName | undefined {
  const names = Object.keys(parts) as PartName[];
  return names.find((name) => parts[name].owns(path));
}

/** Modules of Node that only compute. */
export const pureModules: ReadonlySet<string> = new Set([
  "node:assert",
  "node:buffer",
  "node:crypto",
  "node:path",
  "node:path/posix",
  "node:perf_hooks",
  "node:string_decoder",
  "node:url",
  "node:util",
  "node:zlib",
]);

/** Modules of Node that reach files and programs of this machine. None that reaches a network or runs text is among them. */
export const systemModules: ReadonlySet<string> = new Set([
  "node:child_process",
  "node:module",
  "node:fs",
  "node:fs/promises",
  "node:os",
  "node:process",
  "node:readline",
  "node:tty",
]);
