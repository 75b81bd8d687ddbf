import { lstatSync, readdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { Contents } from "./contents.js";
import type { FileContents, Files, Kind } from "./files.js";
import { gitRoot, isIgnored, listedByGit } from "./git.js";
import type { Listing } from "./git.js";
import { isLeftOut, walk } from "./walk.js";

/** The files as they lie on the disk. */
export class WorkTree implements Files {
  readonly #listings = new Map<string, Listing | undefined>();

  kindOf(absolute: string): Kind | undefined {
    try {
      const stats = lstatSync(absolute, { throwIfNoEntry: false });
      if (stats === undefined) return undefined;
      if (stats.isFile()) return "file";
      if (stats.isDirectory()) return "folder";
      return stats.isSymbolicLink() ? "link" : "other";
    } catch {
      return undefined;
    }
  }

  realpathOf(absolute: string): string | undefined {
    try {
      return realpathSync(absolute);
    } catch {
      return undefined;
    }
  }

  namesIn(folder: string): readonly string[] | undefined {
    try {
      return readdirSync(folder).sort();
    } catch {
      return undefined;
    }
  }

  namesBelow(folder: string, onUnlisted: (name: string) => void): readonly string[] {
    const root = gitRoot(folder);
    const listing = root === undefined || isIgnored(root, folder) ? undefined : this.listing(root, folder);
    if (root === undefined || listing === undefined) return walk(folder, onUnlisted);
    const prefix = folder === root ? "" : `${path.relative(root, folder).split(path.sep).join("/")}/`;
    const below = (name: string): string => name.slice(prefix.length);
    const inRepositories = listing.repositories
      .filter(({ name }) => !isLeftOut(below(name)))
      .flatMap(({ name }) => this.namesInRepository(path.join(root, name), onUnlisted).map((found) => `${below(name)}/${found}`));
    return [...listing.files.map(below), ...inRepositories];
  }

  /** The same for a repository that lies in another one. */
  namesInRepository(inner: string, onUnlisted: (name: string) => void): readonly string[] {
    return gitRoot(inner) === inner ? this.namesBelow(inner, onUnlisted) : walk(inner, () => undefined);
  }

  /** What git lists below a folder; it is asked once. */
  listing(root: string, folder: string): Listing | undefined {
    if (!this.#listings.has(folder)) this.#listings.set(folder, listedByGit(root, folder));
    return this.#listings.get(folder);
  }

  contents(limit: number): FileContents {
    return new Contents(limit);
  }
}
