import type { Place } from "../../../source/place.js";
import { child } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";
import { blocksAt, named, under } from "./blocks.js";
import type { Found } from "./blocks.js";
import { isOverride, overridden } from "./overrides.js";

/** A file of a module. */
export interface ModuleFile {
  readonly path: string;
  readonly tree: TreeNode;
}

/** Something that a module declares. */
export interface Declared {
  readonly name: string;
  readonly node: TreeNode;
  /** Where its name stands. */
  readonly place: Place;
  /** Where its arguments stand. */
  readonly inside: Place;
}

/** A resource or a data source, before it is known how many instances there are. */
export interface DeclaredResource extends Declared {
  readonly type: string;
}

/** The files of one folder, taken apart into their sections; what has not the shape of its section is left out. */
export interface ModuleSource {
  /** Path of the folder, as reports name it; empty for the working folder. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly variables: ReadonlyMap<string, Declared>;
  readonly locals: ReadonlyMap<string, Omit<Declared, "inside">>;
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, DeclaredResource>;
  readonly data: ReadonlyMap<string, DeclaredResource>;
  readonly calls: ReadonlyMap<string, Declared>;
  readonly outputs: ReadonlyMap<string, Declared>;
  /** Where its state is kept, by the kind of place: `s3`; nothing where it does not say. */
  readonly backends: ReadonlyMap<string, Declared>;
  /** It stands in for a module whose source is not there: what it declares stands at the call. */
  readonly isStandIn?: true;
}

interface InFile {
  readonly file: string;
  readonly blocks: readonly Found[];
}

/** Takes the files of a folder apart. */
export function moduleSource(folder: string, files: readonly ModuleFile[]): ModuleSource {
  const plain = files.filter(({ path }) => !isOverride(path));
  const overrides = files.filter(({ path }) => isOverride(path));
  const section = (from: readonly ModuleFile[], key: string): readonly InFile[] =>
    from.map(({ path, tree }) => ({ file: path, blocks: under(blocksAt({ node: tree, path: [] }), key).flatMap(blocksAt) }));
  const blocks = (key: string): ReadonlyMap<string, Declared> =>
    overridden(byName(section(plain, key).flatMap(declaredIn)), byName(section(overrides, key).flatMap(declaredIn)));
  const typed = (key: string): ReadonlyMap<string, DeclaredResource> =>
    overridden(byAddress(section(plain, key).flatMap(resourcesIn)), byAddress(section(overrides, key).flatMap(resourcesIn)));
  const locals = section([...plain, ...overrides], "locals").flatMap(({ file, blocks: found }) =>
    named(found).map(({ name, node, path }) => ({ name, node, place: { file, path } })),
  );
  return {
    folder,
    files: files.map(({ path }) => path),
    variables: blocks("variable"),
    locals: byName(locals),
    resources: typed("resource"),
    data: typed("data"),
    calls: blocks("module"),
    outputs: blocks("output"),
    backends: byName(section(files, "terraform").flatMap(backendsIn)),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.name, item]));
}

function byAddress(items: readonly DeclaredResource[]): ReadonlyMap<string, DeclaredResource> {
  return new Map(items.map((item) => [`${item.type}.${item.name}`, item]));
}

function declaredIn({ file, blocks }: InFile): readonly Declared[] {
  return named(blocks).flatMap((block) => bodiesOf(file, block));
}

function backendsIn({ file, blocks }: InFile): readonly Declared[] {
  return named(under(blocks, "backend").flatMap(blocksAt)).flatMap((backend) => bodiesOf(file, backend));
}

function resourcesIn({ file, blocks }: InFile): readonly DeclaredResource[] {
  return named(blocks).flatMap((type) =>
    named(blocksAt(type)).flatMap((resource) => bodiesOf(file, resource).map((body) => ({ ...body, type: type.name }))),
  );
}

function bodiesOf(file: string, block: Found & { readonly name: string }): readonly Declared[] {
  return blocksAt(block).map(({ node, path }) => {
    return { name: block.name, node, place: { file, path: block.path }, inside: { file, path } };
  });
}

/** The argument of a block, as it is written. */
export function argumentOf(
  { node, inside }: Pick<Declared, "node" | "inside">,
  name: string,
): { node: TreeNode; place: Place } | undefined {
  const found = child(node, name);
  return found === undefined ? undefined : { node: found, place: { file: inside.file, path: [...inside.path, name] } };
}
