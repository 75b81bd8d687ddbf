import type { Condition, DeclaredConditions } from "../../model/condition.js";
import type { TreeNode } from "../../source/tree.js";
import { comparedValues } from "../given-value.js";
import { parseText } from "./expression.js";
import type { Expression } from "./expression.js";
import { conditionIn, expressionOf } from "./written-condition.js";
import type { WrittenFiles } from "./written-module.js";

/** The values that any condition of a configuration compares something with, by the id of what it compares. */
export function comparedIn(files: WrittenFiles, root: TreeNode): ReadonlyMap<string, readonly string[]> {
  return comparedValues(textsIn(root).flatMap((text) => conditionsInText(files, text)));
}

/** The locals that are conditions: names that a finding may be told in. */
export function declaredConditions(files: WrittenFiles): DeclaredConditions {
  const locals = [...files.locals].filter(([, { node }]) => expressionOf(node)?.is === "opaque");
  const named = locals.map(([name]) => conditionIn(files, `local.${name}`)).filter((condition) => condition.is === "named");
  return { named, required: [] };
}

function conditionsInText(files: WrittenFiles, text: string): readonly Condition[] {
  const visit = (expression: Expression): readonly Condition[] => {
    if (expression.is !== "conditional") return [];
    return [conditionIn(files, expression.condition), ...visit(expression.then), ...visit(expression.otherwise)];
  };
  return (parseText(text) ?? []).flatMap((piece) => (piece.is === "hole" ? visit(piece.expression) : []));
}

/** The texts that may hold a condition, at any depth. */
function textsIn(node: TreeNode): readonly string[] {
  if (node.kind === "list") return node.items.flatMap(textsIn);
  if (node.kind === "map") return node.entries.flatMap(({ value }) => textsIn(value));
  return typeof node.value === "string" && node.value.includes("?") ? [node.value] : [];
}
