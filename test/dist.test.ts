import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../src/version.js";

const root = path.join(import.meta.dirname, "..");
const template = path.join(root, "bench/templates/orders.yaml");

describe("the package as it is shipped, without node_modules", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "stream-lint-dist-"));
  const cli = path.join(folder, "dist/cli.cjs");
  const { NODE_OPTIONS: _, NODE_PATH: __, ...env } = process.env;
  const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { env, encoding: "utf8" });

  beforeAll(() => {
    for (const part of ["package.json", "dist", "rules"]) cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("installs nothing else and runs nothing when it is installed", () => {
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as Record<
      string,
      Record<string, string> | undefined
    >;
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, scripts = {} } = manifest;
    expect({ ...dependencies, ...optionalDependencies, ...peerDependencies }).toEqual({});
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|pack|publish)/.test(name))).toEqual([]);
  });

  it("tells its version", () => {
    expect(run("--version")).toMatchObject({ stdout: `${version}\n`, stderr: "", status: 0 });
  });

  it("judges a template", () => {
    const { stdout, stderr, status } = run("--format", "json", template);
    expect({ stderr, status }).toEqual({ stderr: "", status: 1 });
    expect(JSON.parse(stdout)).toMatchObject({ tool: { version }, summary: { streams: 3, consumers: 5 } });
  });

  it("finds the pages of its rules", () => {
    expect(run("explain", "no-failure-destination").stdout).toContain("no-failure-destination");
  });

  it.each(["import('stream-lint')", "Promise.resolve(require('stream-lint'))"])("is a library: %s", (load) => {
    const script = `${load}.then(({ lint }) => lint([])).then((report) => console.log(report.tool.version))`;
    expect(execFileSync(process.execPath, ["-e", script], { cwd: folder, env, encoding: "utf8" })).toBe(`${version}\n`);
  });

  it("reads Terraform, whose grammar lies beside it", () => {
    writeFileSync(path.join(folder, "main.tf"), 'resource "aws_kinesis_stream" "orders" {\n  shard_count = 1\n}\n');
    const { stdout, stderr, status } = run("--format", "json", path.join(folder, "main.tf"));
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { streams: 1 } });
  });

  it("passes on the licenses of what it contains", () => {
    expect(readFileSync(path.join(folder, "dist/LICENSES.txt"), "utf8")).toMatch(/^yaml \d.* \(ISC\)$/m);
  });
});
