import type { Call } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { calledSource } from "./configuration/called-source.js";
import { folderOf } from "./configuration/folders.js";
import type { ModuleSource } from "./configuration/module-source.js";
import type { ModuleTree } from "./configuration/module-tree.js";
import { moduleSteps } from "./instance-key.js";
import { itemsOf, textOf } from "./planned-resources.js";
import type { PlannedResource } from "./planned-resources.js";
import type { SourceBlocks } from "./source-blocks.js";

/** Where a resource of a plan is written. */
export interface SourceOfResource {
  /** Its header or, where the source of its module is not there, that of the call. */
  readonly place: Place;
  readonly arguments: SourceBlocks;
  /** The calls of the modules that it stands in, the outermost first. */
  readonly calls: readonly Call[];
}

/** The root module that a plan was made from. */
export class PlanSource {
  readonly root: ModuleSource;
  readonly #tree: ModuleTree;

  constructor(root: ModuleSource, tree: ModuleTree) {
    this.root = root;
    this.#tree = tree;
  }

  /** Undefined where the source does not have it any more. */
  find({ module, type, name }: Pick<PlannedResource, "module" | "type" | "name">): SourceOfResource | undefined {
    let source = this.root;
    const names: string[] = [];
    const calls: Call[] = [];
    for (const step of moduleSteps(module)) {
      const call = source.calls.get(step.name);
      if (call === undefined) return undefined;
      names.push(step.name);
      const called = calledSource(this.#tree, { root: this.root.folder, caller: source, call, key: names.join(".") });
      if (called === undefined) return { place: call.place, arguments: { place: call.place, blocks: [] }, calls };
      calls.push({ name: step.address, place: call.place });
      source = called;
    }
    const declared = source.resources.get(`${type}.${name}`);
    if (declared === undefined) return undefined;
    const { place, inside, node } = declared;
    return { place, arguments: { place: inside, blocks: [{ node, path: inside.path }] }, calls };
  }
}

/** The source of a plan: the one module of the run that declares what the plan's root does. Of several, the one in the plan's folder or nearest above. */
export function sourceOfPlan(file: string, plan: TreeNode, tree: ModuleTree): PlanSource | undefined {
  const declared = declaredIn(child(child(plan, "configuration"), "root_module"));
  if (declared === undefined) return undefined;
  const fitting = tree.own.filter((source) => declares(source) === declared);
  const [only, ...others] = fitting;
  const root = others.length === 0 ? only : nearestAbove(folderOf(file), fitting);
  return root && new PlanSource(root, tree);
}

function nearestAbove(folder: string, sources: readonly ModuleSource[]): ModuleSource | undefined {
  const found = sources.find((source) => source.folder === folder);
  return found !== undefined || folder === "" ? found : nearestAbove(folderOf(folder), sources);
}

/** The names of the resources and of the calls; undefined where there are none, which would fit anything. */
function declaredIn(root: TreeNode | undefined): string | undefined {
  const resources = itemsOf(child(root, "resources")).filter((node) => textOf(child(node, "mode")) !== "data");
  const calls = child(root, "module_calls");
  const names = [
    ...resources.map((node) => textOf(child(node, "address")) ?? ""),
    ...(calls?.kind === "map" ? calls.entries.map(({ key }) => `module.${key}`) : []),
  ];
  return names.length === 0 ? undefined : names.sort().join();
}

function declares({ resources, calls }: ModuleSource): string {
  return [...resources.keys(), ...[...calls.keys()].map((name) => `module.${name}`)].sort().join();
}
