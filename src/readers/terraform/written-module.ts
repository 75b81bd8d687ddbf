import type { Place } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";
import { child } from "../../source/tree.js";
import type { Pins } from "../pins.js";
import { noPins } from "../pins.js";
import { blocksAt, named, under } from "./written-blocks.js";
import type { Found } from "./written-blocks.js";
import { comparedIn } from "./written-comparisons.js";

/** A resource as a `.tf.json` writes it, before it is known how many instances there are. */
export interface WrittenResource {
  readonly type: string;
  readonly name: string;
  /** Where its name stands. */
  readonly place: Place;
  /** Where its arguments stand. */
  readonly inside: Place;
  readonly node: TreeNode;
}

/** The files of one module, taken apart into their sections. */
export interface WrittenFiles {
  readonly file: string;
  /** The default of each variable; undefined where it has none. */
  readonly variables: ReadonlyMap<string, TreeNode | undefined>;
  /** The type of each variable that declares one, such as `bool`. */
  readonly types: ReadonlyMap<string, string>;
  /** Values of variables that are given from outside. */
  readonly pins: Pins;
  /** The values that conditions compare something with, by the id of what they compare. */
  compared(): ReadonlyMap<string, readonly string[]>;
  readonly locals: ReadonlyMap<string, { readonly node: TreeNode; readonly place: Place }>;
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, WrittenResource>;
}

const sections = ["resource", "module", "variable", "locals", "data", "provider", "terraform", "output"];

/** Whether a file is a configuration in JSON: by its name, and by what stands in it. */
export function isTerraformJson(path: string, root: TreeNode | undefined): boolean {
  return path.endsWith(".tf.json") && root?.kind === "map" && root.entries.some(({ key }) => sections.includes(key));
}

/** Takes a `.tf.json` apart; whatever has not the shape of its section is left out. */
export function readWritten(file: string, root: TreeNode, pins: Pins = noPins): WrittenFiles {
  const top: readonly Found[] = blocksAt({ node: root, path: [] });
  const section = (key: string): readonly Found[] => under(top, key).flatMap(blocksAt);
  const variables = named(section("variable")).flatMap((variable) => {
    return blocksAt(variable).map(({ node }) => ({ name: variable.name, type: child(node, "type"), byDefault: child(node, "default") }));
  });
  const types = variables.flatMap(({ name, type }) => (type?.kind === "scalar" ? [[name, String(type.value)] as const] : []));
  const locals = named(section("locals")).map(({ name, node, path }) => [name, { node, place: { file, path } }] as const);
  const resources = named(section("resource")).flatMap((type) =>
    named(blocksAt(type)).flatMap((resource) => {
      return blocksAt(resource).map(({ node, path }) => {
        return { type: type.name, name: resource.name, node, place: { file, path: resource.path }, inside: { file, path } };
      });
    }),
  );
  let compared: ReadonlyMap<string, readonly string[]> | undefined;
  const files: WrittenFiles = {
    file,
    pins,
    types: new Map(types),
    compared: () => (compared ??= comparedIn(files, root)),
    variables: new Map(variables.map(({ name, byDefault }) => [name, byDefault])),
    locals: new Map(locals),
    resources: new Map(resources.map((resource) => [`${resource.type}.${resource.name}`, resource])),
  };
  return files;
}
