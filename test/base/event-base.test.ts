import path from "node:path";
import { expect, test } from "vitest";
import { baseOfEvent } from "../../src/config/event-base.js";
import { folderWith } from "../config/folder.js";

const base = "1".repeat(40);
const merge = "2".repeat(40);

/** The revisions that an event is compared with. */
function revisions(name: string, payload: unknown, env: Readonly<Record<string, string>> = {}): readonly string[] | undefined {
  const folder = folderWith({ "event.json": typeof payload === "string" ? payload : JSON.stringify(payload) });
  return baseOfEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path.join(folder, "event.json"), ...env })?.revisions;
}

test("a pull request is compared with what the server merged it into, else with the base that the event names", () => {
  const payload = { pull_request: { base: { sha: base, ref: "main" }, head: { repo: { fork: true } } } };
  const env = { GITHUB_REF: "refs/pull/7/merge", GITHUB_SHA: merge };
  expect(revisions("pull_request", payload, env)).toEqual([`${merge}^1`, base]);
  expect(revisions("pull_request", payload, { ...env, GITHUB_REF: "refs/heads/change" })).toEqual([base]);
});

test("a merge group and a push are compared with what was there before", () => {
  expect(revisions("merge_group", { merge_group: { base_sha: base } })).toEqual([base]);
  expect(revisions("push", { before: base }, { GITHUB_REF: "refs/heads/main" })).toEqual([base]);
});

test("the first push of a branch is compared with the default branch, that of a repository with nothing", () => {
  const payload = { before: "0".repeat(40), repository: { default_branch: "main" } };
  expect(revisions("push", payload, { GITHUB_REF: "refs/heads/change" })).toEqual(["refs/remotes/origin/main", "refs/heads/main"]);
  expect(revisions("push", payload, { GITHUB_REF: "refs/heads/main" })).toBeUndefined();
});

test.each(["schedule", "workflow_dispatch", "pull_request_target", ""])("the event %j is compared with nothing", (name) => {
  expect(revisions(name, { before: base, pull_request: { base: { sha: base } } })).toBeUndefined();
});

test.each(["", "{", "[]", "null", '{"before": "--upload-pack=x"}', '{"before": 7}', '{"repository": {"default_branch": {}}}'])(
  "a payload that is none (%j) is compared with nothing",
  (payload) => {
    expect(revisions("push", payload)).toBeUndefined();
    expect(revisions("merge_group", payload)).toEqual([]);
  },
);
