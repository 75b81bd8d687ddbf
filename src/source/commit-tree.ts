import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import path from "node:path";
import type { FileContents, Files, Kind } from "./files.js";
import { gitlink } from "./git.js";
import { blobs, linkMode } from "./git-objects.js";
import type { TreeEntry, Unavailable } from "./git-objects.js";
import { isWithin } from "./within.js";
import type { WorkTree } from "./work-tree.js";

/**
 * The files of a commit, under the paths that they have or would have in the work tree, which is not touched. What the repository
 * does not look after is as it is now: what `terraform init` brought, and repositories that lie in this one, unless the commit
 * has another version of them.
 */
export class CommitTree implements Files {
  /** Without links in its path. */
  readonly #root: string;
  readonly #givenRoot: string;
  readonly #work: WorkTree;
  readonly #entries: ReadonlyMap<string, TreeEntry>;
  readonly #folders = new Map<string, Set<string>>([["", new Set()]]);
  /** Names of inner repositories. */
  readonly #others: readonly string[];
  #targets: ReadonlyMap<string, Buffer | Unavailable> | undefined;

  /** `entries` are those of the commit, `root` is where the work tree of its repository lies. */
  constructor(root: string, entries: readonly TreeEntry[], work: WorkTree) {
    this.#root = realpathSync(root);
    this.#givenRoot = root;
    this.#work = work;
    this.#entries = new Map(entries.filter(({ mode }) => mode !== gitlink).map((entry) => [entry.name, entry]));
    for (const name of this.#entries.keys()) this.#addTo(folderOf(name), path.posix.basename(name));
    const wanted = new Map(entries.filter(({ mode }) => mode === gitlink).map(({ name, id }) => [name, id]));
    const inner = work.listing(this.#root, this.#root)?.repositories ?? [];
    this.#others = inner.filter(({ name, commit }) => wanted.get(name) === commit).map(({ name }) => name);
  }

  /** Whether the commit has a file of that name, which is relative to the root. */
  has(name: string): boolean {
    return this.#entries.has(name);
  }

  kindOf(absolute: string): Kind | undefined {
    const name = this.#nameOf(absolute);
    if (name === undefined) return undefined;
    if (this.#isElsewhere(name)) return this.#work.kindOf(absolute);
    const entry = this.#entries.get(name);
    if (entry !== undefined) return entry.mode === linkMode ? "link" : "file";
    return this.#folders.has(name) ? "folder" : undefined;
  }

  realpathOf(absolute: string): string | undefined {
    const name = this.#nameOf(absolute);
    if (name === undefined) return undefined;
    if (this.#isElsewhere(name)) return this.#work.realpathOf(absolute);
    const real = this.#resolved(name);
    return real === undefined ? undefined : path.join(this.#root, real);
  }

  namesIn(folder: string): readonly string[] | undefined {
    const name = this.#nameOf(this.realpathOf(folder) ?? folder);
    if (name !== undefined && this.#isElsewhere(name)) return this.#work.namesIn(folder);
    const names = name === undefined ? undefined : this.#folders.get(name);
    return names === undefined ? undefined : [...names].sort();
  }

  namesBelow(folder: string, onUnlisted: (name: string) => void): readonly string[] {
    const name = this.#nameOf(folder);
    if (name === undefined) return [];
    if (this.#isElsewhere(name)) return this.#work.namesBelow(folder, onUnlisted);
    const prefix = name === "" ? "" : `${name}/`;
    const inOthers = this.#others.flatMap((other) =>
      `${other}/`.startsWith(prefix)
        ? this.#work.namesInRepository(path.join(this.#root, other), onUnlisted).map((found) => `${other}/${found}`)
        : [],
    );
    return [...this.#entries.keys(), ...inOthers].filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
  }

  contents(limit: number, expected: readonly string[] = []): FileContents {
    const work = this.#work.contents(limit);
    const entryAt = (file: string): TreeEntry | undefined => this.#entries.get(this.#nameOf(this.realpathOf(file) ?? file) ?? "");
    const changed = expected.flatMap((file) => {
      const entry = entryAt(file);
      return entry === undefined || isUnchanged(file, entry, work) ? [] : [entry.id];
    });
    const known = new Map(blobs(this.#root, [...new Set(changed)], limit));
    const asked = new Set(expected);
    const read: FileContents["read"] = (file, overlap, use) => {
      const name = this.#nameOf(file);
      if (name !== undefined && this.#isElsewhere(name)) return work.read(file, overlap, use);
      const entry = entryAt(file);
      if (entry === undefined) throw failure("ENOENT");
      const bytes = known.get(entry.id) ?? (asked.has(file) ? undefined : blobs(this.#root, [entry.id], limit).get(entry.id));
      if (typeof bytes === "string") throw failure(bytes);
      return bytes === undefined ? work.read(file, overlap, use) : use(bytes, true);
    };
    return { read };
  }

  /** Relative to the root; undefined for what lies outside of it. */
  #nameOf(absolute: string): string | undefined {
    const root = [this.#root, this.#givenRoot].find((one) => isWithin(one, absolute));
    return root === undefined ? undefined : path.relative(root, absolute).split(path.sep).join("/");
  }

  #isElsewhere(name: string): boolean {
    if (this.#entries.has(name)) return false;
    return `/${name}/`.includes("/.terraform/") || this.#others.some((other) => name === other || name.startsWith(`${other}/`));
  }

  /** The name without links in it. */
  #resolved(name: string, hops = 0): string | undefined {
    const steps = name === "" ? [] : name.split("/");
    for (let count = 1; count <= steps.length; count++) {
      const at = steps.slice(0, count).join("/");
      if (this.#entries.get(at)?.mode !== linkMode) continue;
      const target = this.#targetOf(at);
      if (target === undefined || hops > 40) return undefined;
      return this.#resolved(path.posix.join(target, ...steps.slice(count)), hops + 1);
    }
    return this.#entries.has(name) || this.#folders.has(name) ? name : undefined;
  }

  /** What a link leads to, relative to the root; undefined where that is not in it. */
  #targetOf(link: string): string | undefined {
    this.#targets ??= blobs(
      this.#root,
      [...this.#entries.values()].flatMap(({ mode, id }) => (mode === linkMode ? [id] : [])),
      10_000,
    );
    const target = this.#targets.get(this.#entries.get(link)?.id ?? "");
    if (target === undefined || typeof target === "string") return undefined;
    return this.#nameOf(path.resolve(this.#root, path.posix.dirname(link), target.toString("utf8")));
  }

  #addTo(folder: string, name: string): void {
    const known = this.#folders.get(folder);
    known?.add(name);
    if (known !== undefined) return;
    this.#folders.set(folder, new Set([name]));
    this.#addTo(folderOf(folder), path.posix.basename(folder));
  }
}

function folderOf(name: string): string {
  const folder = path.posix.dirname(name);
  return folder === "." ? "" : folder;
}

/** Whether the work tree has the same content there, so that git need not be asked for it. */
function isUnchanged(file: string, { id }: TreeEntry, work: FileContents): boolean {
  try {
    return work.read(file, 0, (bytes, isWhole) => isWhole && idOf(bytes, id) === id) === true;
  } catch {
    return false;
  }
}

/** The id that git gives a content, in the kind of id that the repository uses. */
function idOf(bytes: Buffer, like: string): string {
  const hash = createHash(like.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

function failure(code: "ENOENT" | Unavailable): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
