import { readFileSync } from "node:fs";
import type { WantedBase } from "./request.js";

/** What the environment of a workflow tells. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the event that started a workflow is to be compared with; undefined for one that changes nothing, such as a schedule, and for
 * the first push of a repository. Of `pull_request_target` the base is checked out, which would be compared with itself.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function baseOfEvent(env: Environment): WantedBase | undefined {
  const event = payloadOf(env["GITHUB_EVENT_PATH"] ?? "");
  switch (env["GITHUB_EVENT_NAME"]) {
    case "pull_request": {
      // What is checked out by default is a merge of the change into its base, which may have moved on since the event.
      const merge = /^refs\/pull\/\d+\/merge$/.test(env["GITHUB_REF"] ?? "") ? commitIn(env["GITHUB_SHA"]) : undefined;
      const parent = merge === undefined ? [] : [`${merge}^1`];
      return wanted("the base of this pull request", [...parent, ...commits(at(event, "pull_request", "base", "sha"))], merge);
    }
    case "merge_group":
      return wanted("the base of this merge group", commits(at(event, "merge_group", "base_sha")));
    case "push":
      return baseOfPush(event, env["GITHUB_REF"] ?? "");
    default:
      return undefined;
  }
}

function baseOfPush(event: unknown, ref: string): WantedBase | undefined {
  const before = commits(at(event, "before"));
  if (before.length > 0) return wanted("what was there before this push", before);
  const branch = at(event, "repository", "default_branch");
  if (typeof branch !== "string" || branch === "" || ref === `refs/heads/${branch}`) return undefined;
  return wanted(branch, [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]);
}

function wanted(name: string, revisions: readonly string[], merge?: string): WantedBase {
  return { name, revisions, isOptional: true, merge };
}

/** None for a branch or a repository that was not there before: its commit is called by zeros. */
function commits(value: unknown): readonly string[] {
  const commit = commitIn(value);
  return commit === undefined || /^0+$/.test(commit) ? [] : [commit];
}

function commitIn(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : undefined;
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => {
    return typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? (inner as Record<string, unknown>)[key] : undefined;
  }, value);
}

/** Undefined where the runner wrote none: then nothing is known of the event but its name. */
function payloadOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
