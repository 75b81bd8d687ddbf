import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { inModule, written } from "./instance-key.js";
import type { InstanceKey } from "./instance-key.js";
import type { ModuleScope, PlannedConfiguration, Scope } from "./planned-configuration.js";
import { itemsOf, textOf } from "./planned-resources.js";
import type { PlannedResource, PlannedResources } from "./planned-resources.js";
import { parseReference, withoutPrefixes } from "./reference-text.js";
import type { ReferenceText } from "./reference-text.js";

/** Something that only an apply tells, and from which a value that is unknown may come. */
export type Origin =
  | { readonly is: "resource"; readonly address: string; readonly type: string; readonly attribute: string | undefined }
  /** A local value, whose definition a plan does not hold, or something else that the plan does not show. */
  | {
      readonly is: "hidden";
      readonly name: string;
      /** Whether it is one entry of what `each` runs over; elsewhere it stands beside a resource as a flag or a part of a text. */
      readonly isEntry?: true;
    };

/** How deep modules, their inputs and their outputs are followed. */
const deepest = 60;

/** Follows references through module inputs and outputs to what they come from; what is known when planned is left out. */
export class PlannedOrigins {
  readonly #resources: PlannedResources;
  readonly #configuration: PlannedConfiguration;
  readonly #variables = new Map<ModuleScope, Map<string, readonly Origin[]>>();
  readonly #meant = new Map<TreeNode, readonly string[]>();

  constructor(resources: PlannedResources, configuration: PlannedConfiguration) {
    this.#resources = resources;
    this.#configuration = configuration;
  }

  /** What an expression comes from, as far as it is unknown. */
  of(expression: TreeNode | undefined, scope: Scope, depth = 0): readonly Origin[] {
    const references = this.meantBy(expression).map((text) => ({ text, reference: parseReference(text) }));
    const keyed = isKeyed(
      references.map(({ reference }) => reference),
      scope,
    );
    return distinct(references.flatMap(({ text, reference }) => this.#follow(text, reference, scope, keyed, depth + 1)));
  }

  /** The references of an expression without what they start with. */
  meantBy(expression: TreeNode | undefined): readonly string[] {
    if (expression === undefined) return [];
    const known = this.#meant.get(expression);
    if (known !== undefined) return known;
    const texts = itemsOf(child(expression, "references")).flatMap((node) => textOf(node) ?? []);
    const meant = withoutPrefixes(texts);
    this.#meant.set(expression, meant);
    return meant;
  }

  #follow(text: string, reference: ReferenceText | undefined, scope: Scope, keyed: boolean, depth: number): readonly Origin[] {
    const hidden: readonly Origin[] = [{ is: "hidden", name: inModule(scope.module.address, text) }];
    if (reference === undefined || depth > deepest) return hidden;
    switch (reference.to) {
      case "index":
      case "surroundings":
        return [];
      case "local":
        return hidden;
      case "variable":
        return this.#variable(reference.name, scope.module, depth);
      case "each":
        return reference.what === "key" ? [] : this.#each(scope, depth);
      case "module":
        return this.#module(reference, scope, keyed, depth);
      case "resource":
        return this.#resource(reference, scope, keyed);
    }
  }

  /** A variable of the root is known when planned, and so is a default. */
  #variable(name: string, module: ModuleScope, depth: number): readonly Origin[] {
    if (module.caller === undefined) return [];
    const known = this.#variables.get(module)?.get(name);
    if (known !== undefined) return known;
    const found = this.of(child(child(module.caller.call, "expressions"), name), module.caller.scope, depth);
    const ofModule = this.#variables.get(module) ?? new Map<string, readonly Origin[]>();
    this.#variables.set(module, ofModule.set(name, found));
    return found;
  }

  /** What `each` runs over must have known keys, so that a flag beside it is known too. */
  #each(scope: Scope, depth: number): readonly Origin[] {
    const collection = this.meantBy(scope.forEach).filter((text) => !isFlag(text));
    const found = collection.flatMap((text) => this.#follow(text, parseReference(text), scope, true, depth + 1));
    return distinct(found.map((origin) => (origin.is === "hidden" ? { ...origin, isEntry: true } : origin)));
  }

