import { allOf } from "../../../model/condition.js";
import type { DeclaredConditions } from "../../../model/condition.js";
import type { Dialect } from "../../../model/dialect.js";
import type { ParameterPart } from "../../../model/published.js";
import type { Parts } from "../../../model/parts.js";
import { sources } from "../../../model/value.js";
import { Candidates } from "../../../model/candidates.js";
import { inModule, written } from "../instance-key.js";
import { readParts } from "../read-parts.js";
import type { Resource } from "../resource.js";
import { WrittenArguments } from "./arguments.js";
import type { Configuration } from "./configuration.js";
import { isContained, isReferredTo } from "./mentioned.js";
import { handedOutBy } from "./handed-out.js";
import { ModuleInstance } from "./module-instance.js";
import { publishedOutputs } from "./remote-state.js";

/** The parts that a root module declares, with those of the modules that it calls. */
export function readConfiguration(configuration: Configuration): Parts {
  const root = new ModuleInstance(configuration, configuration.source);
  const modules = withCalled(root);
  const byType = new Candidates(modules.flatMap(resourcesOf), ({ type }) => [type]);
  const parts = readParts({
    ...{ file: configuration.scope, dialect: dialectOf(configuration) },
    ofType: (...types) => byType.of(...types),
    speaksOf: (address) => isReferredTo(modules, address),
    contains: (text) => isContained(modules, text),
    handedOut: () => handedOutBy(modules),
  });
  return {
    ...parts,
    published: [...parts.published, ...publishedOutputs(root)],
    parameters: parametersOf(root),
    get conditions() {
      return declaredConditions(modules);
    },
  };
}

function dialectOf({ source }: Configuration): Dialect {
  return { format: "terraform", syntax: source.files.every((file) => file.endsWith(".json")) ? "json" : "hcl" };
}

/** How many modules one deployment may have; above this nobody wrote them by hand. */
const mostModules = 2000;

/** A module and all that it calls, each before those that it calls itself. */
function withCalled(root: ModuleInstance): readonly ModuleInstance[] {
  const all = [root];
  for (const module of all) {
    for (const call of module.source.calls.values()) {
      for (const instance of module.expansion(`module.${call.name}`, call).instances) {
        const child = module.child(call.name, instance.each, instance);
        if (child !== undefined && all.length < mostModules) all.push(child);
      }
    }
  }
  return all;
}

function resourcesOf(module: ModuleInstance): readonly Resource[] {
  return [...module.source.resources].flatMap(([name, declared]) =>
    module.expansion(name, declared).instances.map(({ each, when, from, repeats }) => ({
      address: inModule(module.address, `${name}${written(each?.key)}`),
      type: declared.type,
      place: module.standsAt?.place ?? declared.place,
      when: allOf(module.when, when),
      from: sources([module.from, from]),
      calls: module.standsAt === undefined ? module.calls : module.calls.slice(0, -1),
      repeats: module.repeats || repeats,
      arguments: new WrittenArguments(module.scopeOf(each), declared.node, module.standsAt?.place ?? declared.inside),
    })),
  );
}

/** Variables that a deployment decides; none of them is looked up anywhere. */
function parametersOf({ root, source }: ModuleInstance): ReadonlyMap<string, ParameterPart> {
  return new Map([...source.variables.keys()].map((name) => [`${root.scope}#var.${name}`, { lookedUp: undefined }]));
}

/** The locals that are conditions: names that a finding may be told in. */
function declaredConditions(modules: readonly ModuleInstance[]): DeclaredConditions {
  const conditions = modules.flatMap((module) => [...module.source.locals.keys()].map((name) => module.localCondition(name)));
  return { named: conditions.filter((condition) => condition?.is === "named"), required: [] };
}
