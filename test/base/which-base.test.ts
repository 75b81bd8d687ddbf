import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reader, table, template, twoReaders } from "./pull-requests/templates.js";
import { Repository } from "./repository.js";
import { runIn, told } from "./run.js";

let repository: Repository;
const others: string[] = [];
beforeEach(() => (repository = new Repository()));
afterEach(() => {
  repository.remove();
  for (const folder of others.splice(0)) execFileSync("rm", ["-rf", folder]);
});

const main = { "table.yaml": table, "readers.yaml": twoReaders };
const search = { "search.yaml": template(reader("Search")) };
const bare = { "bare.yaml": template(reader("Bare", { isBare: true, source: "arn:aws:kinesis:eu-west-1:123456789012:stream/bare" })) };
const oversubscribed = "table.yaml:3 error dynamodb-stream-oversubscribed Orders";

/** A copy of the repository with as many commits of the branch that is checked out. */
function cloned(depth: number): string {
  const folder = `${repository.folder}-clone`;
  others.push(folder);
  repository.git("clone", "--quiet", "--depth", String(depth), `file://${repository.folder}`, folder);
  return folder;
}

/** What stands on stderr where the run cannot be done. */
async function refusal(folder: string, base: string): Promise<string> {
  const { code, stdout, stderr } = await runIn(folder, "--base", base);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  return stderr;
}

describe("a base that is not there", () => {
  it("is refused, with the one that may be meant", async () => {
    repository.commit(main);
    expect(await refusal(repository.folder, "mian")).toBe(
      "stream-lint: --base mian: this repository has no such commit; did you mean main?\n",
    );
    expect(await refusal(repository.folder, "release/2026")).toBe(
      "stream-lint: --base release/2026: this repository has no such commit.\n",
    );
  });

  it("may be a branch that only the server has", async () => {
    repository.commit(main);
    repository.git("update-ref", "refs/remotes/origin/develop", "HEAD");
    expect(await refusal(repository.folder, "develop")).toContain("did you mean origin/develop?");
    expect((await runIn(repository.folder, "--base", "origin/develop")).code).toBe(0);
  });

  it("is told from a repository without commits, from none at all, and from another history", async () => {
    expect(await refusal(repository.folder, "main")).toBe(
      "stream-lint: --base main: this repository has no commit yet, and nothing to compare with.\n",
    );
    repository.commit(main);
    repository.git("checkout", "--quiet", "--orphan", "other");
    repository.commit(search);
    expect(await refusal(repository.folder, "main")).toBe(
      "stream-lint: --base main: it has no commit in common with what is checked out.\n",
    );
    const folder = `${repository.folder}-plain`;
    others.push(folder);
    mkdirSync(folder);
    expect(await refusal(folder, "main")).toBe(`stream-lint: --base main: ${folder} lies in no git repository.\n`);
  });

  it("is told from a repository that is broken", async () => {
    repository.commit(main);
    writeFileSync(path.join(repository.folder, ".git/HEAD"), "nonsense\n");
    expect(await refusal(repository.folder, "main")).toMatch(/^stream-lint: --base main: git cannot tell what it is \(fatal: .*\)\.\n$/);
  });

  it("is asked for in vain in a shallow clone: everything is reported, with the line to add", async () => {
    repository.commit({ ...main, ...search });
    repository.git("checkout", "--quiet", "-b", "change");
    repository.commit({ "README.md": "orders\n" });
    for (const base of ["origin/main", "main"]) {
      const { code, stdout, stderr } = await runIn(cloned(1), "--base", base, "--format", "json");
      expect(code).toBe(1);
      expect(told(stdout).found).toEqual([oversubscribed]);
      expect(stderr).toBe(
        `stream-lint: warning: This clone is shallow and does not reach back to ${base}, so that everything found is reported, not only what the change causes: ` +
          'add "fetch-depth: 0" below "with:" of actions/checkout; elsewhere, run "git fetch --unshallow".\n',
      );
      execFileSync("rm", ["-rf", `${repository.folder}-clone`]);
    }
  });

  it("is enough where a shallow clone reaches back to it", async () => {
    repository.commit({ ...main, ...search });
    repository.commit({ "README.md": "orders\n" });
    const { code, stdout, stderr } = await runIn(cloned(2), "--base", "HEAD~1");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^No findings\. .* Compared with HEAD~1 \([0-9a-f]{9}\): 0 fixed, 1 no worse than before and not shown\.\n$/);
  });
});

