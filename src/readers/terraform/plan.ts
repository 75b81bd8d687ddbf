import type { Parts } from "../../model/parts.js";
import { always } from "../../model/condition.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import type { Refusal } from "../refusal.js";
import { Candidates } from "../../model/candidates.js";
import { refusalsOfPlan } from "./plan-refusals.js";
import type { PlanSource } from "./plan-source.js";
import { PlannedArguments } from "./planned-arguments.js";
import type { Surroundings } from "./planned-arguments.js";
import { PlannedConfiguration } from "./planned-configuration.js";
import type { Scope } from "./planned-configuration.js";
import { PlannedOrigins } from "./planned-origins.js";
import { PlannedResources, itemsOf, textOf } from "./planned-resources.js";
import type { PlannedResource } from "./planned-resources.js";
import type { Planned } from "./planned-sections.js";
import { someText } from "../cloudformation/mentioned.js";
import { isReferredTo } from "./mentioned.js";
import { parseReference } from "./reference-text.js";
import { readParts } from "./read-parts.js";
import type { Resource, Terraform } from "./resource.js";

/** The parts of a plan, and why it cannot be judged where that is so. */
export interface ReadPlan {
  readonly parts: Parts;
  readonly refusals: readonly Refusal[];
}

/** Reads what `terraform show -json PLAN`, or OpenTofu's, prints. Where its source is there, the parts have their places in it. */
export function readPlan(file: string, root: TreeNode, source?: PlanSource): ReadPlan {
  const refusals = refusalsOfPlan(file, root);
  const plan =
    refusals.length > 0 ? { file, dialect, ofType: () => [], speaksOf: () => false, contains: () => false } : openPlan(file, root, source);
  return { parts: readParts(plan), refusals };
}

/** What is proposed goes into the files that the plan was made from. */
const dialect = { format: "terraform", syntax: "hcl" } as const;

function openPlan(file: string, root: TreeNode, source: PlanSource | undefined): Terraform {
  const resources = new PlannedResources(file, root);
  const configuration = new PlannedConfiguration(root, resources);
  const origins = new PlannedOrigins(resources, configuration);
  const changes = new Changes(root);
  const managed = resources.all.filter(({ isData }) => !isData);
  const made = new Map<PlannedResource, Resource>();
  const byType = new Candidates(managed, ({ type }) => [type]);
  const read = (planned: PlannedResource): Resource => {
    const resource = made.get(planned) ?? resourceOf(planned, { file, configuration, origins, changes, source });
    made.set(planned, resource);
    return resource;
  };
  return {
    ...{ file, dialect },
    ofType: (...types) => byType.of(...types).map(read),
    speaksOf: (address) => isReferredTo(root, address),
    contains: (text) => someText(root, (one) => one.includes(text)),
  };
}

interface Opened {
  readonly file: string;
  readonly configuration: PlannedConfiguration;
  readonly origins: PlannedOrigins;
  readonly changes: Changes;
  readonly source: PlanSource | undefined;
}

function resourceOf(planned: PlannedResource, { file, configuration, origins, changes, source }: Opened): Resource {
  const { address, type, node, values } = planned;
  const found = configuration.scopeOf(planned);
  const inSource = source?.find(planned);
  const place = inSource?.place ?? planned.place;
  const start = (): Planned => ({
    place: inSource?.arguments.place ?? { file, path: [...place.path, ...values] },
    values: values.reduce<TreeNode | undefined>((at, key) => child(at, key), node),
    unknown: changes.unknownOf(address),
    written: child(found?.written, "expressions"),
    isDynamic: "no",
    source: inSource?.arguments,
  });
  const surroundings = surroundingsIn(file, found?.scope, configuration.isThere, origins);
  return { address, type, place, when: always, calls: inSource?.calls ?? [], arguments: new PlannedArguments(start, surroundings) };
}

function surroundingsIn(file: string, scope: Scope | undefined, isThere: boolean, origins: PlannedOrigins): Surroundings {
  return {
    file,
    noConfiguration:
      scope === undefined ? (isThere ? "the plan does not show how it is written" : "the plan has no configuration") : undefined,
    origins: (expression) => (scope === undefined ? [] : origins.of(expression, scope)),
    isSingle: (expression) => {
      const [reference, ...others] = origins.meantBy(expression);
      return reference !== undefined && others.length === 0 && parseReference(reference)?.to === "resource";
    },
  };
}

/** What only an apply tells of each resource, looked up when the first one is asked for. */
class Changes {
  readonly #root: TreeNode;
  #byAddress: ReadonlyMap<string, TreeNode> | undefined;

  constructor(root: TreeNode) {
    this.#root = root;
  }

  unknownOf(address: string): TreeNode | undefined {
    // An object that was replaced and is not gone yet has the address of its successor.
    this.#byAddress ??= new Map(
      itemsOf(child(this.#root, "resource_changes"))
        .filter((node) => child(node, "deposed") === undefined)
        .map((node) => [textOf(child(node, "address")) ?? "", node]),
    );
    return child(child(this.#byAddress.get(address), "change"), "after_unknown");
  }
}
