import type { Condition } from "../../model/condition.js";
import { allOf, always } from "../../model/condition.js";
import type { Dialect } from "../../model/dialect.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { Scalar, ScalarNode, TreeNode } from "../../source/tree.js";
import type { Pins } from "../pins.js";
import { Conditions } from "./conditions.js";
import { includedFiles } from "./included.js";
import { noOrigins } from "./origin.js";
import type { Origin, Origins } from "./origin.js";

/** Where a template stands. */
export interface Standing {
  readonly file: string;
  /** What its logical ids are unique in: the file, or the one of several stacks that are made of it. */
  readonly scope: string;
  readonly syntax: Dialect["syntax"];
  readonly around: Around;
  /** Values of parameters that are given from outside. */
  readonly pins: Pins;
}

/** What the stacks around one tell of it; undefined where they do not. */
export interface Around {
  /** Where the stack exists at all. */
  readonly when: Condition;
  /** What it is called, for each stack that is made of the template, as far as anybody knows. */
  readonly names: readonly string[];
  /** What the stack that it is nested in gives a parameter; `isCondition`: while a condition is worked out. */
  argument(parameter: string, isCondition: boolean): Written<TreeNode> | undefined;
  /** What a stack that is nested in it puts out. */
  output(stack: string, output: string, isCondition: boolean): Written<TreeNode> | undefined;
  /** Whether everything that a stack which is nested in it declares is known. */
  isRead(stack: string): boolean;
  /** The tree of a file that is included. */
  included(path: string): TreeNode | undefined;
  /** The template of a stack around or within, by its scope. */
  templateOf(scope: string): Template | undefined;
}

/** A stack of its own. */
export const alone: Around = {
  when: always,
  names: [],
  argument: () => undefined,
  output: () => undefined,
  isRead: () => false,
  included: () => undefined,
  templateOf: () => undefined,
};

/** A CloudFormation or SAM template, taken apart into its sections. */
export interface Template extends Standing {
  readonly root: TreeNode;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: Conditions;
  /** Set while a condition is worked out: a parameter may then have any value that it allows. */
  readonly isCondition?: boolean;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly origins: Origins;
}

export interface Parameter {
  readonly name: string;
  /** Such as `String`, `Number`, `CommaDelimitedList`, `AWS::SSM::Parameter::Value<String>`. */
  readonly type: string;
  readonly default: Scalar | undefined;
  /** Undefined where any value is. */
  readonly allowed: readonly ScalarNode[] | undefined;
}

export interface Resource {
  /** The logical id. */
  readonly name: string;
  readonly type: string;
  readonly place: Place;
  readonly when: Condition;
  readonly node: TreeNode;
  readonly properties: TreeNode | undefined;
  /** Where it stands in the text as something that a loop makes, and not as it is. */
  readonly origin: Origin | undefined;
}

/** Whether the tree is a template at all: a map of resources of which one has a type such as `AWS::Kinesis::Stream`. */
export function isTemplate(root: TreeNode | undefined): boolean {
  const resources = child(root, "Resources");
  if (resources?.kind !== "map") return false;
  return resources.entries.some(
    ({ key, value }) => typeOf(value)?.includes("::") === true || key.startsWith(loopPrefix) || key === "Fn::Transform",
  );
}

/** Takes a template apart; whatever has not the shape of its section is left out. */
export function readTemplate(standing: Standing, root: TreeNode, origins: Origins = noOrigins): Template {
  const { file, scope, syntax, around, pins } = standing;
  const parameters = new Map(entriesOf(child(root, "Parameters")).map(([name, node]) => [name, readParameter(name, node)] as const));
  const conditions = new Conditions({ file, scope, syntax, around, pins, root, parameters, origins });
  const own = entriesOf(child(root, "Resources")).map(([name, node]) => ({ name, node, origin: origins.get(node) }));
  const included = includedFiles(file, root).flatMap((path) =>
    entriesOf(around.included(path)).map(([name, node]) => ({ name, node, origin: { place: { file: path, path: [name] } } })),
  );
  const resources = new Map(
    [...own, ...included].flatMap(({ name, node, origin }) => {
      const type = typeOf(node);
      return type === undefined ? [] : [[name, readResource(name, type, node, origin, { file, conditions, around })] as const];
    }),
  );
  return { file, scope, syntax, around, pins, root, parameters, conditions, resources, origins };
}

/** The entries of a section as pairs; none where it is missing or no map. */
function entriesOf(node: TreeNode | undefined): readonly (readonly [string, TreeNode])[] {
  return node?.kind === "map" ? node.entries.map((entry) => [entry.key, entry.value] as const) : [];
}

/** How a key starts behind which a loop stands: `Fn::ForEach::NAME`. */
export const loopPrefix = "Fn::ForEach::";

type Scope = Pick<Template, "file" | "conditions" | "around">;

function readResource(name: string, type: string, node: TreeNode, origin: Origin | undefined, scope: Scope): Resource {
  const place = origin?.place ?? { file: scope.file, path: ["Resources", name] };
  const when = allOf(scope.around.when, origin?.when ?? always, conditionOf(name, child(node, "Condition"), scope));
  return { name, type, node, place, when, properties: child(node, "Properties"), origin };
}

function conditionOf(name: string, condition: TreeNode | undefined, scope: Scope): Condition {
  if (condition === undefined) return always;
  if (condition.kind === "scalar" && condition.tag === undefined) return scope.conditions.conditionNamed(String(condition.value));
  return { is: "unknowable", because: `the condition of ${name} is computed` };
}

function readParameter(name: string, node: TreeNode): Parameter {
  const type = child(node, "Type");
  const byDefault = child(node, "Default");
  const allowed = child(node, "AllowedValues");
  const values = allowed?.kind === "list" ? allowed.items.filter((item) => item.kind === "scalar") : [];
  return {
    name,
    type: type?.kind === "scalar" ? String(type.value) : "String",
    default: byDefault?.kind === "scalar" ? byDefault.value : undefined,
    allowed: values.length > 0 ? values : undefined,
  };
}

function typeOf(node: TreeNode): string | undefined {
  const type = child(node, "Type");
  return type?.kind === "scalar" && typeof type.value === "string" ? type.value : undefined;
}
