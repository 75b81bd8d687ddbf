import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, "..", file), "utf8");
const readme = read("README.md");
const fences = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
const fence = (start: string): string => fences.find((text) => text.startsWith(start)) ?? "";

interface Step {
  readonly uses: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions: unknown; readonly steps: readonly Step[] }>>;
}

describe("the workflow that the README shows", () => {
  const { permissions, jobs } = parse(fence("# .github/workflows/streams.yml")) as Workflow;
  const { steps, ...job } = jobs["stream-lint"] ?? { permissions: "none at all", steps: [] };

  it("pins what it uses to a commit", () => {
    expect(steps.map(({ uses }) => uses.replace(/@[0-9a-f]{40}$/, ""))).toEqual(["actions/checkout", "stream-lint/stream-lint"]);
  });

  it("may read the repository, and nothing else", () => {
    expect(permissions).toEqual({});
    expect(job.permissions).toEqual({ contents: "read" });
  });

  it("uses the commit of checkout that our own workflows use", () => {
    expect(read(".github/workflows/test.yml")).toContain(steps[0]?.uses);
  });
});

describe("the hooks that the README shows", () => {
  const { repos } = parse(fence("# .pre-commit-config.yaml")) as { repos: { rev: string; hooks: { id: string }[] }[] };
  const manifest = parse(read(".pre-commit-hooks.yaml")) as { id: string; require_serial: boolean; pass_filenames?: boolean }[];

  it("exist, and are pinned to the same commit as the Action", () => {
    expect(manifest.map(({ id }) => id)).toEqual(expect.arrayContaining(repos.flatMap(({ hooks }) => hooks.map(({ id }) => id))));
    expect(readme).toContain(`stream-lint/stream-lint@${repos[0]?.rev ?? "none"}`);
  });

  it("see all changed files in one process", () => {
    expect(manifest.map(({ id, require_serial }) => [id, require_serial])).toEqual([
      ["stream-lint", true],
      ["stream-lint-all", true],
    ]);
  });
});

test("the picture that the README shows is the one that graph draws", async () => {
  const { main } = await import("../src/cli.js");
  let text = "";
  const stdout = { write: (more: string) => (text += more) };
  await main({ argv: ["graph", "examples/clicks.json"], cwd: path.join(import.meta.dirname, ".."), env: {}, stdout, stderr: stdout });
  expect(readme).toContain(`\`\`\`mermaid\n${text}\`\`\`\n`);
});

test("the examples have in them what the README says", async () => {
  const files = ["clicks.json", "mail/serverless.yml", "sessions/main.tf", "shop.yaml"];
  const { lint } = await import("../src/index.js");
  const { findings, unreadable } = await lint(files.map((file) => ({ path: file, text: read(`examples/${file}`) })));
  expect(unreadable).toEqual([]);
  expect([...new Set(findings.map(({ file }) => file))].sort()).toEqual(files.filter((file) => file !== "clicks.json"));
});
