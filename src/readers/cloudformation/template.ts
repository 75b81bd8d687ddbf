import type { Condition } from "../../model/condition.js";
import { always } from "../../model/condition.js";
import type { Dialect } from "../../model/dialect.js";
import type { Place } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { Scalar, TreeNode } from "../../source/tree.js";

/** A CloudFormation or SAM template, taken apart into its sections. */
export interface Template {
  readonly file: string;
  readonly root: TreeNode;
  readonly syntax: Dialect["syntax"];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, Resource>;
}

export interface Parameter {
  readonly name: string;
  /** Such as `String`, `Number`, `CommaDelimitedList`, `AWS::SSM::Parameter::Value<String>`. */
  readonly type: string;
  readonly default: Scalar | undefined;
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
  return resources.entries.some((entry) => typeOf(entry.value)?.includes("::") === true);
}

/** Takes a template apart; whatever has not the shape of its section is left out. */
export function readTemplate(file: string, root: TreeNode, syntax: Dialect["syntax"]): Template {
  const conditions = new Set(entriesOf(child(root, "Conditions")).map(([name]) => name));
  const resources = new Map(
    entriesOf(child(root, "Resources")).flatMap(([name, node]) => {
      const type = typeOf(node);
      return type === undefined ? [] : [[name, readResource(file, name, type, node, conditions)] as const];
    }),
  );
  const parameters = new Map(entriesOf(child(root, "Parameters")).map(([name, node]) => [name, readParameter(name, node)] as const));
  return { file, root, syntax, parameters, conditions, resources };
}

/** The identity of a condition of this template within the run. */
export function conditionNamed(template: { readonly file: string; readonly conditions: ReadonlySet<string> }, name: string): Condition {
  if (!template.conditions.has(name)) return { is: "unknowable", because: `condition ${name} is not declared` };
  return { is: "test", id: `${template.file}#${name}`, name };
}

/** The entries of a section as pairs; none where it is missing or no map. */
function entriesOf(node: TreeNode | undefined): readonly (readonly [string, TreeNode])[] {
  return node?.kind === "map" ? node.entries.map((entry) => [entry.key, entry.value] as const) : [];
}

function readResource(file: string, name: string, type: string, node: TreeNode, conditions: ReadonlySet<string>): Resource {
  const condition = child(node, "Condition");
  const when = condition?.kind === "scalar" ? conditionNamed({ file, conditions }, String(condition.value)) : always;
  return { name, type, node, when, place: { file, path: ["Resources", name] }, properties: child(node, "Properties") };
}

function readParameter(name: string, node: TreeNode): Parameter {
  const type = child(node, "Type");
  const byDefault = child(node, "Default");
  return {
    name,
    type: type?.kind === "scalar" ? String(type.value) : "String",
    default: byDefault?.kind === "scalar" ? byDefault.value : undefined,
  };
}

function typeOf(node: TreeNode): string | undefined {
  const type = child(node, "Type");
  return type?.kind === "scalar" && typeof type.value === "string" ? type.value : undefined;
}
