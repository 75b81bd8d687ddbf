import type { HclParser } from "../../../source/hcl.js";
import type { Expression } from "../../../source/hcl/expression.js";
import type { Place } from "../../../source/place.js";
import type { ScalarNode, TreeNode } from "../../../source/tree.js";
import type { Pins } from "../../pins.js";
import { comparedIn } from "./compared.js";
import type { KnownModules } from "./known-modules.js";
import type { ModuleInstance } from "./module-instance.js";
import { calledSource, sourceText } from "./called-source.js";
import type { ModuleLibrary } from "./called-source.js";
import type { Declared, ModuleSource } from "./module-source.js";

interface Surroundings {
  readonly library: ModuleLibrary;
  readonly known: KnownModules;
  readonly parser: HclParser;
}

/** A root module with all that it calls, and the values that its variables are given. */
export class Configuration {
  readonly source: ModuleSource;
  readonly pins: Pins;
  /** Values of variables from `terraform.tfvars` and its like. */
  readonly given: ReadonlyMap<string, { readonly node: TreeNode; readonly place: Place }>;
  readonly #library: ModuleLibrary;
  readonly #known: KnownModules;
  readonly #parser: HclParser;
  readonly #texts = new Map<string, Expression>();
  #compared: ReadonlyMap<string, readonly string[]> | undefined;
  #depth = 0;

  constructor(source: ModuleSource, { pins, given, library, known, parser }: Pick<Configuration, "pins" | "given"> & Surroundings) {
    this.source = source;
    this.pins = pins;
    this.given = given;
    this.#library = library;
    this.#known = known;
    this.#parser = parser;
  }

  /** What addresses are unique in. */
  get scope(): string {
    return this.source.folder === "" ? "." : this.source.folder;
  }

  /** The values that conditions compare each operand with, by its id. */
  get compared(): ReadonlyMap<string, readonly string[]> {
    return (this.#compared ??= comparedIn(this));
  }

  expressionOf(node: ScalarNode): Expression {
    if (node.expression !== undefined) return node.expression;
    const { value } = node;
    if (typeof value !== "string") return { is: "literal", value };
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    const parsed = this.#parser.template(value);
    this.#texts.set(value, parsed);
    return parsed;
  }

  /** The source of a module that is called, or what stands in for it; undefined where it is not there, or calls itself. */
  sourceOf(caller: ModuleInstance, call: Declared): ModuleSource | undefined {
    const found = calledSource(this.#library, { root: this.source.folder, caller: caller.source, call, key: callKey(caller, call) });
    if (found === undefined) return this.#known.at(sourceText(call) ?? "");
    return isAround(found.folder, caller) ? undefined : found;
  }

  /** Undefined where values stand behind too many others. */
  within<T>(work: () => T): T | undefined {
    if (this.#depth > mostSteps) return undefined;
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }
}

/** How many expressions may wait for each other. */
const mostSteps = 300;

/** Whether a call leads back to where it stands: Terraform refuses that. */
function isAround(folder: string, { source, caller }: ModuleInstance): boolean {
  return source.folder === folder || (caller !== undefined && isAround(folder, caller.module));
}

function callKey(caller: ModuleInstance, { name }: Declared): string {
  return caller.caller === undefined ? name : `${callKey(caller.caller.module, caller.caller.call)}.${name}`;
}
