import { isGivenValues } from "../../../source/terraform-files.js";
import type { HclParser } from "../../../source/hcl.js";
import { child } from "../../../source/tree.js";
import type { Pins } from "../../pins.js";
import type { Library, Readable, ReadParts } from "../../reader.js";
import type { Refusal } from "../../refusal.js";
import { Configuration, folderBelow, isLocal, sourceText } from "./configuration.js";
import type { ModuleLibrary } from "./configuration.js";
import { folderOf } from "./folders.js";
import { installedModules, moduleListOf } from "./installed.js";
import { moduleSource } from "./module-source.js";
import type { ModuleSource } from "./module-source.js";
import { readConfiguration } from "./read-configuration.js";

interface Beside {
  readonly pins: Pins;
  readonly library: Library;
  readonly hcl: HclParser;
}

/** The parts of every root module among the files: those that no other module calls. */
export function readModules(files: readonly Readable[], { pins, library, hcl }: Beside): readonly ReadParts[] {
  const sources = sourcesOf(files);
  const installed = (root: string): ReadonlyMap<string, string> => {
    const list = library.get(moduleListOf(root));
    return list === undefined ? new Map() : installedModules(list.path, list.tree);
  };
  const modules: ModuleLibrary = {
    at: (folder) => sources.get(folder),
    installed: (root, key) => installed(root).get(key),
  };
  const values = givenValues(library);
  return rootsOf(sources, installed).map((source) => {
    const configuration = new Configuration(source, { pins, given: values.get(source.folder) ?? new Map(), library: modules, parser: hcl });
    return {
      parts: readConfiguration(configuration),
      refusals: [],
      remarks: remarksOn(source, sources, library),
      parameters: [...source.variables.keys()],
    };
  });
}

/** The modules by their folders. Where OpenTofu has a file of its own, it leaves the one out that Terraform reads. */
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

/** Of modules that call each other in a circle and that nobody else calls, the first. */
function rootsOf(
  sources: ReadonlyMap<string, ModuleSource>,
  installed: (root: string) => ReadonlyMap<string, string>,
): readonly ModuleSource[] {
  const calls = new Map([...sources].map(([folder, source]) => [folder, [...calledBy(source), ...installed(folder).values()]]));
  const called = new Set([...calls].flatMap(([folder, others]) => others.filter((other) => other !== folder)));
  const reached = new Set<string>();
  const reach = (folder: string): void => {
    if (reached.has(folder)) return;
    reached.add(folder);
    calls.get(folder)?.forEach(reach);
  };
  const tops = [...sources.keys()].filter((folder) => !called.has(folder) && !isInstalled(folder));
  tops.forEach(reach);
  const circular = [...sources.keys()].filter((folder) => !reached.has(folder) && !isInstalled(folder) && (reach(folder), true));
  return [...tops, ...circular].flatMap((folder) => sources.get(folder) ?? []);
}

function calledBy({ folder, calls }: ModuleSource): readonly string[] {
  const sources = [...calls.values()].map(sourceText).filter((source) => source !== undefined);
  return sources.filter(isLocal).map((source) => folderBelow(folder, source));
}

/** What `terraform init` brought is nobody's to deploy. */
function isInstalled(folder: string): boolean {
  return /(^|\/)\.terraform(\/|$)/.test(folder);
}

/** Values of variables by folder; of several files the last one by name counts, after `terraform.tfvars`. */
function givenValues(library: Library): ReadonlyMap<string, Configuration["given"]> {
  const files = library.files.filter(({ path }) => isGivenValues(path));
  const rank = ({ path }: Readable): string => (/(^|\/)terraform\.tfvars/.test(path) ? "0" : `1${path}`);
  const sorted = [...files].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const found = new Map<string, Map<string, { node: Readable["tree"]; place: { file: string; path: string[] } }>>();
  for (const { path, tree } of sorted) {
    const folder = folderOf(path);
    const values = found.get(folder) ?? new Map<string, { node: Readable["tree"]; place: { file: string; path: string[] } }>();
    for (const { key, value } of tree.kind === "map" ? tree.entries : [])
      values.set(key, { node: value, place: { file: path, path: [key] } });
    found.set(folder, values);
  }
  return found;
}

/** Calls of local modules that are not there, or that lead back to where they started. */
function remarksOn(root: ModuleSource, sources: ReadonlyMap<string, ModuleSource>, library: Library): readonly Refusal[] {
  const remarks: Refusal[] = [];
  const visit = (source: ModuleSource, way: readonly string[]): void => {
    for (const call of source.calls.values()) {
      const text = sourceText(call);
      if (text === undefined || !isLocal(text)) continue;
      const folder = folderBelow(source.folder, text);
      const found = sources.get(folder);
      const place =
        child(call.node, "source") === undefined ? call.place : { file: call.inside.file, path: [...call.inside.path, "source"] };
      if (found !== undefined && way.includes(folder)) {
        remarks.push({
          place,
          message: `module.${call.name} calls a module that calls it in turn (${[...way, folder].join(" → ")}): Terraform refuses that.`,
        });
      } else if (found !== undefined) visit(found, [...way, folder]);
      else if (library.isMissing(`${folder}/`)) {
        remarks.push({ place, message: `The module ${text} is not there: nothing is known of what module.${call.name} declares.` });
      }
    }
  };
  visit(root, [root.folder]);
  return [...new Map(remarks.map((remark) => [JSON.stringify(remark.place), remark])).values()];
}
