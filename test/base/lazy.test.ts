import { afterAll, expect, test, vi } from "vitest";
import { twoReaders } from "./pull-requests/templates.js";
import { Repository } from "./repository.js";
import { runIn } from "./run.js";

const { loaded, noting } = vi.hoisted(() => {
  const loaded: string[] = [];
  const noting =
    (name: string) =>
    async (original: () => Promise<object>): Promise<object> => {
      loaded.push(name);
      return await original();
    };
  return { loaded, noting };
});
vi.mock("../../src/base/open-base.js", noting("open-base"));
vi.mock("../../src/base/caused.js", noting("caused"));
vi.mock("../../src/source/commit-tree.js", noting("commit-tree"));
vi.mock("../../src/source/git-objects.js", noting("git-objects"));
vi.mock("../../src/source/merge-base.js", noting("merge-base"));

const repository = new Repository();
afterAll(() => repository.remove());

test("without --base nothing is loaded that reads commits or compares", async () => {
  repository.commit({ "readers.yaml": twoReaders });
  expect((await runIn(repository.folder)).stderr).toBe("");
  expect((await runIn(repository.folder, "--focus", "readers.yaml")).stderr).toBe("");
  expect((await runIn(repository.folder, "graph")).stderr).toBe("");
  expect(loaded).toEqual([]);
  await runIn(repository.folder, "--base", "HEAD");
  expect(loaded.sort()).toEqual(["caused", "commit-tree", "git-objects", "merge-base", "open-base"]);
});
