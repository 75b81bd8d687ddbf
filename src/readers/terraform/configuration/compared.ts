import type { Expression, TemplatePart } from "../../../source/hcl/expression.js";
import type { TreeNode } from "../../../source/tree.js";
import type { Configuration } from "./configuration.js";
import { nullText } from "./conditions.js";
import { ModuleInstance } from "./module-instance.js";
import { operandOf } from "./operands.js";

/** The values that the conditions of a configuration compare something with, by the id of what they compare. */
export function comparedIn(root: Configuration): ReadonlyMap<string, readonly string[]> {
  const found = new Comparisons();
  visitModule(new ModuleInstance(root, root.source), found);
  return found.values;
}

class Comparisons {
  readonly values = new Map<string, string[]>();

  add(one: Expression, value: string, module: ModuleInstance): void {
    const id = operandOf(one, module)?.id;
    if (id === undefined) return;
    const known = this.values.get(id) ?? [];
    if (!known.includes(value)) this.values.set(id, [...known, value]);
  }
}

function visitModule(module: ModuleInstance, found: Comparisons): void {
  const { source, root } = module;
  const declared = [source.resources, source.data, source.calls, source.outputs, source.locals].flatMap((section) => [...section.values()]);
  for (const { node } of declared) visitNode(node, module, found);
  for (const call of source.calls.values()) {
    const called = root.sourceOf(module, call);
    if (called === undefined) continue;
    visitModule(new ModuleInstance(root, called, `${module.address}.module.${call.name}`, { module, call, each: undefined }), found);
  }
}

function visitNode(node: TreeNode, module: ModuleInstance, found: Comparisons): void {
  if (node.kind === "list") for (const item of node.items) visitNode(item, module, found);
  else if (node.kind === "map") for (const { value } of node.entries) visitNode(value, module, found);
  else if (typeof node.value === "string" && /[$%]\{/.test(node.value)) visit(module.root.expressionOf(node), module, found);
}

function visit(expression: Expression, module: ModuleInstance, found: Comparisons): void {
  const [one, other] = sidesOf(expression);
  if (one !== undefined && other !== undefined) {
    if (other.is === "literal") found.add(one, String(other.value ?? nullText), module);
    if (one.is === "literal") found.add(other, String(one.value ?? nullText), module);
  }
  if (expression.is === "call" && expression.function === "contains") {
    const [list, member] = expression.arguments;
    for (const item of list?.is === "tuple" && member ? list.items : []) {
      if (item.is === "literal" && member) found.add(member, String(item.value), module);
    }
  }
  for (const test of testsIn(expression)) found.add(test, "true", module);
  for (const inner of partsOf(expression)) visit(inner, module, found);
}

function sidesOf(expression: Expression): readonly Expression[] {
  return expression.is === "operation" && ["==", "!="].includes(expression.operator) ? expression.operands : [];
}

/** What has to be true or false. */
function testsIn(expression: Expression): readonly Expression[] {
  if (expression.is === "conditional") return [expression.condition];
  return expression.is === "operation" && ["&&", "||", "!"].includes(expression.operator) ? expression.operands : [];
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case "literal":
    case "name":
    case "unclear":
      return [];
    case "template":
      return expression.parts.flatMap(inTemplate);
    case "tuple":
      return expression.items;
    case "object":
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case "attribute":
      return [expression.of];
    case "index":
      return [expression.of, expression.key];
    case "splat":
      return [expression.of, expression.each];
    case "call":
      return expression.arguments;
    case "conditional":
      return [expression.condition, expression.then, expression.otherwise];
    case "operation":
      return expression.operands;
    case "for":
      return [expression.collection, expression.key, expression.value, expression.condition].filter((one) => one !== undefined);
  }
}

function inTemplate(part: TemplatePart): readonly Expression[] {
  if (part.is === "hole") return [part.expression];
  return part.is === "if" ? [part.condition, ...part.then.flatMap(inTemplate), ...part.otherwise.flatMap(inTemplate)] : [];
}
