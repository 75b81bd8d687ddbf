import { allOf, always } from "../../../model/condition.js";
import type { Condition, Operand } from "../../../model/condition.js";
import type { Reference } from "../../../model/reference.js";
import { perhapsAbsent, sources, unknown } from "../../../model/value.js";
import type { Call } from "../../../model/value.js";
import type { Expression } from "../../../source/hcl/expression.js";
import type { Place } from "../../../source/place.js";
import { inModule, written } from "../instance-key.js";
import { whereItComesFrom } from "./called-source.js";
import type { Configuration } from "./configuration.js";
import { conditionOf, isTest } from "./conditions.js";
import { placedAt, referring } from "./datum.js";
import type { Datum, Thing } from "./datum.js";
import { dataSource } from "./data-sources.js";
import { datumOf, evaluate } from "./evaluate.js";
import { expansionOf } from "./expansion.js";
import type { Expansion, Instance } from "./expansion.js";
import { argumentOf } from "./module-source.js";
import type { Declared, DeclaredResource, ModuleSource } from "./module-source.js";
import type { Naming } from "./operands.js";
import type { Each, Scope, Use } from "./scope.js";
import { rootVariable, variableOperand } from "./variables.js";
import { withOptional } from "./variable-types.js";

/** Who calls a module, and with what. */
export interface Caller {
  readonly module: ModuleInstance;
  readonly call: Declared;
  readonly each: Each | undefined;
}

/** A module as it is deployed: the root, or one instance of a call. Values are worked out when they are asked for, and once. */
export class ModuleInstance implements Naming {
  readonly root: Configuration;
  readonly source: ModuleSource;
  /** Such as `module.ingest["a"]`; empty for the root. */
  readonly address: string;
  readonly when: Condition;
  readonly from: string | undefined;
  readonly repeats: boolean;
  /** The calls that lead to it, the outermost first. */
  readonly calls: readonly Call[];
  readonly caller: Caller | undefined;
  readonly #worked = new Map<string, Datum>();
  readonly #working = new Set<string>();
  readonly #expansions = new Map<string, Expansion>();
  readonly #children = new Map<string, ModuleInstance | undefined>();

  constructor(root: Configuration, source: ModuleSource, address = "", caller?: Caller, instance?: Instance) {
    this.root = root;
    this.source = source;
    this.address = address;
    this.caller = caller;
    this.when = allOf(caller?.module.when ?? always, instance?.when ?? always);
    this.from = sources([caller?.module.from, instance?.from]);
    this.calls = caller === undefined ? [] : [...caller.module.calls, { name: address, place: caller.call.place }];
    this.repeats = caller?.module.repeats === true || instance?.repeats === true;
  }

  /** What texts that are left open mean something in. */
  get scope(): string {
    return this.address === "" ? this.root.scope : `${this.root.scope}:${this.address}`;
  }

  /** The call, where its module is not there and something stands in for it. */
  get standsAt(): Declared | undefined {
    return this.source.isStandIn === true ? this.caller?.call : undefined;
  }

  /** `path.module`: relative to where Terraform runs. */
  get path(): string {
    return this.caller === undefined ? "." : this.source.folder;
  }

  evaluate(expression: Expression, use: Use): Datum {
    return evaluate(expression, use);
  }

