import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFiles } from "../../src/source/find.js";

let top: string;
beforeEach(() => (top = realpathSync(mkdtempSync(path.join(tmpdir(), "stream-lint-find-")))));
afterEach(() => rmSync(top, { recursive: true, force: true }));

/** Writes files below the temporary folder; those that end in "/" are empty folders. */
function write(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(path.join(top, name.endsWith("/") ? name : path.dirname(name)), { recursive: true });
    if (!name.endsWith("/")) writeFileSync(path.join(top, name), name);
  }
}

const git = (folder: string, ...command: readonly string[]): unknown =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...command], { cwd: path.join(top, folder), stdio: "pipe" });

const link = (target: string, name: string): void => symlinkSync(target, path.join(top, name));

/** The names found when `paths` are given in `folder`. */
function found(paths: readonly string[], folder = "."): string[] {
  const { files, problems } = findFiles(paths, path.join(top, folder));
  return [...files.map((file) => file.path), ...problems.map(({ message }) => `! ${message}`)];
}

const everywhere = describe.each([
  ["with git", true],
  ["without git", false],
] as const);

everywhere("%s", (_name, hasGit) => {
  beforeEach(() => {
    if (hasGit) git(".", "init", "--quiet");
  });

  it("files that may be templates are found, in order, whatever they are called", () => {
    write(
      "b.yml",
      "a/x.YAML",
      "a/y.json",
      "c.template",
      "a.txt",
      "b.tf",
      "sp ace.yaml",
      "new\nline.yaml",
      "ümläut.json",
      "-rf.yaml",
      "*.yaml",
      "B.yaml",
    );
    expect(found(["."])).toEqual([
      "*.yaml",
      "-rf.yaml",
      "B.yaml",
      "a/x.YAML",
      "a/y.json",
      "b.tf",
      "b.yml",
      "c.template",
      "new\nline.yaml",
      "sp ace.yaml",
      "ümläut.json",
    ]);
  });

  it("what was built or installed is left out", () => {
    write("a.yaml", "node_modules/x/a.yaml", "sub/node_modules/a.yaml", ".aws-sam/build/template.yaml", "cdk.out/Stack.template.json");
    expect(found(["."])).toEqual(["a.yaml", "cdk.out/Stack.template.json"]);
  });

  it("a folder in it that is named is read", () => {
    write("node_modules/x/a.yaml", "node_modules/x/node_modules/b.yaml");
    expect(found(["node_modules/x"])).toEqual(["node_modules/x/a.yaml"]);
  });

  it("a file that is named is found whatever it is called, and once", () => {
    write("a/b.txt", "a/c.yaml");
    expect(found(["a/b.txt", "./a//c.yaml", "a", path.join(top, "a/c.yaml")])).toEqual(["a/b.txt", "a/c.yaml"]);
    expect(findFiles(["a", "a/c.yaml"], top).files).toEqual([{ path: "a/c.yaml", absolute: path.join(top, "a/c.yaml"), named: true }]);
  });

  it("names are relative to the working folder", () => {
    write("one/a.yaml", "two/b.yaml");
    expect(found(["../two", "."], "one")).toEqual(["../two/b.yaml", "a.yaml"]);
  });

  it("a path that does not exist is told, and the others go on", () => {
    write("a.yaml");
    expect(found(["nowhere.yaml", "a.yaml"])).toEqual(["a.yaml", "! nowhere.yaml does not exist."]);
  });

  it("a link to a file inside is that file, found once", () => {
    write("shared/a.yaml", "b.yaml", "sub/");
    link("../shared/a.yaml", "sub/l.yaml");
    link("b.yaml", "c.yaml");
    expect(found(["."])).toEqual(["b.yaml", "shared/a.yaml"]);
    expect(found(["sub"])).toEqual(["sub/l.yaml"]);
  });

  it("no link leads out", () => {
    write("repo/a.yaml", "outside/secret.yaml");
    if (hasGit) git("repo", "init", "--quiet");
    link("../outside/secret.yaml", "repo/l.yaml");
    link("../outside", "repo/folder");
    link("/etc", "repo/etc.yaml");
    expect(found(["."], "repo")).toEqual(["a.yaml"]);
  });

  it("unless the user names it", () => {
    write("repo/", "outside/o.yaml");
    if (hasGit) git("repo", "init", "--quiet");
    link("../outside", "repo/folder");
    expect(found(["folder", "folder/o.yaml"], "repo")).toEqual(["folder/o.yaml"]);
    expect(found(["../outside"], "repo")).toEqual(["../outside/o.yaml"]);
  });

  it("links in a circle, or to nothing, are no files", () => {
    write("a.yaml", "sub/");
    link("..", "sub/up");
    link("loop.yaml", "loop.yaml");
    link("gone.txt", "dangling.yaml");
    expect(found(["."])).toEqual(["a.yaml"]);
    expect(found(["loop.yaml"])).toEqual(["! loop.yaml does not exist."]);
  });

  it.skipIf(process.platform === "win32")("pipes and sockets are not files", async () => {
    write("a.yaml");
    execFileSync("mkfifo", [path.join(top, "pipe.yaml")]);
    const server = createServer();
    await new Promise<void>((ready) => server.listen(path.join(top, "socket.yaml"), ready));
    expect(found(["."])).toEqual(["a.yaml"]);
    expect(found(["pipe.yaml"])).toEqual(["! pipe.yaml is neither a file nor a folder."]);
    server.close();
  });
});

