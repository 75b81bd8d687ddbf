import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { reader, table, template, twoReaders } from "../base/pull-requests/templates.js";
import { Repository } from "../base/repository.js";
import { bundledAction } from "./step.js";
import type { Step } from "./step.js";

const action = await bundledAction();
afterAll(action.remove);

const made: Repository[] = [];
afterEach(() => made.splice(0).forEach((repository) => repository.remove()));

function repository(): Repository {
  const one = new Repository();
  made.push(one);
  return one;
}

const bare = template(reader("Old", { isBare: true, source: "arn:aws:kinesis:eu-west-1:123456789012:stream/old" }));
const main = { "infra/table.yaml": table, "infra/readers.yaml": twoReaders, "old.yaml": bare };
const search = { "search.yaml": template(reader("Search")) };

interface Hosted {
  /** The repository on the server. */
  readonly server: Repository;
  readonly base: string;
  /** The commit into which the server merged the pull request. */
  readonly merge: string;
}

/** A server with a pull request from a fork, which never saw the commit that came to the base meanwhile. */
function pullRequestFromFork(): Hosted {
  const server = repository();
  const base = server.commit(main);
  const fork = repository();
  fork.git("fetch", "--quiet", server.folder, "main");
  fork.git("checkout", "--quiet", "-b", "change", base);
  fork.commit(search);
  server.commit({ "README.md": "orders\n" });
  server.git("fetch", "--quiet", fork.folder, "change:refs/pull/1/head");
  server.git("checkout", "--quiet", "--detach");
  server.git("merge", "--quiet", "--no-ff", "--no-edit", "refs/pull/1/head");
  server.git("update-ref", "refs/pull/1/merge", "HEAD");
  server.git("config", "uploadpack.allowAnySHA1InWant", "true");
  return { server, base, merge: server.git("rev-parse", "HEAD") };
}

/** What `actions/checkout` leaves behind. */
function checkedOut(server: Repository, commit: string, depth: number): Repository {
  const checkout = repository();
  checkout.git("remote", "add", "origin", `file://${server.folder}`);
  const limit = depth === 0 ? [] : [`--depth=${depth}`];
  checkout.git(
    "fetch",
    "--quiet",
    "--no-tags",
    ...limit,
    "origin",
    "+refs/heads/*:refs/remotes/origin/*",
    `+${commit}:refs/remotes/pull/1/merge`,
  );
  checkout.git("checkout", "--quiet", "--force", "refs/remotes/pull/1/merge");
  return checkout;
}

function onEvent(checkout: Repository, name: string, payload: unknown, env: Readonly<Record<string, string>>, inputs = {}): Step {
  const event = path.join(checkout.folder, ".git", "event.json");
  writeFileSync(event, JSON.stringify(payload));
  return action.run(checkout.folder, inputs, { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: event, ...env });
}

function onPullRequest({ server, base, merge }: Hosted, depth: number, inputs = {}): Step {
  const env = { GITHUB_REF: "refs/pull/1/merge", GITHUB_SHA: merge };
  return onEvent(checkedOut(server, merge, depth), "pull_request", { pull_request: { base: { sha: base } } }, env, inputs);
}

test.each([0, 2])("a pull request from a fork is told what it causes, and not what was there (fetch-depth %i)", (depth) => {
  const { code, log, summary, outputs } = onPullRequest(pullRequestFromFork(), depth);
  expect(code).toBe(1);
  expect(log.match(/^::.*$/gm)).toEqual([
    expect.stringMatching(/^::error file=infra\/table\.yaml,line=3,title=dynamodb-stream-oversubscribed::/),
  ]);
  expect(log).toMatch(/ Compared with the base of this pull request \([0-9a-f]{9}\): 0 fixed, 1 no worse than before and not shown\.\n/);
  expect(summary).toMatch(/^## stream-lint: 1 error\n/);
  expect(summary).toContain("Compared with the base of this pull request");
  expect(summary).not.toContain("old.yaml");
  expect(outputs).toMatchObject({ findings: "1", errors: "1" });
});

test("a checkout of one commit reports everything, with the line to add in the log, beside the lines and in the summary", () => {
  const { code, log, summary, outputs } = onPullRequest(pullRequestFromFork(), 1);
  const added = 'add "fetch-depth: 2" below "with:" of actions/checkout';
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ findings: "2" });
  expect(log).toContain(`stream-lint: warning: This clone is shallow and does not reach back to the base of this pull request`);
  expect(log.match(/^::warning .*$/gm)).toEqual([expect.stringContaining(added)]);
  expect(summary.replaceAll("\\", "")).toContain("fetch-depth: 2");
});

test("an input names another base, or none", () => {
  const hosted = pullRequestFromFork();
  expect(onPullRequest(hosted, 0, { base: "none" }).outputs).toMatchObject({ findings: "2" });
  expect(onPullRequest(hosted, 0, { base: "HEAD" }).outputs).toMatchObject({ findings: "0" });
  const { code, log } = onPullRequest(hosted, 0, { base: "origin/mian" });
  expect({ code, log }).toEqual({
    code: 2,
    log: "::error::--base origin/mian: this repository has no such commit; did you mean origin/main?\n",
  });
});

test("a push is compared with what was there before it, and a merge group with its base", () => {
  const server = repository();
  const before = server.commit(main);
  const pushed = server.commit(search);
  server.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const checkout = checkedOut(server, pushed, 0);
  const env = { GITHUB_REF: "refs/heads/main", GITHUB_SHA: pushed };
  expect(onEvent(checkout, "push", { before }, env).outputs).toMatchObject({ findings: "1" });
  expect(onEvent(checkout, "merge_group", { merge_group: { base_sha: before } }, env).outputs).toMatchObject({ findings: "1" });
});

test("where a forced push took the commit away that was there before, everything is reported", () => {
  const server = repository();
  const pushed = server.commit({ ...main, ...search });
  const { code, log, outputs } = onEvent(
    checkedOut(server, pushed, 0),
    "push",
    { before: "a".repeat(40) },
    { GITHUB_REF: "refs/heads/main" },
  );
  expect({ code, outputs }).toMatchObject({ code: 1, outputs: { findings: "2" } });
  expect(log.match(/^::warning .*$/gm)).toEqual([
    "::warning title=stream-lint::what was there before this push: this repository has no such commit, so that everything found is reported, not only what the change causes.",
  ]);
});

test("the first push of a branch is compared with the default branch, that of a repository with nothing", () => {
  const server = repository();
  server.commit(main);
  server.git("checkout", "--quiet", "-b", "change");
  const pushed = server.commit(search);
  const payload = { before: "0".repeat(40), repository: { default_branch: "main" } };
  const checkout = checkedOut(server, pushed, 0);
  expect(onEvent(checkout, "push", payload, { GITHUB_REF: "refs/heads/change" }).outputs).toMatchObject({ findings: "1" });
  const first = onEvent(checkout, "push", payload, { GITHUB_REF: "refs/heads/main" });
  expect(first.outputs).toMatchObject({ findings: "2" });
  expect(first.log).not.toContain("Compared with");
});

test("a workspace without git is reported in full", () => {
  const { code, log } = action.run({ "a.yaml": bare }, {}, { GITHUB_EVENT_NAME: "pull_request" });
  expect(code).toBe(1);
  expect(log).toContain("lies in no git repository, so that everything found is reported");
});
