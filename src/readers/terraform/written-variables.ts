import type { Operand } from "../../model/condition.js";
import type { Reference } from "../../model/reference.js";
import { known, perhapsAbsent, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { parseJsonQuickly } from "../../source/json/quick.js";
import type { Place } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { unlessGiven } from "../given-value.js";
import type { WrittenFiles } from "./written-module.js";

/** What a variable is worth, or a part of it: `rest` holds steps such as `.orders["a"]`. */
export function variableValue(files: WrittenFiles, name: string, rest: string, place: Place): Written<TreeNode> {
  const pinned = files.pins.get(name);
  if (pinned !== undefined) return pinnedValue(name, pinned, rest, place);
  const refersTo: Reference = { to: "parameter", file: files.file, name: `var.${name}${rest}` };
  const usual = withDefault(files, name, rest, place, refersTo);
  if (rest !== "") return usual;
  const byDefault = files.variables.get(name);
  const operand = variableOperand(files, name, rest);
  return unlessGiven<TreeNode>({
    operand,
    compared: files.compared().get(operand.id) ?? [],
    byDefault: byDefault?.kind === "scalar" && byDefault.value !== null ? String(byDefault.value) : undefined,
    usual,
    other: { ...unknown(`variable ${name} has another value than its default`, place), refersTo },
    worth: (value) => ({ ...known<TreeNode>(scalar(value), place, `variable ${name} = ${value}`), refersTo }),
  });
}

function withDefault(files: WrittenFiles, name: string, rest: string, place: Place, refersTo: Reference): Written<TreeNode> {
  const byDefault = files.variables.get(name);
  if (byDefault === undefined) return { ...unknown(`variable ${name} has no default`, place), refersTo };
  const value = follow(byDefault, rest);
  if (value === undefined || (value.kind === "scalar" && (value.value === null || value.value === ""))) {
    return { ...perhapsAbsent(`variable ${name} is empty unless it is set`, place), refersTo };
  }
  return { ...known(value, place, `the default of variable ${name}`), refersTo };
}

/** A list or a map is given in JSON. */
function pinnedValue(name: string, text: string, rest: string, place: Place): Written<TreeNode> {
  const tree = /^\s*[[{]/.test(text) ? parseJsonQuickly(text)?.tree : undefined;
  const value = follow(tree ?? scalar(text), rest);
  return value === undefined
    ? perhapsAbsent(`variable ${name} is given without ${rest}`, place)
    : known(value, place, `variable ${name} = ${text}`);
}

/** What a condition compares where it names a variable. */
export function variableOperand(files: WrittenFiles, name: string, rest: string): Operand {
  const id = `${files.file}#var.${name}${rest}`;
  const operand = { id, name: `var.${name}${rest}`, madeOf: [`${files.file}#var.${name}`] };
  return rest === "" && isBoolean(files, name) ? { ...operand, allowed: ["true", "false"] } : operand;
}

/** Whether the variable is declared as one that is true or false, and not null by default. */
function isBoolean(files: WrittenFiles, name: string): boolean {
  const byDefault = files.variables.get(name);
  return !(byDefault?.kind === "scalar" && byDefault.value === null) && /^(\$\{)?bool\}?$/.test(files.types.get(name) ?? "");
}

/** Steps such as `.orders["a"]` into a value that is written out. */
export function follow(node: TreeNode, rest: string): TreeNode | undefined {
  const steps = [...rest.matchAll(/\.([\w-]+)|\["([^"]*)"\]|\[(\d+)\]/g)];
  if (steps.map(([text]) => text).join("") !== rest) return undefined;
  return steps.reduce<TreeNode | undefined>((at, [, name, key, index]) => {
    if (index !== undefined) return at?.kind === "list" ? at.items[Number(index)] : undefined;
    return child(at, name ?? key ?? "");
  }, node);
}
