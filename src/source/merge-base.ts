import { gitRoot, runGit } from "./git.js";

/** The commit that the work tree is compared with, or why there is none. */
export type MergeBase =
  | { readonly is: "found"; readonly root: string; readonly commit: string; readonly revision: string }
  | { readonly is: "shallow"; readonly isAtMerge: boolean }
  | { readonly is: "no repository" | "no commit" | "unrelated" }
  | { readonly is: "unknown"; readonly known: readonly string[] }
  | { readonly is: "failed"; readonly message: string };

/**
 * The last commit that HEAD has in common with the first of these revisions that is known. Nothing is fetched.
 * `merge` is the commit that stands for the change where a server merged it: a clone of two commits is enough where HEAD is that one.
 */
export function mergeBaseOf(revisions: readonly string[], cwd: string, merge?: string): MergeBase {
  const root = gitRoot(cwd);
  if (root === undefined) return { is: "no repository" };
  let last = { status: null as number | null, stderr: "" };
  // What begins like a flag is none of git's, whoever let it through.
  for (const revision of revisions.filter((one) => /^[^-]/.test(one))) {
    const { status, stdout, stderr } = runGit(root, ["merge-base", "--end-of-options", revision, "HEAD"]);
    const [commit = ""] = stdout.toString("latin1").split("\n");
    if (status === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return { is: "found", root, commit, revision };
    last = { status, stderr };
  }
  return whyNone(root, last, merge);
}

function whyNone(root: string, { status, stderr }: { readonly status: number | null; readonly stderr: string }, merge?: string): MergeBase {
  const told = (...command: readonly string[]): string | undefined => {
    const run = runGit(root, command);
    return run.status === 0 ? run.stdout.toString("utf8").trim() : undefined;
  };
  const isShallow = told("rev-parse", "--is-shallow-repository");
  if (isShallow === undefined) {
    const [line = ""] = stderr.split("\n");
    return { is: "failed", message: line.trim() === "" ? "git could not be run" : line.trim() };
  }
  const head = told("rev-parse", "--verify", "--quiet", "HEAD^{commit}");
  if (head === undefined) return { is: "no commit" };
  if (isShallow === "true") return { is: "shallow", isAtMerge: head === merge };
  if (status === 1) return { is: "unrelated" };
  const refs = told("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags") ?? "";
  return { is: "unknown", known: refs.split("\n").filter((name) => name !== "") };
}

/** Former names of the files that were renamed since a commit, as the index has them: new name → old name, relative to the root. */
export function renamedSince(root: string, commit: string): ReadonlyMap<string, string> {
  const { status, stdout } = runGit(root, ["diff-index", "--cached", "-M", "-z", "--name-status", "--diff-filter=R", commit, "--"]);
  if (status !== 0) return new Map();
  const parts = stdout.toString("utf8").split("\0");
  const renamed = new Map<string, string>();
  for (let at = 0; at + 2 < parts.length; at += 3) renamed.set(parts[at + 2] ?? "", parts[at + 1] ?? "");
  return renamed;
}
