import { execFileSync, spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.join(import.meta.dirname, "..");
const guard = path.join(import.meta.dirname, "promises/guard.mjs");
const top = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-promises-")));
afterAll(() => rmSync(top, { recursive: true }));

const bait = "Resources:\n  Secret: {Type: AWS::Kinesis::Stream, Properties: {Name: outside, ShardCount: 1}}\n";

/** A repository with all kinds of files, each of which looks for a way out, beside a folder that is not its business. */
function repository(): string {
  const folder = path.join(top, "repository");
  const files = {
    "../outside/secret.yaml": bait,
    "../outside/app.py": "secret = 1\n",
    "template.yaml": `Transform: AWS::Serverless-2016-10-31
Resources:
  Clicks: {Type: AWS::Kinesis::Stream, Properties: {ShardCount: 1}}
  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ../outside/secret.yaml}}
  Included: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: ../outside/secret.yaml}}}
  Count:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ../outside
      Runtime: python3.13
      Handler: app.handler
      Events:
        Stream: {Type: Kinesis, Properties: {Stream: !GetAtt Clicks.Arn, StartingPosition: LATEST, BisectBatchOnFunctionError: true}}
`,
    "inside.yaml":
      "Transform: AWS::Serverless-2016-10-31\nResources:\n  F: {Type: AWS::Serverless::Function, Properties: {CodeUri: src, Runtime: nodejs22.x, Handler: app.handler, Events: {S: {Type: Kinesis, Properties: {Stream: arn:aws:kinesis:eu-west-1:111122223333:stream/s, StartingPosition: LATEST, BisectBatchOnFunctionError: true}}}}}\n",
    "src/app.ts": 'require("node:fs").writeFileSync("ran", "");\nexport const handler = async () => {};\n',
    "main.tf": 'module "out" {\n  source = "../outside"\n}\nresource "aws_kinesis_stream" "s" {\n  name = file("../outside/app.py")\n}\n',
    "serverless.yml":
      "service: s\nprovider: {name: aws}\ncustom: ${file(../outside/secret.yaml)}\nfunctions: {a: {handler: src/app.handler, events: [{stream: arn:aws:kinesis:eu-west-1:111122223333:stream/s}]}}\n",
    "serverless.ts": 'require("node:fs").writeFileSync("ran", "");\nexport default { events: [{ stream: "arn:aws:kinesis:x" }] };\n',
    ".git/hooks/post-checkout": "#!/bin/sh\ntouch ran\n",
    ".gitattributes": "*.yaml filter=evil diff=evil\n",
  };
  const git = (...args: string[]): unknown => execFileSync("git", args, { cwd: folder });
  mkdirSync(folder, { recursive: true });
  git("init", "--quiet");
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  symlinkSync("../outside/secret.yaml", path.join(folder, "link.yaml"));
  symlinkSync("../outside", path.join(folder, "linked"));
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "-m", "Nothing");
  git("add", ".");
  git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "All");
  for (const key of ["filter.evil.smudge", "filter.evil.clean", "diff.evil.textconv", "core.fsmonitor", "core.sshCommand"])
    git("config", key, "touch ran; cat");
  // What has changed makes git look into files, and that is when it would run a filter.
  appendFileSync(path.join(folder, "inside.yaml"), "# changed\n");
  renameSync(path.join(folder, "main.tf"), path.join(folder, "renamed.tf"));
  return folder;
}

/** Commands of git that read, and run nothing that the repository configures. */
const onlyReads =
  /^(-\S+ \S+ |--\S+ )*-c core\.fsmonitor=false -c core\.hooksPath=\/dev\/null -c protocol\.allow=never (--[a-z-]+ )*(ls-files|rev-parse|merge-base|cat-file|ls-tree|diff-index|diff-tree|check-ignore)\b/;

interface Seen {
  readonly read: readonly string[];
  readonly written: readonly string[];
  readonly started: readonly string[];
}

describe.skipIf(process.platform === "win32")("what SECURITY.md promises", () => {
  const folder = repository();
  const log = path.join(top, "log.json");
  const run = (...args: readonly string[]): Seen & { readonly stderr: string; readonly stdout: string; readonly code: number | null } => {
    const options = { cwd: folder, encoding: "utf8", env: { ...process.env, GUARD_LOG: log } } as const;
    const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", guard, path.join(root, "dist/cli.cjs"), ...args], options);
    return { ...(JSON.parse(readFileSync(log, "utf8")) as Seen), stdout, stderr, code: status };
  };
  const isInside = (file: string): boolean => !path.relative(folder, file).startsWith("..");
  const isOwn = (file: string): boolean => ["dist", "rules"].some((part) => file.startsWith(path.join(root, part)));

  it.each([
    [[]],
    [["--base", "HEAD~1", "--format", "json"]],
    [["graph", "--format", "html"]],
    [["--focus", "template.yaml", "--undecided"]],
    [["--format", "sarif", "--format", "markdown", "--output", "a.md"]],
  ])("%j reads nothing outside, starts nothing but git, reaches no network and runs nothing", (args) => {
    const { read, started, stderr, stdout, code } = run(...args);
    expect(stderr).not.toContain("This is a bug");
    expect([0, 1, 2]).toContain(code);
    expect(read.filter((file) => isInside(file)).length).toBeGreaterThan(0);
    expect(read.filter((file) => !isInside(file) && !isOwn(file))).toEqual([]);
    expect(started.filter((command) => !onlyReads.test(command))).toEqual([]);
    expect(`${stdout}${stderr}`).not.toContain('outside"');
    expect(run("--version").code).toBe(0);
    expect(() => readFileSync(path.join(folder, "ran"))).toThrow("ENOENT");
  });

  it("writes the files that are asked for, and no other", () => {
    const asked = run("--format", "json", "--output", "report.json", "--format", "junit", "--output", "report.xml");
    expect(asked.written).toEqual(["report.json", "report.xml"].map((name) => path.join(folder, name)));
    expect(run().written).toEqual([]);
    expect(run("--base", "HEAD~1").written).toEqual([]);
  });

  it("a program that breaks them is found out", () => {
    const breaks = (script: string): string =>
      spawnSync(process.execPath, ["--import", guard, "-e", script], { encoding: "utf8", env: { ...process.env, GUARD_LOG: log } }).stderr;
    expect(breaks('fetch("http://127.0.0.1")')).toContain("reaches a network");
    expect(breaks('require("node:https").get("https://127.0.0.1")')).toContain("reaches a network");
    expect(breaks('require("node:child_process").spawnSync("sh")')).toContain("starts sh");
    expect(breaks('require("node:fs").readFileSync("/etc/hostname")')).toBe("");
    expect((JSON.parse(readFileSync(log, "utf8")) as Seen).read).toContain("/etc/hostname");
  });
});
