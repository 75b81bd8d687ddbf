import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from "node:fs";
import path from "node:path";
import { gitRoot, isIgnored, listedByGit, repositoryOf } from "./git.js";
import { isProgram } from "./program.js";
import { belongsToModule } from "./terraform-files.js";
import { isLeftOut, walk } from "./walk.js";
import { isWithin } from "./within.js";

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

/**
 * The files at these paths, which are relative to `cwd` or absolute. A folder stands for the files in it that git lists,
 * or for all of them where git does not look after it or ignores it as a whole. Nothing outside of the git root (without
 * one: of `cwd`) is read, unless the user named it, and nothing is opened here. What `leavesOut` holds for is left out,
 * unless it is named itself.
 */
export function findFiles(paths: readonly string[], cwd: string, leavesOut: LeavesOut = () => false): Found {
  const problems: Problem[] = [];
  const candidates = paths.flatMap((named): Candidate[] => {
    const absolute = path.resolve(cwd, named);
    const stats = statsOf(statSync, absolute);
    const refuse = (message: string): [] => {
      problems.push({ path: named, message });
      return [];
    };
    if (stats === undefined) return refuse(`${named} does not exist.`);
    if (stats.isFile()) return [{ absolute, real: realpathSync(absolute), isLink: false, named: true }];
    if (!stats.isDirectory()) return refuse(`${named} is neither a file nor a folder.`);
    const files = filesIn(absolute, realpathSync(cwd), (name) => {
      const folder = nameOf(path.join(absolute, name), cwd);
      problems.push({ path: folder, message: `The folder ${folder} cannot be listed; make it readable or leave it out.` });
    });
    return leavesOut(absolute) ? files : files.filter((file) => !leavesOut(file.absolute));
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
): { readonly files: readonly FoundFile[]; readonly missing: readonly string[] } {
  const root = realpathSync(repositoryOf(realpathSync(cwd)));
  const files: FoundFile[] = [];
  const missing: string[] = [];
  for (const name of paths) {
    const absolute = path.resolve(cwd, name);
    const isFolder = name.endsWith("/");
    if (!isWithin(root, realpathOf(isFolder ? absolute : path.dirname(absolute)) ?? absolute)) continue;
    if (isFolder) {
      const entries = entriesOf(absolute);
      if (entries === undefined) missing.push(name);
      files.push(...(entries ?? []).flatMap((entry) => moduleFile(name, entry, absolute, root)));
    } else if (statsOf(lstatSync, absolute) === undefined) missing.push(name);
    else if (regularFile(absolute, root) !== undefined) files.push({ path: name, absolute, named: false });
  }
  return { files, missing };
}

/** A file of Terraform in a folder that is named as a whole. */
function moduleFile(folder: string, entry: string, absolute: string, root: string): readonly FoundFile[] {
  const file = path.join(absolute, entry);
  if (!belongsToModule(entry) || regularFile(file, root) === undefined) return [];
  return [{ path: path.posix.join(folder, entry), absolute: file, named: false }];
}

/** The names in a folder, in an order that is the same everywhere; undefined where there is none. */
function entriesOf(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}

interface Candidate {
  readonly absolute: string;
  /** The path without any links; tells whether two candidates are the same file. */
  readonly real: string;
  readonly isLink: boolean;
  readonly named: boolean;
}

function filesIn(folder: string, cwd: string, onUnlisted: (name: string) => void): Candidate[] {
  const real = realpathSync(folder);
  const root = gitRoot(real) ?? (isWithin(cwd, real) ? cwd : real);
  const isFolder = withoutLinks(real);
  return namesIn(real, onUnlisted).flatMap((name): Candidate[] => {
    if (isLeftOut(name) || !(endings.includes(path.extname(name).toLowerCase()) || isProgram(name))) return [];
    if (!isFolder(path.posix.dirname(name))) return [];
    const file = regularFile(path.join(real, name), root);
    return file === undefined ? [] : [{ absolute: path.join(folder, name), named: false, ...file }];
  });
}

/** Whether a name below `folder` is a folder and can be reached without a link: one may have become a link since git listed what was in it. */
function withoutLinks(folder: string): (name: string) => boolean {
  const known = new Map<string, boolean>([[".", true]]);
  const isFolder = (name: string): boolean => {
    const told =
      known.get(name) ?? (isFolder(path.posix.dirname(name)) && statsOf(lstatSync, path.join(folder, name))?.isDirectory() === true);
    known.set(name, told);
    return told;
  };
  return isFolder;
}

/** The names of all files below a folder without links in its path, relative to it, with forward slashes. */
function namesIn(folder: string, onUnlisted: (name: string) => void): string[] {
  const root = gitRoot(folder);
  const listing = root === undefined || isIgnored(root, folder) ? undefined : listedByGit(root, folder);
  if (root === undefined || listing === undefined) return walk(folder, onUnlisted);
  const prefix = folder === root ? "" : `${path.relative(root, folder).split(path.sep).join("/")}/`;
  const below = (name: string): string => name.slice(prefix.length);
  const inRepositories = listing.repositories
    .filter((name) => !isLeftOut(below(name)))
    .flatMap((name) => {
      const inner = path.join(root, name);
      const names = gitRoot(inner) === inner ? namesIn(inner, onUnlisted) : walk(inner, () => undefined);
      return names.map((found) => `${below(name)}/${found}`);
    });
  return [...listing.files.map(below), ...inRepositories];
}

/** The file itself, or the one within the root that a link leads to; undefined for anything else, such as a pipe. */
function regularFile(file: string, root: string): Pick<Candidate, "real" | "isLink"> | undefined {
  const stats = statsOf(lstatSync, file);
  if (stats?.isFile() === true) return { real: file, isLink: false };
  if (stats?.isSymbolicLink() !== true) return undefined;
  const real = realpathOf(file);
  return real !== undefined && isWithin(root, real) && statsOf(statSync, real)?.isFile() === true ? { real, isLink: true } : undefined;
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

/** Undefined where nothing is, or nothing can be reached. */
function statsOf(look: typeof statSync, file: string): Stats | undefined {
  try {
    return look(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Undefined for a link that leads nowhere or in a circle. */
function realpathOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

function nameOf(absolute: string, cwd: string): string {
  return path.relative(cwd, absolute).split(path.sep).join("/");
}

/** By code unit, not by locale: the order is the same on every machine. */
function byPath(one: FoundFile, other: FoundFile): number {
  return one.path < other.path ? -1 : 1;
}
