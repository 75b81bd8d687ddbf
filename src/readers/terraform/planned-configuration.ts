import { child } from "../../source/tree.js";
import type { Entry, TreeNode } from "../../source/tree.js";
import { moduleSteps } from "./instance-key.js";
import type { InstanceKey } from "./instance-key.js";
import { itemsOf, textOf } from "./planned-resources.js";
import type { PlannedResource, PlannedResources } from "./planned-resources.js";

/** One module as it is written, looked up by name; several instances of it share this. */
export class WrittenModule {
  readonly node: TreeNode;
  #resources: ReadonlyMap<string, TreeNode> | undefined;
  #calls: ReadonlyMap<string, TreeNode> | undefined;

  constructor(node: TreeNode) {
    this.node = node;
  }

  resource(isData: boolean, type: string, name: string): TreeNode | undefined {
    this.#resources ??= new Map(itemsOf(child(this.node, "resources")).map((node) => [textOf(child(node, "address")) ?? "", node]));
    return this.#resources.get(`${isData ? "data." : ""}${type}.${name}`);
  }

  call(name: string): TreeNode | undefined {
    this.#calls ??= new Map(entriesOf(child(this.node, "module_calls")).map(({ key, value }) => [key, value]));
    return this.#calls.get(name);
  }

  variable(name: string): TreeNode | undefined {
    return child(child(this.node, "variables"), name);
  }

  outputs(): readonly Entry[] {
    return entriesOf(child(this.node, "outputs"));
  }
}

/** An instance of a module, and who called it. */
export interface ModuleScope {
  /** Empty for the root. */
  readonly address: string;
  readonly written: WrittenModule;
  readonly caller: { readonly scope: Scope; readonly call: TreeNode } | undefined;
}

/** Where an expression stands, which decides what `var`, `each` and `count` mean in it. */
export interface Scope {
  readonly module: ModuleScope;
  readonly key: InstanceKey | undefined;
  /** The expression that `each` runs over. */
  readonly forEach: TreeNode | undefined;
  /** How many instances there are beside each other, this one among them. */
  readonly instances: number;
}

/** The configuration that a plan was made from, with its modules looked up only when they are asked for. */
export class PlannedConfiguration {
  readonly #root: TreeNode | undefined;
  readonly #resources: PlannedResources;
  readonly #written = new Map<TreeNode, WrittenModule>();
  readonly #scopes = new Map<string, ModuleScope | undefined>();

  constructor(root: TreeNode, resources: PlannedResources) {
    this.#root = child(child(root, "configuration"), "root_module");
    this.#resources = resources;
  }

  get isThere(): boolean {
    return this.#root !== undefined;
  }

  /** Where the arguments of a resource stand; undefined where the plan does not show how it is written. */
  scopeOf(resource: PlannedResource): { readonly scope: Scope; readonly written: TreeNode } | undefined {
    const module = this.moduleAt(resource.module);
    const written = module?.written.resource(resource.isData, resource.type, resource.name);
    if (module === undefined || written === undefined) return undefined;
    const instances = this.#resources.instancesOf(resource.module, resource.isData, resource.type, resource.name).length;
    return { scope: { module, key: resource.key, forEach: child(written, "for_each_expression"), instances }, written };
  }

  /** The instance of a module at an address. */
  moduleAt(address: string): ModuleScope | undefined {
    if (!this.#scopes.has(address)) this.#scopes.set(address, this.#find(address));
    return this.#scopes.get(address);
  }

  #find(address: string): ModuleScope | undefined {
    const steps = moduleSteps(address);
    const last = steps.at(-1);
    if (last === undefined) return this.#root && { address, written: this.#writtenAt(this.#root), caller: undefined };
    const parent = this.moduleAt(steps.at(-2)?.address ?? "");
    const call = parent?.written.call(last.name);
    const node = child(call, "module");
    if (parent === undefined || call === undefined || node === undefined) return undefined;
    const instances = this.#resources.moduleKeys(parent.address, last.name).length;
    const scope = { module: parent, key: last.key, forEach: child(call, "for_each_expression"), instances };
    return { address, written: this.#writtenAt(node), caller: { scope, call } };
  }

  #writtenAt(node: TreeNode): WrittenModule {
    const written = this.#written.get(node) ?? new WrittenModule(node);
    this.#written.set(node, written);
    return written;
  }
}

function entriesOf(node: TreeNode | undefined): readonly Entry[] {
  return node?.kind === "map" ? node.entries : [];
}
