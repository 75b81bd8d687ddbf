import type { Condition } from "../../model/condition.js";
import { allOf, always } from "../../model/condition.js";
import type { Dialect } from "../../model/dialect.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { Scalar, TreeNode } from "../../source/tree.js";
import type { Pins } from "../pins.js";
import { noPins } from "../pins.js";
import { Conditions } from "./conditions.js";

/** A CloudFormation or SAM template, taken apart into its sections. */
export interface Template {
  readonly file: string;
  readonly root: TreeNode;
  readonly syntax: Dialect["syntax"];
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Values of parameters that are given from outside. */
  readonly pins: Pins;
  readonly conditions: Conditions;
  /** Set while a condition is worked out: a parameter may then have any value that it allows. */
  readonly isCondition?: boolean;
  readonly resources: ReadonlyMap<string, Resource>;
}

export interface Parameter {
  readonly name: string;
  /** Such as `String`, `Number`, `CommaDelimitedList`, `AWS::SSM::Parameter::Value<String>`. */
  readonly type: string;
  readonly default: Scalar | undefined;
  /** As text; undefined where any value is. */
  readonly allowed: readonly string[] | undefined;
}

export interface Resource {
  /** The logical id. */
  readonly name: string;
  readonly type: string;
  readonly place: Place;
  readonly when: Condition;
  readonly node: TreeNode;
  readonly properties: TreeNode | undefined;
}

/** Whether the tree is a template at all: a map of resources of which one has a type such as `AWS::Kinesis::Stream`. */
export function isTemplate(root: TreeNode | undefined): boolean {
  const resources = child(root, "Resources");
  if (resources?.kind !== "map") return false;
  return resources.entries.some(({ key, value }) => typeOf(value)?.includes("::") === true || key.startsWith(loop));
}

/** Takes a template apart; whatever has not the shape of its section is left out. */
export function readTemplate(file: string, root: TreeNode, syntax: Dialect["syntax"], pins: Pins = noPins): Template {
  const parameters = new Map(entriesOf(child(root, "Parameters")).map(([name, node]) => [name, readParameter(name, node)] as const));
  const conditions = new Conditions({ file, root, syntax, parameters, pins });
  const scope = { file, conditions };
  const section = child(root, "Resources");
  const resources = new Map(
    resourcesIn(section, { file, path: ["Resources"] }, scope, always).map((resource) => [resource.name, resource]),
  );
  return { file, root, syntax, parameters, pins, conditions, resources };
}

/** The entries of a section as pairs; none where it is missing or no map. */
function entriesOf(node: TreeNode | undefined): readonly (readonly [string, TreeNode])[] {
  return node?.kind === "map" ? node.entries.map((entry) => [entry.key, entry.value] as const) : [];
}

type Scope = Pick<Template, "file" | "conditions">;

/** How a key starts that stands for resources in a number that the list behind it tells. */
const loop = "Fn::ForEach::";

function resourcesIn(section: TreeNode | undefined, place: Place, scope: Scope, when: Condition): readonly Resource[] {
  return entriesOf(section).flatMap(([name, node]) => {
    if (name.startsWith(loop)) return repeated(name, node, below(place, name), scope);
    const type = typeOf(node);
    return type === undefined ? [] : [readResource(name, type, node, below(place, name), scope, when)];
  });
}

/** What a loop makes is read once, under the name that it has in the loop; how many there are of it is not known. */
function repeated(name: string, node: TreeNode, place: Place, scope: Scope): readonly Resource[] {
  const body = node.kind === "list" ? node.items[2] : undefined;
  return resourcesIn(body, below(place, 2), scope, { is: "unknowable", because: `${name} makes it in a number that is not worked out` });
}

function readResource(name: string, type: string, node: TreeNode, place: Place, scope: Scope, around: Condition): Resource {
  const condition = child(node, "Condition");
  const own = condition?.kind === "scalar" ? scope.conditions.conditionNamed(String(condition.value)) : always;
  return { name, type, node, place, when: allOf(around, own), properties: child(node, "Properties") };
}

function readParameter(name: string, node: TreeNode): Parameter {
  const type = child(node, "Type");
  const byDefault = child(node, "Default");
  const allowed = child(node, "AllowedValues");
  const values = allowed?.kind === "list" ? allowed.items.flatMap((item) => (item.kind === "scalar" ? [String(item.value)] : [])) : [];
  return {
    name,
    type: type?.kind === "scalar" ? String(type.value) : "String",
    default: byDefault?.kind === "scalar" ? byDefault.value : undefined,
    allowed: values.length > 0 ? [...new Set(values)] : undefined,
  };
}

function typeOf(node: TreeNode): string | undefined {
  const type = child(node, "Type");
  return type?.kind === "scalar" && typeof type.value === "string" ? type.value : undefined;
}
