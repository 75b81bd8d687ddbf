import type { Library, Readable } from "../../reader.js";
import { folderBelow, isLocal, sourceText } from "./called-source.js";
import type { ModuleLibrary } from "./called-source.js";
import { folderOf } from "./folders.js";
import { installedModules, moduleListOf } from "./installed.js";
import { moduleSource } from "./module-source.js";
import type { ModuleSource } from "./module-source.js";

/** The modules of a run, by their folders. */
export class ModuleTree implements ModuleLibrary {
  readonly sources: ReadonlyMap<string, ModuleSource>;
  readonly #library: Library;
  readonly #installed = new Map<string, ReadonlyMap<string, string>>();

  constructor(files: readonly Readable[], library: Library) {
    this.sources = sourcesOf(files);
    this.#library = library;
  }

  at(folder: string): ModuleSource | undefined {
    return this.sources.get(folder);
  }

  installed(root: string, key: string): string | undefined {
    return this.#installedFor(root).get(key);
  }

  /** Modules that somebody of the repository wrote, and not `terraform init`. */
  get own(): readonly ModuleSource[] {
    return [...this.sources.values()].filter(({ folder }) => !isInstalled(folder));
  }

  /** Those that no other module calls; of modules that call each other in a circle and that nobody else calls, the first. */
  roots(): readonly ModuleSource[] {
    const calls = new Map(
      [...this.sources].map(([folder, source]) => [folder, [...calledBy(source), ...this.#installedFor(folder).values()]]),
    );
    const called = new Set([...calls].flatMap(([folder, others]) => others.filter((other) => other !== folder)));
    const reached = new Set<string>();
    const reach = (folder: string): void => {
      if (reached.has(folder)) return;
      reached.add(folder);
      calls.get(folder)?.forEach(reach);
    };
    const own = this.own.map(({ folder }) => folder);
    const tops = own.filter((folder) => !called.has(folder));
    tops.forEach(reach);
    const circular = own.filter((folder) => !reached.has(folder) && (reach(folder), true));
    return [...tops, ...circular].flatMap((folder) => this.sources.get(folder) ?? []);
  }

  #installedFor(root: string): ReadonlyMap<string, string> {
    const known = this.#installed.get(root);
    if (known !== undefined) return known;
    const list = this.#library.get(moduleListOf(root));
    const found = list === undefined ? new Map<string, string>() : installedModules(list.path, list.tree);
    this.#installed.set(root, found);
    return found;
  }
}

/** Where OpenTofu has a file of its own, it leaves the one out that Terraform reads. */
function sourcesOf(files: readonly Readable[]): ReadonlyMap<string, ModuleSource> {
  const paths = new Set(files.map(({ path }) => path));
  const folders = new Map<string, Readable[]>();
  for (const file of files) {
    const { path } = file;
    if (!path.includes(".tofu") && paths.has(path.replace(/\.tf(\.json)?$/, ".tofu$1"))) continue;
    const known = folders.get(folderOf(path));
    if (known === undefined) folders.set(folderOf(path), [file]);
    else known.push(file);
  }
  return new Map([...folders].map(([folder, own]) => [folder, moduleSource(folder, own)]));
}

function calledBy({ folder, calls }: ModuleSource): readonly string[] {
  const sources = [...calls.values()].map(sourceText).filter((source) => source !== undefined);
  return sources.filter(isLocal).map((source) => folderBelow(folder, source));
}

/** What `terraform init` brought is nobody's to deploy. */
function isInstalled(folder: string): boolean {
  return /(^|\/)\.terraform(\/|$)/.test(folder);
}