  #module(reference: ReferenceText & { to: "module" }, scope: Scope, keyed: boolean, depth: number): readonly Origin[] {
    const { name, output } = reference;
    const parent = scope.module;
    const call = parent.written.call(name);
    if (call === undefined) return [{ is: "hidden", name: inModule(parent.address, `module.${name}`) }];
    return this.#keysOf(reference, call, scope, keyed).flatMap((key) => {
      const module = this.#configuration.moduleAt(inModule(parent.address, `module.${name}${written(key)}`));
      const inner = module && { module, key: undefined, forEach: undefined, instances: 1 };
      const outputs = module?.written.outputs().filter((entry) => output === undefined || entry.key === output) ?? [];
      return inner === undefined ? [] : outputs.flatMap(({ value }) => this.of(child(value, "expression"), inner, depth));
    });
  }

  #keysOf(reference: ReferenceText & { to: "module" }, call: TreeNode, scope: Scope, keyed: boolean): readonly (InstanceKey | undefined)[] {
    if (reference.key !== undefined) return [reference.key];
    const isRepeated = child(call, "for_each_expression") !== undefined || child(call, "count_expression") !== undefined;
    if (!isRepeated) return [undefined];
    const keys = this.#resources.moduleKeys(scope.module.address, reference.name);
    const same = sameKey(keys, (key) => key, scope, keyed);
    return same ?? keys;
  }

  #resource(reference: ReferenceText & { to: "resource" }, scope: Scope, keyed: boolean): readonly Origin[] {
    const { isData, type, name, key, attribute } = reference;
    const instances = this.#resources.instancesOf(scope.module.address, isData, type, name);
    // Without an index it is not one of none: the plan was cut down to what somebody wanted to see.
    if (instances.length === 0 && !isData && key === undefined && attribute !== undefined) {
      return [{ is: "resource", address: inModule(scope.module.address, `${type}.${name}`), type, attribute }];
    }
    const wanted = key === undefined ? sameKey(instances, (one) => one.key, scope, keyed) : instances.filter((one) => one.key === key);
    const chosen = wanted ?? instances;
    return chosen
      .filter((one) => !isKnown(one, attribute))
      .map(({ address }): Origin => ({ is: "resource", address, type: isData ? `data.${type}` : type, attribute }));
  }
}

/** The one of several that has the key of the place where the reference stands; undefined where that cannot be told. */
function sameKey<T>(
  instances: readonly T[],
  keyOf: (one: T) => InstanceKey | undefined,
  scope: Scope,
  keyed: boolean,
): readonly T[] | undefined {
  if (!keyed || scope.key === undefined || instances.length < 2) return undefined;
  // An index may be calculated with; over as many instances there is little else that it could be than the same one.
  if (typeof scope.key === "number" && scope.instances !== instances.length) return undefined;
  const same = instances.filter((one) => keyOf(one) === scope.key);
  return same.length === 1 ? same : undefined;
}

/** Whether an instance is chosen by the key of the place; beside a variable or a local that key may be looked up in it, and give any. */
function isKeyed(references: readonly (ReferenceText | undefined)[], scope: Scope): boolean {
  if (references.some((reference) => reference?.to === "variable" || reference?.to === "local")) return false;
  // In a map that is written out a value is another thing than its key.
  const isMap = child(child(scope.forEach, "constant_value"), String(scope.key)) !== undefined;
  return references.some((reference) => {
    if (reference?.to === "each") return reference.rest === "" && (reference.what === "key" || !isMap);
    return reference?.to === "index";
  });
}

/** What a plan says of an attribute is no origin of anything unknown. */
function isKnown({ node, values }: PlannedResource, attribute: string | undefined): boolean {
  if (attribute === undefined || !/^\w+$/.test(attribute)) return false;
  const value = child(
    values.reduce<TreeNode | undefined>((at, key) => child(at, key), node),
    attribute,
  );
  return value !== undefined && !(value.kind === "scalar" && value.value === null);
}

function isFlag(text: string): boolean {
  return /^(local|var)\.(create|enable|enabled|is|has|should|use)d?(_|$)/.test(text);
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  return origins.length < 2 ? origins : [...new Map(origins.map((origin) => [nameOfOrigin(origin), origin])).values()];
}

/** What a user would search for. */
export function nameOfOrigin(origin: Origin): string {
  if (origin.is === "hidden") return origin.name;
  return origin.attribute === undefined ? origin.address : `${origin.address}.${origin.attribute}`;
}
