import { isGivenValues } from "../../../source/terraform-files.js";
import type { HclParser } from "../../../source/hcl.js";
import { child } from "../../../source/tree.js";
import type { Pins } from "../../pins.js";
import type { Library, Readable, ReadParts } from "../../reader.js";
import type { Refusal } from "../../refusal.js";
import { folderBelow, isLocal, sourceText } from "./called-source.js";
import { Configuration } from "./configuration.js";
import { folderOf } from "./folders.js";
import { KnownModules } from "./known-modules.js";
import type { ModuleTree } from "./module-tree.js";
import type { ModuleSource } from "./module-source.js";
import { readConfiguration } from "./read-configuration.js";

interface Beside {
  readonly tree: ModuleTree;
  readonly pins: Pins;
  readonly library: Library;
  readonly hcl: HclParser;
}

/** The parts of these root modules. */
export function readModules(roots: readonly ModuleSource[], { tree, pins, library, hcl }: Beside): readonly ReadParts[] {
  const values = givenValues(library);
  const known = new KnownModules(hcl);
  return roots.map((source) => {
    const given = values.get(source.folder) ?? new Map();
    const configuration = new Configuration(source, { pins, given, library: tree, known, parser: hcl });
    return {
      parts: readConfiguration(configuration),
      refusals: [],
      remarks: remarksOn(source, tree.sources, library),
      parameters: [...source.variables.keys()],
    };
  });
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
