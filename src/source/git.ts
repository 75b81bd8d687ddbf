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
  readonly repositories: readonly InnerRepository[];
}

/** A repository that lies in another one. */
export interface InnerRepository {
  readonly name: string;
  /** The commit that the outer one wants of it; undefined where it is no submodule. */
  readonly commit: string | undefined;
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
  const repositories: InnerRepository[] = [];
  for (const entry of output.split("\0")) {
    // Only what is tracked has a mode before it.
    const [, mode, id, name = entry] = /^([0-7]{6}) ([0-9a-f]+) \d\t(.*)$/s.exec(entry) ?? [];
    if (mode === gitlink || name.endsWith("/")) repositories.push({ name: name.replace(/\/$/, ""), commit: id });
    else if (name !== "") files.push(name);
  }
  return { files, repositories };
}

/** The mode of a submodule. */
export const gitlink = "160000";

/** Whether git ignores this folder, or one above it. */
export function isIgnored(root: string, folder: string): boolean {
  if (folder === root) return false;
  // "./" keeps a name that starts with a colon from being more than a name.
  return git(root, ["check-ignore", "--no-index", "--quiet", "--", `./${relative(root, folder)}`]) !== undefined;
}

function relative(root: string, folder: string): string {
  return path.relative(root, folder).split(path.sep).join("/") || ".";
}

function git(root: string, command: readonly string[]): string | undefined {
  const { status, stdout } = runGit(root, command);
  return status === 0 ? stdout.toString("utf8") : undefined;
}

/** How a command of git ended; without a status it could not be started, or wrote too much. */
export interface GitRun {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git in a repository. Nothing that the repository configures is run, nor is anything fetched. */
export function runGit(root: string, command: readonly string[], input?: string): GitRun {
  // Loading it takes a noticeable part of a short run, which needs no git as long as only files are named.
  const { spawnSync } = createRequire(import.meta.filename)("node:child_process") as typeof ChildProcess;
  const run: { status: number | null; stdout: Buffer | null; stderr: Buffer | null } = spawnSync(
    "git",
    [
      ...["-C", root, `--git-dir=${path.join(root, ".git")}`, `--work-tree=${root}`],
      ...["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"],
      ...command,
    ],
    // On Windows a program is first looked for in the working folder, and the checked repository is not to provide one.
    {
      cwd: import.meta.dirname,
      maxBuffer: 1 << 30,
      windowsHide: true,
      ...(input === undefined ? { stdio: ["ignore", "pipe", "pipe"] } : { stdio: "pipe", input }),
    },
  );
  return { status: run.status, stdout: run.stdout ?? Buffer.alloc(0), stderr: run.stderr?.toString("utf8") ?? "" };
}
