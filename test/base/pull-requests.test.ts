import { afterEach, describe, expect, it } from "vitest";
import { changes } from "./pull-requests/changes.js";
import { files } from "./pull-requests/files.js";
import { handlers } from "./pull-requests/handlers.js";
import { history } from "./pull-requests/history.js";
import { names } from "./pull-requests/names.js";
import type { PullRequest } from "./pull-requests/pull-request.js";
import { readers } from "./pull-requests/readers.js";
import { settings } from "./pull-requests/settings.js";
import { suppressions } from "./pull-requests/suppressions.js";
import { terraform } from "./pull-requests/terraform.js";
import { Repository } from "./repository.js";
import { runIn, told } from "./run.js";

const made: Repository[] = [];
afterEach(() => made.splice(0).forEach((repository) => repository.remove()));

function repositoryOf({ main, commits, meanwhile, merges = false, uncommitted = {} }: PullRequest): Repository {
  const repository = new Repository();
  made.push(repository);
  repository.commit(main);
  repository.git("checkout", "--quiet", "-b", "change");
  for (const changes of commits) repository.commit(changes);
  if (meanwhile !== undefined) {
    repository.git("checkout", "--quiet", "main");
    repository.commit(meanwhile);
    repository.git("checkout", "--quiet", "change");
    if (merges) repository.git("merge", "--quiet", "--no-edit", "main");
  }
  repository.write(uncommitted);
  return repository;
}

const groups = { changes, handlers, readers, names, files, history, settings, suppressions, terraform };

describe.each(Object.entries(groups))("pull requests about %s", (_, pullRequests) => {
  it.each(pullRequests)("$title", async (pullRequest) => {
    const { found, fixed = 0, unchanged = 0, argv = [], stderr = /^$/, message } = pullRequest;
    const { folder } = repositoryOf(pullRequest);
    const outcome = await runIn(folder, "--base", "main", "--format", "json", ...argv);
    expect(outcome.stderr).toMatch(stderr);
    const said = told(outcome.stdout);
    expect(said.found).toEqual(found);
    expect(said.summary).toMatchObject({ fixed, unchanged });
    expect(outcome.code).toBe(pullRequest.code ?? (said.summary.errors > 0 ? 1 : 0));
    if (pullRequest.undecided !== undefined) expect(said.summary.undecided).toBe(pullRequest.undecided);
    if (message !== undefined) expect(said.messages[0]).toMatch(message);
  });
});
