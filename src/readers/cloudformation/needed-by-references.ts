import { allOf, always, anyOf, notOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { getAttParts, intrinsicOf, isPlain, splitAtDot } from "./intrinsics.js";
import type { Intrinsic } from "./intrinsics.js";
import type { Template } from "./template.js";

/**
 * What references ask of every deployment: one in which something refers to a resource that does not exist there is refused
 * ("Unresolved resource dependencies").
 */
export function neededByReferences(template: Template): Condition {
  const resources = [...template.resources.values()];
  if (resources.every(({ when }) => when.is === "always")) return always;
  const outputs = child(template.root, "Outputs");
  return allOf(
    ...resources.flatMap(({ properties, when }) => needsOf(template, properties, when)),
    ...(outputs?.kind === "map" ? outputs.entries : []).flatMap(({ value: output }) =>
      needsOf(template, child(output, "Value"), whenPutOut(template, output)),
    ),
  );
}

function whenPutOut({ conditions }: Template, output: TreeNode): Condition {
  const name = child(output, "Condition");
  return name?.kind === "scalar" ? conditions.conditionNamed(String(name.value)) : always;
}

/** What the references in a value ask where the value is there. */
function needsOf(template: Template, node: TreeNode | undefined, when: Condition): readonly Condition[] {
  if (node === undefined || when.is === "never") return [];
  const intrinsic = intrinsicOf(node, { file: "", path: [] });
  if (intrinsic !== undefined) return needsOfCall(template, intrinsic, when);
  if (node.kind === "list") return node.items.flatMap((item) => needsOf(template, item, when));
  return node.kind === "map" ? node.entries.flatMap(({ value }) => needsOf(template, value, when)) : [];
}

function needsOfCall(template: Template, { name, argument }: Intrinsic, when: Condition): readonly Condition[] {
  const items = argument.kind === "list" ? argument.items : [];
  switch (name) {
    case "Ref":
      return isPlain(argument) ? needOf(template, String(argument.value), when) : [];
    case "GetAtt":
      return needOf(template, getAttParts(argument)?.name ?? "", when);
    case "Sub":
      return [...needsOfText(template, argument, when), ...needsOf(template, items[1], when)];
    case "If": {
      const [condition, then, otherwise] = items;
      if (condition === undefined || !isPlain(condition)) return [];
      const holds = template.conditions.conditionNamed(String(condition.value));
      return [...needsOf(template, then, allOf(when, holds)), ...needsOf(template, otherwise, allOf(when, notOf(holds)))];
    }
    case "Transform":
      // A macro may make anything of its arguments.
      return [];
    default:
      return needsOf(template, argument, when);
  }
}

function needsOfText(template: Template, argument: TreeNode, when: Condition): readonly Condition[] {
  const [text, variables] = argument.kind === "list" ? argument.items : [argument];
  const names = text?.kind === "scalar" ? [...String(text.value).matchAll(/\$\{\s*([^!}\s][^}]*?)\s*\}/g)].map(([, one = ""]) => one) : [];
  return names.filter((one) => child(variables, one) === undefined).flatMap((one) => needOf(template, one, when));
}

/** `name`: that of a resource, maybe with an attribute behind it. */
function needOf({ resources }: Template, name: string, when: Condition): readonly Condition[] {
  const resource = resources.get(splitAtDot(name)?.name ?? name);
  return resource === undefined || resource.when.is === "always" ? [] : [anyOf(notOf(when), resource.when)];
}