describe("in a git repository", () => {
  it("are those that may hold a template, and programs that make one up", () => {
    write("serverless.ts", "a/serverless.mjs", "a/other.ts", "a/serverless.ts.map", "node_modules/serverless.js");
    expect(found(["."])).toEqual(["a/serverless.mjs", "serverless.ts"]);
  });

  beforeEach(() => git(".", "init", "--quiet"));

  it("what git ignores is left out, unless it is tracked", () => {
    write("a.yaml", "cdk.out/b.json", "kept/c.yaml", "sub/d.yaml", "sub/e.yaml");
    writeFileSync(path.join(top, ".gitignore"), "cdk.out\nkept\n");
    writeFileSync(path.join(top, "sub/.gitignore"), "d.yaml\n");
    git(".", "add", "--force", "kept");
    expect(found(["."])).toEqual(["a.yaml", "kept/c.yaml", "sub/e.yaml"]);
    expect(found(["sub"])).toEqual(["sub/e.yaml"]);
  });

  it("an ignored folder or file that is named is read", () => {
    write("cdk.out/asset/a.json", "cdk.out/b.json", "cdk.out/tracked.json", "c.yaml");
    writeFileSync(path.join(top, ".gitignore"), "cdk.out\nc.yaml\n");
    git(".", "add", "--force", "cdk.out/tracked.json");
    expect(found(["cdk.out"])).toEqual(["cdk.out/asset/a.json", "cdk.out/b.json", "cdk.out/tracked.json"]);
    expect(found(["cdk.out/asset"])).toEqual(["cdk.out/asset/a.json"]);
    expect(found(["c.yaml"])).toEqual(["c.yaml"]);
  });

  it("a folder is no pattern, whatever it is called", () => {
    write("*/a.yaml", ":(glob)x/b.yaml", "other/c.yaml");
    expect(found(["*"])).toEqual(["*/a.yaml"]);
    expect(found([":(glob)x"])).toEqual([":(glob)x/b.yaml"]);
    writeFileSync(path.join(top, ".gitignore"), ":(glob)x\n");
    expect(found([":(glob)x"])).toEqual([":(glob)x/b.yaml"]);
  });

  it("what is gone from disk is gone", () => {
    write("a.yaml", "b.yaml", "sub/c.yaml");
    git(".", "add", ".");
    rmSync(path.join(top, "b.yaml"));
    rmSync(path.join(top, "sub"), { recursive: true });
    expect(found(["."])).toEqual(["a.yaml"]);
  });

  it("a tracked folder that has become a link out is not entered", () => {
    write("repo/sub/a.yaml", "outside/a.yaml");
    git("repo", "init", "--quiet");
    git("repo", "add", ".");
    rmSync(path.join(top, "repo/sub"), { recursive: true });
    link("../outside", "repo/sub");
    expect(found(["."], "repo")).toEqual([]);
  });

  it("submodules and repositories inside are read like folders, each by its own rules", () => {
    write("a.yaml", "sub/b.yaml", "sub/ignored.yaml", "nested/deep/c.yaml", "empty/");
    for (const inner of ["sub", "nested/deep"]) git(inner, "init", "--quiet");
    writeFileSync(path.join(top, "sub/.gitignore"), "ignored.yaml\n");
    git("sub", "add", ".");
    git("sub", "commit", "--quiet", "--message", "x");
    git(".", "-c", "advice.addEmbeddedRepo=false", "add", "sub");
    expect(found(["."])).toEqual(["a.yaml", "nested/deep/c.yaml", "sub/b.yaml"]);
    rmSync(path.join(top, "sub/.git"), { recursive: true });
    expect(found(["."])).toEqual(["a.yaml", "nested/deep/c.yaml", "sub/b.yaml", "sub/ignored.yaml"]);
  });

  it("nothing that the repository configures is run", () => {
    write("a.yaml", "ignored.yaml", "elsewhere/");
    writeFileSync(path.join(top, ".gitignore"), "ignored.yaml\n");
    const script = path.join(top, "run.sh");
    writeFileSync(script, `#!/bin/sh\ntouch ${path.join(top, "ran")}\n`, { mode: 0o755 });
    git(".", "config", "core.fsmonitor", script);
    git(".", "config", "core.worktree", path.join(top, "elsewhere"));
    git(".", "config", "core.excludesFile", "/nowhere");
    expect(found(["."])).toEqual(["a.yaml"]);
    expect(findFiles(["ran"], top).problems).toHaveLength(1);
  });

  it("a .git that is none is no obstacle", () => {
    write("fake/.git/", "fake/a.yaml");
    expect(found(["fake"])).toEqual(["fake/a.yaml"]);
  });
});
