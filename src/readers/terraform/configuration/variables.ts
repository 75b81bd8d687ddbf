import type { Operand } from "../../../model/condition.js";
import { equals, notOf } from "../../../model/condition.js";
import type { Reference } from "../../../model/reference.js";
import { absent, known, mapKnown, perhapsAbsent, unknown, withSource } from "../../../model/value.js";
import { parseJsonQuickly } from "../../../source/json/quick.js";
import type { Place } from "../../../source/place.js";
import { child } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";
import { unlessGiven } from "../../given-value.js";
import { nullText } from "./conditions.js";
import { isList, isMap, isScalar } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import { argumentOf } from "./module-source.js";
import type { Declared } from "./module-source.js";
import type { ModuleInstance } from "./module-instance.js";
import { withOptional } from "./variable-types.js";

/** What a variable of a root module is worth, which a deployment decides. */
export function rootVariable(module: ModuleInstance, name: string, place: Place): Datum {
  const { root, source } = module;
  const pinned = root.pins.get(name);
  if (pinned !== undefined) return pinnedValue(module, name, pinned, place);
  const declared = source.variables.get(name);
  const given = root.given.get(name);
  if (given !== undefined) {
    const value = datumOf(given.node, { scope: { module, names: new Map() }, place });
    return withSource(withOptional(value, declared, module, place), `${name} in ${given.place.file}`);
  }
  const refersTo: Reference = { to: "parameter", file: root.scope, name: `var.${name}` };
  const byDefault = declared === undefined ? undefined : argumentOf(declared, "default");
  const usual = withDefault(module, name, declared, byDefault?.node, { place, refersTo });
  const operand = variableOperand(module, name, "");
  const compared = root.compared.get(operand.id) ?? [];
  const values = compared.filter((value) => !["[]", "{}"].includes(value));
  const other: Datum = { ...unknown(`variable ${name} has another value than its default`, place), refersTo };
  return unlessGiven<Content>({
    operand,
    compared: values,
    byDefault: byDefault?.node.kind === "scalar" && byDefault.node.value !== null ? String(byDefault.node.value) : undefined,
    usual: values.includes(nullText) ? notNull(operand, usual, other) : usual,
    other,
    worth: (value) => (value === nullText ? absent : { ...known<Content>(value, place, `variable ${name} = ${value}`), refersTo }),
  });
}

/** Where a test says that it is not null, it is there. */
function notNull(operand: Operand, usual: Datum, other: Datum): Datum {
  if (usual.is !== "unknown") return usual;
  const that = notOf(equals(operand, nullText));
  return { is: "choice", condition: { is: "given", that }, then: { ...other, ...usual, mayBeAbsent: false }, otherwise: usual };
}

interface Named {
  readonly place: Place;
  readonly refersTo: Reference;
}

function withDefault(
  module: ModuleInstance,
  name: string,
  declared: Declared | undefined,
  byDefault: TreeNode | undefined,
  named: Named,
): Datum {
  const { place, refersTo } = named;
  if (byDefault === undefined) return { ...unknown(`variable ${name} has no default`, place), refersTo };
  const value = withOptional(datumOf(byDefault, { scope: { module, names: new Map() }, place }), declared, module, place);
  if (value.is === "absent" || (value.is === "known" && value.value === "")) {
    return { ...perhapsAbsent(`variable ${name} is empty unless it is set`, place), refersTo };
  }
  return withSource(referring(value, refersTo), `the default of variable ${name}`);
}

/** Values in a collection are references to that part of the variable. */
function referring(value: Datum, refersTo: Reference): Datum {
  return mapKnown<Content, Content>(value, (one) => {
    const inner = (step: string, item: Datum): Datum =>
      refersTo.to === "parameter" ? referring(item, { ...refersTo, name: `${refersTo.name}${step}` }) : item;
    if (isScalar(one.value)) return { ...one, refersTo };
    if (isList(one.value)) return { ...one, value: one.value.map((item, index) => inner(`[${index}]`, item)) };
    if (!isMap(one.value)) return one;
    return { ...one, value: new Map([...one.value].map(([key, item]) => [key, inner(`.${key}`, item)])) };
  });
}

/** A list or a map is given in JSON. */
function pinnedValue(module: ModuleInstance, name: string, text: string, place: Place): Datum {
  const tree = /^\s*[[{]/.test(text) ? parseJsonQuickly(text)?.tree : undefined;
  const from = `variable ${name} = ${text}`;
  if (tree === undefined) return known<Content>(text, place, from);
  return withSource(datumOf(tree, { scope: { module, names: new Map() }, place }), from);
}

/** What a condition compares where it names a variable. */
export function variableOperand({ root: { scope }, source }: Pick<ModuleInstance, "root" | "source">, name: string, rest: string): Operand {
  const id = `${scope}#var.${name}${rest}`;
  const operand = { id, name: `var.${name}${rest}`, madeOf: [`${scope}#var.${name}`] };
  const declared = source.variables.get(name);
  const allowed = rest === "" && declared !== undefined ? allowedFor(declared, name) : undefined;
  return allowed === undefined ? operand : { ...operand, allowed };
}

function allowedFor(declared: Declared, name: string): readonly string[] | undefined {
  const byDefault = argumentOf(declared, "default")?.node;
  const isNullable = byDefault?.kind === "scalar" && byDefault.value === null;
  const type = argumentOf(declared, "type")?.node;
  const isBoolean = type?.kind === "scalar" && /^(\$\{)?bool\}?$/.test(String(type.value));
  if (isBoolean && !isNullable) return ["true", "false"];
  return isNullable ? undefined : validated(declared, name);
}

/** The values in `validation { condition = contains(["a", "b"], var.name) }`. */
function validated({ node }: Declared, name: string): readonly string[] | undefined {
  const validations = child(node, "validation");
  const [only, ...others] = validations?.kind === "list" ? validations.items : validations === undefined ? [] : [validations];
  const condition = others.length === 0 ? child(only, "condition") : undefined;
  const expression = condition?.kind === "scalar" ? condition.expression : undefined;
  if (expression?.is !== "call" || expression.function !== "contains") return undefined;
  const [list, member] = expression.arguments;
  const isOwn = member?.is === "attribute" && member.name === name && member.of.is === "name" && member.of.name === "var";
  if (!isOwn || list?.is !== "tuple") return undefined;
  const values = list.items.map((item) => (item.is === "literal" && item.value !== null ? String(item.value) : undefined));
  return values.every((value) => value !== undefined) ? [...new Set(values)] : undefined;
}
