import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { moduleSteps } from "./instance-key.js";
import type { InstanceKey } from "./instance-key.js";

/** A resource as a plan expects it to be after the apply. */
export interface PlannedResource {
  readonly address: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  /** The address of its module; empty for the root. */
  readonly module: string;
  readonly key: InstanceKey | undefined;
  readonly place: Place;
  /** What stands at its place. */
  readonly node: TreeNode;
  /** Keys from the node to its arguments. */
  readonly values: readonly string[];
}

/** The resources of a plan, and which instances there are. */
export class PlannedResources {
  readonly all: readonly PlannedResource[];
  #instances: ReadonlyMap<string, readonly PlannedResource[]> | undefined;
  #modules: ReadonlyMap<string, ReadonlyMap<string, InstanceKey | undefined>> | undefined;

  constructor(file: string, root: TreeNode) {
    const planned = child(child(root, "planned_values"), "root_module");
    this.all =
      child(root, "planned_values") === undefined
        ? changedIn(child(root, "resource_changes"), { file, path: ["resource_changes"] })
        : inModule(planned, "", { file, path: ["planned_values", "root_module"] });
  }

  /** The instances of a resource in one instance of its module. */
  instancesOf(module: string, isData: boolean, type: string, name: string): readonly PlannedResource[] {
    this.#instances ??= grouped(this.all, (one) => groupOf(one.module, one.isData, one.type, one.name));
    return this.#instances.get(groupOf(module, isData, type, name)) ?? [];
  }

  /** The instances of the module that is called `name` in the module at `parent`: their keys. */
  moduleKeys(parent: string, name: string): readonly (InstanceKey | undefined)[] {
    this.#modules ??= calledModules(this.all);
    return [...(this.#modules.get(`${parent}|${name}`)?.values() ?? [])];
  }
}

function groupOf(module: string, isData: boolean, type: string, name: string): string {
  return `${module}|${isData ? "data." : ""}${type}.${name}`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function calledModules(resources: readonly PlannedResource[]): ReadonlyMap<string, ReadonlyMap<string, InstanceKey | undefined>> {
  const found = new Map<string, Map<string, InstanceKey | undefined>>();
  for (const module of new Set(resources.map((resource) => resource.module))) {
    let parent = "";
    for (const { name, key, address } of moduleSteps(module)) {
      const calls = found.get(`${parent}|${name}`) ?? new Map<string, InstanceKey | undefined>();
      found.set(`${parent}|${name}`, calls.set(address, key));
      parent = address;
    }
  }
  return found;
}

function inModule(module: TreeNode | undefined, address: string, place: Place): readonly PlannedResource[] {
  const resources = itemsOf(child(module, "resources")).flatMap((node, index) => {
    return planned(node, address, below(place, "resources", index), ["values"]);
  });
  const inner = itemsOf(child(module, "child_modules")).flatMap((node, index) => {
    return inModule(node, textOf(child(node, "address")) ?? "", below(place, "child_modules", index));
  });
  return [...resources, ...inner];
}

function changedIn(changes: TreeNode | undefined, place: Place): readonly PlannedResource[] {
  return itemsOf(changes).flatMap((node, index) => {
    const after = child(child(node, "change"), "after");
    const isGone = after === undefined || (after.kind === "scalar" && after.value === null);
    return isGone ? [] : planned(node, textOf(child(node, "module_address")) ?? "", below(place, index), ["change", "after"]);
  });
}

function planned(node: TreeNode, module: string, place: Place, values: readonly string[]): readonly PlannedResource[] {
  const [address, type, name] = [child(node, "address"), child(node, "type"), child(node, "name")].map(textOf);
  if (address === undefined || type === undefined || name === undefined) return [];
  const index = child(node, "index");
  const key = index?.kind === "scalar" && (typeof index.value === "string" || typeof index.value === "number") ? index.value : undefined;
  return [{ address, isData: textOf(child(node, "mode")) === "data", type, name, module, key, place, node, values }];
}

/** The items of a list; none where there is no list. */
export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** The text of a scalar; undefined where there is none. */
export function textOf(node: TreeNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