describe("a repository", () => {
  it("may be a clone without contents: nothing is fetched, and what is doubtful says so", async () => {
    repository.commit({ ...main, ...bare });
    repository.commit({ "bare.yaml": `${bare["bare.yaml"]}# more\n` });
    repository.git("config", "uploadpack.allowFilter", "true");
    const folder = `${repository.folder}-clone`;
    others.push(folder);
    repository.git("clone", "--quiet", "--filter=blob:none", `file://${repository.folder}`, folder);
    const { stdout } = await runIn(folder, "--base", "HEAD~1", "--format", "json");
    expect(told(stdout).found).toEqual(["bare.yaml:3 error no-failure-destination Bare"]);
    expect(told(stdout).messages[0]).toContain("This may be older than the change, before which bare.yaml could not be judged");
    const missing = execFileSync("git", ["rev-list", "--objects", "--missing=print", "--all"], { cwd: folder, encoding: "utf8" });
    expect(missing).toMatch(/^\?[0-9a-f]{40}$/m);
  });

  it("may have ids of another kind", async () => {
    const sha256 = new Repository("--object-format=sha256");
    others.push(sha256.folder);
    sha256.commit({ ...main, ...bare });
    sha256.commit(search);
    const { stdout } = await runIn(sha256.folder, "--base", "HEAD~1", "--format", "json");
    expect(told(stdout).found).toEqual([oversubscribed]);
  });

  it("may have several work trees", async () => {
    repository.commit({ ...main, ...bare });
    const folder = `${repository.folder}-tree`;
    others.push(folder);
    repository.git("worktree", "add", "--quiet", "-b", "change", folder);
    writeFileSync(path.join(folder, "search.yaml"), search["search.yaml"]);
    expect(told((await runIn(folder, "--base", "main", "--format", "json")).stdout).found).toEqual([oversubscribed]);
  });

  it("may be looked at from a folder in it, of which the base need not know", async () => {
    repository.commit({ "a/table.yaml": table, "a/readers.yaml": twoReaders });
    repository.commit({ "a/b/search.yaml": template(reader("Search", { isBare: true })) });
    const inside = (name: string, ...argv: readonly string[]) =>
      runIn(path.join(repository.folder, name), "--base", "HEAD~1", "--format", "json", ...argv);
    expect(told((await inside("a")).stdout).found).toEqual(["b/search.yaml:3 error no-failure-destination Search", oversubscribed]);
    expect(told((await inside("a/b")).stdout).found).toEqual(["search.yaml:3 error no-failure-destination Search"]);
    expect(told((await inside("a/b", "..")).stdout).found).toEqual([
      "../table.yaml:3 error dynamodb-stream-oversubscribed Orders",
      "search.yaml:3 error no-failure-destination Search",
    ]);
  });

  it("may hold others, which are no part of the change", async () => {
    repository.commit(main);
    const inner = new Repository();
    others.push(inner.folder);
    inner.commit(bare);
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder, "sub");
    repository.commit({});
    execFileSync("cp", ["-r", inner.folder, path.join(repository.folder, "beside")]);
    const report = async () => told((await runIn(repository.folder, "--base", "HEAD", "--format", "json")).stdout);
    expect(await report()).toMatchObject({ found: [], summary: { unchanged: 3 } });
    execFileSync("rm", ["-rf", path.join(repository.folder, "beside")]);
    // The submodule itself comes with the commit.
    const { stdout } = await runIn(repository.folder, "--base", "HEAD~1", "--format", "json");
    expect(told(stdout).found).toEqual(["sub/bare.yaml:3 error no-failure-destination Bare"]);
  });

  it("may have links, which lead to what the base has there", async () => {
    mkdirSync(path.join(repository.folder, "real"));
    symlinkSync("real/bare.yaml", path.join(repository.folder, "link.yaml"));
    repository.commit({ "real/bare.yaml": bare["bare.yaml"] });
    for (const name of ["link.yaml", "."]) {
      const { stdout } = await runIn(repository.folder, name, "--base", "HEAD", "--format", "json");
      expect(told(stdout)).toMatchObject({ found: [], summary: { unchanged: 1, fixed: 0 } });
    }
  });

  it("is neither changed, nor is anything run that it configures", async () => {
    repository.commit({ ...main, ".gitattributes": "*.yaml filter=evil diff=evil\n" });
    repository.commit(search);
    const ran = path.join(repository.folder, "ran");
    for (const key of [
      "filter.evil.smudge",
      "filter.evil.clean",
      "diff.evil.textconv",
      "diff.evil.command",
      "diff.external",
      "core.fsmonitor",
    ])
      repository.git("config", key, `touch ${ran}; cat`);
    const { stdout } = await runIn(repository.folder, "--base", "HEAD~1", "--format", "json");
    expect(told(stdout).found).toEqual([oversubscribed]);
    expect(existsSync(ran)).toBe(false);
    repository.git("config", "--unset", "filter.evil.clean");
    expect(repository.git("-c", "core.fsmonitor=false", "diff-files", "--name-only")).toBe("");
  });
});

describe("what git does not look after", () => {
  it("is reported in full where it is named, and that is said", async () => {
    repository.commit({ ...main, ".gitignore": "out/\n" });
    repository.write({ "out/bare.yaml": bare["bare.yaml"] });
    const { code, stdout, stderr } = await runIn(repository.folder, "out", "--base", "HEAD", "--format", "json");
    expect({ code, found: told(stdout).found }).toEqual({ code: 1, found: ["out/bare.yaml:3 error no-failure-destination Bare"] });
    expect(stderr).toBe(
      "stream-lint: warning: out is ignored by git, so that nobody knows what was in it before the change: everything found there is reported.\n",
    );
  });
});
