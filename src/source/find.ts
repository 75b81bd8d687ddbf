import { realpathSync } from "node:fs";
import path from "node:path";
import type { Files } from "./files.js";
import { gitRoot, repositoryOf } from "./git.js";
import { isProgram } from "./program.js";
import { belongsToModule } from "./terraform-files.js";
import { isLeftOut } from "./walk.js";
import { isWithin } from "./within.js";
import { WorkTree } from "./work-tree.js";

/** How the names of files end that may hold a template; a file that is named by the user may end as it likes. */
const endings: readonly string[] = [".yaml", ".yml", ".json", ".template", ".tf", ".tofu"];

/** A file to look into. */
export interface FoundFile {
  /** Its name in reports: relative to the working folder, with forward slashes. */
  readonly path: string;
  readonly absolute: string;
  /** The user named this very file, not only a folder that holds it. */
  readonly named: boolean;
}

/** A path that could not be followed, and a sentence that says why. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

export interface Found {
  /** Sorted by path; no file stands twice, under whatever names it can be reached. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** Whether a file or a folder, by its absolute path, is not to be looked at. */
export type LeavesOut = (absolute: string) => boolean;

const nothingLeftOut: LeavesOut = () => false;

/**
 * The files at these paths, which are relative to `cwd` or absolute. A folder stands for the files in it that git lists,
 * or for all of them where git does not look after it or ignores it as a whole. Nothing outside of the git root (without
 * one: of `cwd`) is read, unless the user named it, and nothing is opened here. What `leavesOut` holds for is left out,
 * unless it is named itself.
 */
export function findFiles(
  paths: readonly string[],
  cwd: string,
  leavesOut: LeavesOut = nothingLeftOut,
  files: Files = new WorkTree(),
): Found {
  const problems: Problem[] = [];
  const candidates = paths.flatMap((named): Candidate[] => {
    const absolute = path.resolve(cwd, named);
    const real = files.realpathOf(absolute);
    const kind = real === undefined ? undefined : files.kindOf(real);
    const refuse = (message: string): [] => {
      problems.push({ path: named, message });
      return [];
    };
    if (real === undefined || kind === undefined) return refuse(`${named} does not exist.`);
    if (kind === "file") return [{ absolute, real, isLink: false, named: true }];
    if (kind !== "folder") return refuse(`${named} is neither a file nor a folder.`);
    const found = filesIn({ absolute, real }, realpathSync(cwd), files, (name) => {
      const folder = nameOf(path.join(absolute, name), cwd);
      problems.push({ path: folder, message: `The folder ${folder} cannot be listed; make it readable or leave it out.` });
    });
    return leavesOut(absolute) ? found : found.filter((file) => !leavesOut(file.absolute));
  });
  return {
    files: withoutDoubles(candidates)
      .map(({ absolute, named }) => ({ path: nameOf(absolute, cwd), absolute, named }))
      .sort(byPath),
    problems,
  };
}

/**
 * The files that others bring along, by the names that reports give them; a name that ends in a slash stands for the files of Terraform in a folder. One outside of the repository, or one that is no plain
 * file, is passed over; `missing` are those that are not there at all.
 */
export function findBroughtAlong(
  paths: readonly string[],
  cwd: string,
  files: Files = new WorkTree(),
): { readonly files: readonly FoundFile[]; readonly missing: readonly string[] } {
  const root = realpathSync(repositoryOf(realpathSync(cwd)));
  const found: FoundFile[] = [];
  const missing: string[] = [];
  for (const name of paths) {
    const absolute = path.resolve(cwd, name);
    const isFolder = name.endsWith("/");
    if (!isWithin(root, files.realpathOf(isFolder ? absolute : path.dirname(absolute)) ?? absolute)) continue;
    if (isFolder) {
      const entries = files.namesIn(absolute);
      if (entries === undefined) missing.push(name);
      const isOfModule = (entry: string): boolean =>
        belongsToModule(entry) && regularFile(path.join(absolute, entry), root, files) !== undefined;
      found.push(...(entries ?? []).filter(isOfModule).map((entry) => inFolder(name, entry, absolute)));
    } else if (files.kindOf(absolute) === undefined) missing.push(name);
    else if (regularFile(absolute, root, files) !== undefined) found.push({ path: name, absolute, named: false });
  }
  return { files: found, missing };
}

function inFolder(folder: string, entry: string, absolute: string): FoundFile {
  return { path: path.posix.join(folder, entry), absolute: path.join(absolute, entry), named: false };
}

interface Candidate {
  readonly absolute: string;
  /** The path without any links; tells whether two candidates are the same file. */
  readonly real: string;
  readonly isLink: boolean;
  readonly named: boolean;
}

function filesIn(
  { absolute, real }: Pick<Candidate, "absolute" | "real">,
  cwd: string,
  files: Files,
  onUnlisted: (name: string) => void,
): Candidate[] {
  const root = gitRoot(real) ?? (isWithin(cwd, real) ? cwd : real);
  const isFolder = withoutLinks(real, files);
  return files.namesBelow(real, onUnlisted).flatMap((name): Candidate[] => {
    if (isLeftOut(name) || !(endings.includes(path.extname(name).toLowerCase()) || isProgram(name))) return [];
    if (!isFolder(path.posix.dirname(name))) return [];
    const file = regularFile(path.join(real, name), root, files);
    return file === undefined ? [] : [{ absolute: path.join(absolute, name), named: false, ...file }];
  });
}

/** Whether a name below `folder` is a folder and can be reached without a link: one may have become a link since git listed what was in it. */
function withoutLinks(folder: string, files: Files): (name: string) => boolean {
  const known = new Map<string, boolean>([[".", true]]);
  const isFolder = (name: string): boolean => {
    const told = known.get(name) ?? (isFolder(path.posix.dirname(name)) && files.kindOf(path.join(folder, name)) === "folder");
    known.set(name, told);
    return told;
  };
  return isFolder;
}

/** The file itself, or the one within the root that a link leads to; undefined for anything else, such as a pipe. */
function regularFile(file: string, root: string, files: Files): Pick<Candidate, "real" | "isLink"> | undefined {
  const kind = files.kindOf(file);
  if (kind === "file") return { real: file, isLink: false };
  if (kind !== "link") return undefined;
  const real = files.realpathOf(file);
  return real !== undefined && isWithin(root, real) && files.kindOf(real) === "file" ? { real, isLink: true } : undefined;
}

/** Of several ways to one file the one that the user named, else one that is no link. */
function withoutDoubles(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ named, isLink }: Candidate): number => (named ? 0 : isLink ? 2 : 1);
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.real);
    if (known === undefined || rank(candidate) < rank(known)) best.set(candidate.real, candidate);
  }
  return [...best.values()];
}

function nameOf(absolute: string, cwd: string): string {
  return path.relative(cwd, absolute).split(path.sep).join("/");
}

/** By code unit, not by locale: the order is the same on every machine. */
function byPath(one: FoundFile, other: FoundFile): number {
  return one.path < other.path ? -1 : 1;
}
