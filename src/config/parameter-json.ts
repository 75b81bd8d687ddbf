import { parseJson } from "../source/json.js";
import { Lines } from "../source/lines.js";
import { createLocator } from "../source/position.js";
import { child } from "../source/tree.js";
import type { Entry, ListNode, TreeNode } from "../source/tree.js";
import type { NamedFile } from "./named-file.js";
import { overridesIn } from "./overrides.js";
import type { ReadParameters } from "./parameter-file.js";

type Path = readonly (string | number)[];

/** One thing in the file that may be a parameter. */
type Item = { readonly name: string; readonly value: string } | { readonly notRead: string; readonly at: Path };

/**
 * Reads parameters as CloudFormation's tools take them in JSON: a list of `{ParameterKey, ParameterValue}` or of `NAME=VALUE`,
 * or a map of names and values, by itself or under `Parameters`.
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/
 */
export function readParameterJson({ path: file, text }: NamedFile): ReadParameters {
  const { tree, mistakes } = parseJson(text);
  const [mistake] = mistakes;
  if (tree === undefined || mistake !== undefined) {
    const { offset = 0, message = "This is no JSON." } = mistake ?? {};
    return { mistake: { file, ...new Lines(text).positionOf(offset), message } };
  }
  const items = itemsIn(tree);
  if (items === undefined) {
    const message = "Parameters are a map of names and values, or a list of {ParameterKey, ParameterValue}; this is neither.";
    return { mistake: { file, line: 1, column: 1, message } };
  }
  const passedOver = items.flatMap((item) => ("notRead" in item ? [item] : []));
  const places = createLocator(text, "json", tree).locateAll(passedOver.map(({ at }) => at));
  return {
    values: Object.fromEntries(items.flatMap((item) => ("name" in item ? [[item.name, item.value]] : []))),
    notRead: passedOver.map(({ notRead: message }, index) => {
      const { line, column } = places[index] ?? { line: 1, column: 1 };
      return { file, line, column, message };
    }),
  };
}

function itemsIn(tree: TreeNode): readonly Item[] | undefined {
  if (tree.kind === "list") return itemsOfList(tree);
  if (tree.kind !== "map") return undefined;
  const inner = child(tree, "Parameters");
  return inner?.kind === "map"
    ? inner.entries.map((entry) => itemOf(entry, ["Parameters"]))
    : tree.entries.map((entry) => itemOf(entry, []));
}

function itemOf({ key, value }: Entry, above: Path): Item {
  const text = textOf(value);
  if (text !== undefined) return { name: key, value: text };
  return { notRead: `${key} is not read: its value is no text, no number, and not true or false.`, at: [...above, key] };
}

function itemsOfList({ items }: ListNode): readonly Item[] {
  return items.flatMap((item, index): readonly Item[] => {
    const text = textOf(item);
    if (text !== undefined) {
      const { values, rest } = overridesIn(text);
      const settings = values.map(([name, value]) => ({ name, value }));
      return rest === undefined
        ? settings
        : [...settings, { notRead: `This is no NAME=VALUE and is not read: ${rest.slice(0, 80)}`, at: [index] }];
    }
    const [name, value] = ["ParameterKey", "ParameterValue"].map((key) => textOf(child(item, key)));
    if (name === undefined) return [{ notRead: "This is no parameter and is not read: it has no ParameterKey.", at: [index] }];
    if (value === undefined) return [{ notRead: `${name} is not read: it has no ParameterValue.`, at: [index] }];
    return [{ name, value }];
  });
}

function textOf(node: TreeNode | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}
