import { resourcesOfType } from "./resources-of-type.js";
import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ParameterPart, PublishedPart, Register } from "../../model/published.js";
import { asOpenText } from "../../model/reference.js";
import { sharedName } from "../../model/shared-name.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { evaluate } from "./evaluate.js";
import { asText } from "./properties.js";
import type { Template } from "./template.js";

/** What a template makes known to other stacks: its exports, and the parameters that it stores in SSM. */
export function readPublished(template: Template): readonly PublishedPart[] {
  return [...exportsOf(template), ...outputsOf(template), ...storedParameters(template)];
}

interface Output {
  readonly key: string;
  readonly node: TreeNode;
  readonly value: TreeNode;
  readonly place: Place;
  readonly when: Condition;
}

function declaredOutputs({ root, file, conditions }: Template): readonly Output[] {
  const outputs = child(root, "Outputs");
  if (outputs?.kind !== "map") return [];
  return outputs.entries.flatMap(({ key, value: node }) => {
    const value = child(node, "Value");
    const condition = child(node, "Condition");
    const when = condition?.kind === "scalar" ? conditions.conditionNamed(String(condition.value)) : always;
    return value === undefined ? [] : [{ key, node, value, place: { file, path: ["Outputs", key] }, when }];
  });
}

function exportsOf(template: Template): readonly PublishedPart[] {
  return declaredOutputs(template).flatMap(({ node, value, place, when }) => {
    const name = child(child(node, "Export"), "Name");
    if (name === undefined) return [];
    return published(
      template,
      "export",
      { name, at: below(place, "Export", "Name") },
      { value, at: below(place, "Value") },
      { place, when },
    );
  });
}

/** What can be asked for by the name of the stack, where that is known. */
function outputsOf(template: Template): readonly PublishedPart[] {
  const { scope, around } = template;
  if (around.names.length === 0) return [];
  return declaredOutputs(template).flatMap(({ key, value: node, place, when }) => {
    const value = asText(evaluate(template, node, below(place, "Value")));
    return around.names.map((name) => ({ register: "output", name: `${name}.${key}`, scope, value, when, place }) as const);
  });
}

function storedParameters(template: Template): readonly PublishedPart[] {
  return resourcesOfType(template, "AWS::SSM::Parameter").flatMap((resource) => {
    const { place, when } = resource;
    const name = child(resource.properties, "Name");
    const value = child(resource.properties, "Value");
    if (name === undefined || value === undefined) return [];
    const at = (key: string): Place => below(place, "Properties", key);
    return published(template, "ssm", { name, at: at("Name") }, { value, at: at("Value") }, { place, when });
  });
}

function published(
  template: Template,
  register: Register,
  { name, at }: { readonly name: TreeNode; readonly at: Place },
  { value, at: valueAt }: { readonly value: TreeNode; readonly at: Place },
  { place, when }: Pick<PublishedPart, "place" | "when">,
): readonly PublishedPart[] {
  const written = asText(evaluate(template, name, at));
  if (written.is === "absent" || written.is === "choice") return [];
  const text = written.refersTo !== undefined ? asOpenText(written.refersTo) : written.is === "known" ? written.value : undefined;
  const shared = text === undefined ? undefined : sharedName(text, template.scope, lookedUpParameters(template));
  if (shared === undefined) return [];
  return [{ register, name: shared, scope: template.scope, value: asText(evaluate(template, value, valueAt)), when, place }];
}

/** The parameters of a template, by `file#name`, and what each takes its value from by default. */
export function lookedUpParameters({ scope, parameters }: Template): ReadonlyMap<string, ParameterPart> {
  return new Map(
    [...parameters.values()].map(({ name, type, default: byDefault }) => {
      const isLookedUp = type.startsWith("AWS::SSM::Parameter::Value") && typeof byDefault === "string";
      return [`${scope}#${name}`, { lookedUp: isLookedUp ? byDefault : undefined }];
    }),
  );
}