  variable(name: string, place: Place): Datum {
    return this.#once(`var.${name}`, place, () => {
      if (this.caller === undefined) return rootVariable(this, name, place);
      const declared = this.source.variables.get(name);
      const given = argumentOf(this.caller.call, name);
      const byDefault = declared === undefined ? undefined : argumentOf(declared, "default");
      const { module, each } = this.caller;
      const value = given === undefined ? undefined : datumOf(given.node, { scope: { module, each, names: new Map() }, place });
      if (value !== undefined) return withOptional(value, declared, this, place);
      if (byDefault === undefined) return perhapsAbsent(`${this.address} is given no ${name}`, place);
      const usual = withOptional(datumOf(byDefault.node, { scope: this.#scope(), place }), declared, this, place);
      return usual;
    });
  }

  local(name: string, place: Place): Datum {
    return this.#once(`local.${name}`, place, () => {
      const declared = this.source.locals.get(name);
      if (declared === undefined) return perhapsAbsent(`there is no local ${name}`, place);
      return datumOf(declared.node, { scope: this.#scope(), place });
    });
  }

  output(name: string, place: Place): Datum {
    return this.#once(`output.${name}`, place, () => {
      const declared = this.source.outputs.get(name);
      const value = declared === undefined ? undefined : argumentOf(declared, "value");
      if (value === undefined) return perhapsAbsent(`${this.address} has no output ${name}`, place);
      return datumOf(value.node, { scope: this.#scope(), place });
    });
  }

  /** A managed resource, or all its instances. */
  resource(type: string, name: string, place: Place): Datum {
    const declared = this.source.resources.get(`${type}.${name}`);
    return this.#things(`${type}.${name}`, declared, place, (address, attribute, at, each) => {
      const value = declared === undefined ? undefined : this.#argument(declared, attribute, { address, each, place: at });
      const refersTo: Reference = { to: "resource", file: this.root.scope, name: address, attribute };
      return value === undefined ? { ...unknown(`only an apply tells ${address}.${attribute}`, at), refersTo } : referring(value, refersTo);
    });
  }

  data(type: string, name: string, place: Place): Datum {
    const declared = this.source.data.get(`${type}.${name}`);
    return this.#things(`data.${type}.${name}`, declared, place, (address, attribute, at, each) => {
      const scope = this.scopeOf(each);
      const refersTo: Reference = { to: "resource", file: this.root.scope, name: address, attribute };
      const told = declared === undefined ? undefined : dataSource(declared, attribute, { scope, place: at });
      return told ?? { ...unknown(`only an apply tells ${address}.${attribute}`, at), refersTo };
    });
  }

  /** A module call, or all its instances. */
  call(name: string, place: Place): Datum {
    return this.#things(`module.${name}`, this.source.calls.get(name), place, (address, output, at, each) => {
      const called = this.child(name, each);
      const isTold = called !== undefined && (called.standsAt === undefined || called.source.outputs.has(output));
      if (isTold) return called.output(output, at);
      const refersTo: Reference = { to: "resource", file: this.root.scope, name: address, attribute: output };
      return { ...unknown(whereItComesFrom(address, this.source.calls.get(name)), at), refersTo };
    });
  }

  /** The module behind an instance of a call; undefined where its source is not there. */
  child(name: string, each: Each | undefined, instance?: Instance): ModuleInstance | undefined {
    const call = this.source.calls.get(name);
    const key = `${name}${written(each?.key)}`;
    if (call === undefined) return undefined;
    if (!this.#children.has(key)) {
      const source = this.root.sourceOf(this, call);
      const address = inModule(this.address, `module.${key}`);
      const made = instance ?? this.expansion(`module.${name}`, call).instances.find((one) => one.each?.key === each?.key);
      this.#children.set(key, source && new ModuleInstance(this.root, source, address, { module: this, call, each }, made));
    }
    return this.#children.get(key);
  }

  expansion(name: string, declared: Declared): Expansion {
    const known = this.#expansions.get(name);
    if (known !== undefined) return known;
    const found = expansionOf(declared, inModule(this.address, name), { scope: this.#scope() });
    this.#expansions.set(name, found);
    return found;
  }

  scopeOf(each: Each | undefined): Scope {
    return { module: this, each, names: new Map() };
  }

  localExpression(name: string): Expression | undefined {
    const node = this.source.locals.get(name)?.node;
    return node?.kind === "scalar" ? this.root.expressionOf(node) : undefined;
  }

  argument(name: string): { readonly expression: Expression; readonly caller: Naming } | undefined {
    if (this.caller === undefined) return undefined;
    const given = argumentOf(this.caller.call, name) ?? argumentOf(this.source.variables.get(name) ?? this.caller.call, "default");
    if (given?.node.kind !== "scalar") return { expression: { is: "literal", value: null }, caller: this.caller.module };
    return { expression: this.root.expressionOf(given.node), caller: this.caller.module };
  }

  variableOperand(name: string, rest: string): Operand | undefined {
    const isFixed = this.caller !== undefined || this.root.pins.has(name) || this.root.given.has(name);
    return isFixed ? undefined : variableOperand(this, name, rest);
  }

  /** A local that is a test, as a condition with a name; undefined for any other. */
  localCondition(name: string): Condition | undefined {
    const expression = this.localExpression(name);
    const isOne = expression !== undefined && ((expression.is === "operation" && isTest(expression)) || expression.is === "call");
    const declared = isOne ? this.source.locals.get(name) : undefined;
    const key = `local.${name}`;
    if (expression === undefined || declared === undefined || this.#working.has(key)) return undefined;
    this.#working.add(key);
    const means = conditionOf(expression, { scope: this.#scope(), place: declared.place });
    this.#working.delete(key);
    if (means.is === "always" || means.is === "never" || means.is === "unknowable") return means;
    return { is: "named", id: `${this.scope}#${key}`, name: inModule(this.address, key), means };
  }

  #scope(): Scope {
    return { module: this, names: new Map() };
  }

  #things(
    name: string,
    declared: Declared | undefined,
    place: Place,
    attribute: (address: string, name: string, place: Place, each: Each | undefined) => Datum,
  ): Datum {
    const thing = (each: Each | undefined): Thing => {
      const address = inModule(this.address, `${name}${written(each?.key)}`);
      return { address, attribute: (one, at) => attribute(address, one, at, each) };
    };
    const use: Use = { scope: this.#scope(), place };
    if (declared !== undefined) return this.expansion(name, declared).as(thing, use);
    return { is: "known", value: undeclared(thing, inModule(this.address, name)), place };
  }

  #argument(
    declared: DeclaredResource,
    name: string,
    { address, each, place }: { address: string; each: Each | undefined; place: Place },
  ): Datum | undefined {
    const written = argumentOf(declared, name);
    if (written === undefined || written.node.kind === "list") return undefined;
    const value = this.#once(`${address}.${name}`, place, () => datumOf(written.node, { scope: this.scopeOf(each), place }));
    return value.is === "absent" ? undefined : value;
  }

  /** Works a value out once; one that needs itself is unknown. */
  #once(key: string, place: Place, work: () => Datum): Datum {
    const worked = this.#worked.get(key);
    if (worked !== undefined) return placedAt(worked, place);
    if (this.#working.has(key)) return perhapsAbsent(`${key.replace(/^(local|output)\./, "$1 ")} refers to itself`, place);
    this.#working.add(key);
    try {
      const value = work();
      this.#worked.set(key, value);
      return value;
    } finally {
      this.#working.delete(key);
    }
  }
}

/** What is declared nowhere has the name that it is called by, with any key that is written out. */
function undeclared(thing: (each: Each | undefined) => Thing, address: string): Thing {
  return { ...thing(undefined), address };
}
