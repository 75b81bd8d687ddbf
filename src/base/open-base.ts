import path from "node:path";
import type { WantedBase } from "../config/request.js";
import { didYouMean } from "../suggestion.js";
import { CommitTree } from "../source/commit-tree.js";
import { textOfPlainFile } from "../source/files.js";
import { gitRoot, isIgnored } from "../source/git.js";
import { entriesOf } from "../source/git-objects.js";
import { mergeBaseOf, renamedSince } from "../source/merge-base.js";
import type { MergeBase } from "../source/merge-base.js";
import { isWithin } from "../source/within.js";
import type { WorkTree } from "../source/work-tree.js";

/** The commit that the work tree is compared with. */
export interface Base {
  readonly files: CommitTree;
  readonly name: string;
  readonly commit: string;
  /** What a file was called there, which may be what it is called now; both relative to the working folder. */
  readonly formerly: (file: string) => string;
  /** The text of a small file; undefined where it has none. */
  readonly textOf: (absolute: string) => string | undefined;
  /** The same by the path that the file has now, relative to the working folder. */
  readonly formerText: (file: string) => string | undefined;
}

/** The base, or a sentence that says why there is none. */
export type OpenedBase = { readonly base: Base } | { readonly whyNot: string; readonly isFailure: boolean };

/** Finds the base and lists what is in it; nothing of it is read yet. */
export function openBase(wanted: WantedBase, cwd: string, work: WorkTree): OpenedBase {
  const found = mergeBaseOf(wanted.revisions, cwd, wanted.merge);
  if (found.is !== "found") return { whyNot: sentence(found, wanted, cwd), isFailure: !wanted.isOptional && found.is !== "shallow" };
  const { root, commit } = found;
  const entries = entriesOf(root, commit);
  if (entries === undefined)
    return { whyNot: sentence({ is: "failed", message: `${commit} cannot be read` }, wanted, cwd), isFailure: !wanted.isOptional };
  const files = new CommitTree(root, entries, work);
  const textOf = (absolute: string): string | undefined => textOfPlainFile(files, absolute, 1_000_000);
  const formerly = formerlyIn(files, { root, commit, cwd });
  const formerText = (file: string): string | undefined => textOf(path.resolve(cwd, formerly(file)));
  return { base: { files, name: wanted.name, commit, formerly, textOf, formerText } };
}

function formerlyIn(files: CommitTree, { root, commit, cwd }: { root: string; commit: string; cwd: string }): (file: string) => string {
  let renamed: ReadonlyMap<string, string> | undefined;
  const inRepository = path.relative(root, cwd);
  const atRoot = (file: string): string => path.join(inRepository, file).split(path.sep).join("/");
  return (file) => {
    // Git is asked only where a name tells nothing.
    if (files.has(atRoot(file))) return file;
    renamed ??= renamedSince(root, commit);
    const former = renamed.get(atRoot(file));
    return former === undefined ? file : path.relative(inRepository, former).split(path.sep).join("/");
  };
}

/** Sentences for paths that were named and of which git knows nothing, so that all that is found in them is reported. */
export function unknownToGit(names: readonly string[], { files }: Base, cwd: string): readonly string[] {
  const root = gitRoot(cwd) ?? cwd;
  return names.flatMap((name) => {
    const absolute = path.resolve(cwd, name);
    if (files.realpathOf(absolute) !== undefined) return [];
    const why = !isWithin(root, absolute) ? "lies outside of the repository" : isIgnored(root, absolute) ? "is ignored by git" : undefined;
    if (why === undefined) return [];
    return [`${name} ${why}, so that nobody knows what was in it before the change: everything found there is reported.`];
  });
}

function sentence(none: Exclude<MergeBase, { readonly is: "found" }>, { name, isOptional }: WantedBase, cwd: string): string {
  const all = isOptional || none.is === "shallow" ? ", so that everything found is reported, not only what the change causes" : "";
  const asked = isOptional ? name : `--base ${name}`;
  switch (none.is) {
    case "shallow":
      return `This clone is shallow and does not reach back to ${name}${all}: add "fetch-depth: ${none.isAtMerge ? 2 : 0}" below "with:" of actions/checkout; elsewhere, run "git fetch --unshallow".`;
    case "no repository":
      return `${asked}: ${cwd} lies in no git repository${all}.`;
    case "no commit":
      return `${asked}: this repository has no commit yet, and nothing to compare with${all}.`;
    case "unrelated":
      return `${asked}: it has no commit in common with what is checked out${all}.`;
    case "failed":
      return `${asked}: git cannot tell what it is (${none.message})${all}.`;
    case "unknown":
      return `${asked}: this repository has no such commit${all === "" ? meant(name, none.known) : `${all}.`}`;
  }
}

function meant(name: string, known: readonly string[]): string {
  const elsewhere = known.find((one) => one.endsWith(`/${name}`));
  return elsewhere === undefined ? didYouMean(name, known) || "." : `; did you mean ${elsewhere}?`;
}
