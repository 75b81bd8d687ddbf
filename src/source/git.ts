import type * as ChildProcess from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The folder at or above `folder` that holds a `.git`; undefined where there is none. */
export function gitRoot(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/** The folder that a run may read in: the git root that `cwd` lies in, or `cwd` itself where there is none. */
export function repositoryOf(cwd: string): string {
  return gitRoot(cwd) ?? cwd;
}

/** What git knows of below a folder: paths relative to the root, with forward slashes. */
export interface Listing {
  /** Files, tracked or neither tracked nor ignored; some may be gone from disk. */
  readonly files: readonly string[];
  /** Folders that are repositories of their own: submodules and others. */
  readonly repositories: readonly string[];
}

/** What git lists below `folder`, which lies in `root`; undefined where git is not installed or refuses. */
export function listedByGit(root: string, folder: string): Listing | undefined {
  const output = git(root, [
    "--literal-pathspecs",
    "ls-files",
    "-z",
    "--stage",
    "--cached",
    "--others",
    "--exclude-standard",
    "--",
    relative(root, folder),
  ]);
  if (output === undefined) return undefined;
  const files: string[] = [];
  const repositories: string[] = [];
  for (const entry of output.split("\0")) {
    // Only what is tracked has a mode before it.
    const [, mode, name = entry] = /^([0-7]{6}) [0-9a-f]+ \d\t(.*)$/s.exec(entry) ?? [];
    if (mode === gitlink || name.endsWith("/")) repositories.push(name.replace(/\/$/, ""));
    else if (name !== "") files.push(name);
  }
  return { files, repositories };
}

const gitlink = "160000";

/** Whether git ignores this folder, or one above it. */
export function isIgnored(root: string, folder: string): boolean {
  if (folder === root) return false;
  // "./" keeps a name that starts with a colon from being more than a name.
  return git(root, ["check-ignore", "--no-index", "--quiet", "--", `./${relative(root, folder)}`]) !== undefined;
}

function relative(root: string, folder: string): string {
  return path.relative(root, folder).split(path.sep).join("/") || ".";
}

/** What git prints, undefined where it fails. Nothing that the repository configures is run, nor is anything fetched. */
function git(root: string, command: readonly string[]): string | undefined {
  // Loading it takes a noticeable part of a short run, which needs no git as long as only files are named.
  const { spawnSync } = createRequire(import.meta.filename)("node:child_process") as typeof ChildProcess;
  const { status, stdout } = spawnSync(
    "git",
    [
      ...["-C", root, `--git-dir=${path.join(root, ".git")}`, `--work-tree=${root}`],
      ...["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"],
      ...command,
    ],
    // On Windows a program is first looked for in the working folder, and the checked repository is not to provide one.
    { cwd: import.meta.dirname, encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"], windowsHide: true },
  );
  return status === 0 ? stdout : undefined;
}
