import { equals } from "../../model/condition.js";
import { known, mapKnown, unknown, withSource } from "../../model/value.js";
import type { Known, Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { argumentsOf, opaque } from "./call.js";
import type { Call } from "./call.js";
import { countThere } from "./count.js";
import { operandIn } from "./parameters.js";
import { listOf } from "./text-list.js";

/** Why a lookup in `Mappings` gives nothing: a deployment that asks for it is refused. */
export const noSuchKey = "the mapping has no such key";

/** `Fn::Select`: one item of a list. */
export function select(call: Call): Written<TreeNode> {
  const [index, list] = argumentsOf(call);
  if (index === undefined || list === undefined) return opaque(call, "Fn::Select needs an index and a list");
  const picked = mapKnown(call.evaluate(index, below(call.at, 0)), ({ value: number, from: fromIndex }) =>
    mapKnown(call.evaluate(list, below(call.at, 1)), ({ value: items, place, from }) => {
      const position = number.kind === "scalar" ? Number(number.value) : Number.NaN;
      const item = items.kind === "list" ? items.items[position] : undefined;
      if (item === undefined) return unknown("Fn::Select points outside its list", call.place);
      return withSource(withSource(call.evaluate(item, below(place, position)), from), fromIndex);
    }),
  );
  return picked.is === "unknown" && picked.refersTo?.to !== "resource" ? opaque(call, picked.because) : picked;
}

/** `Fn::Split`: a text as a list. */
export function split(call: Call): Written<TreeNode> {
  const [separator, text] = argumentsOf(call);
  if (separator?.kind !== "scalar" || text === undefined) return opaque(call, "Fn::Split needs a delimiter and a text");
  return mapKnown(call.evaluate(text, below(call.at, 1)), ({ value: whole, from }) =>
    whole.kind === "scalar"
      ? known<TreeNode>(listOf(String(whole.value).split(String(separator.value))), call.place, from)
      : opaque(call, "Fn::Split needs a text"),
  );
}

/** `Fn::Length`: how many items a list has. */
export function lengthOf(call: Call): Written<TreeNode> {
  const counted = mapKnown(call.evaluate(call.argument, call.at), ({ value: list, place, from }): Written<number> => {
    if (list.kind !== "list") return unknown("Fn::Length needs a list", call.place);
    const items = list.items.map((item, index) => call.evaluate(item, below(place, index)));
    return withSource(countThere(items, call.place), from);
  });
  return counted.is === "unknown"
    ? opaque(call, counted.because)
    : mapKnown(counted, (number) => ({ ...number, value: scalar(number.value) }));
}

/** `Fn::FindInMap`, whose fourth argument may say what holds where the map has no such key. */
export function findInMap(call: Call): Written<TreeNode> {
  const [map, first, second, options] = argumentsOf(call);
  if (map === undefined || first === undefined || second === undefined) return opaque(call, "Fn::FindInMap needs a map and two keys");
  const byDefault = child(options, "DefaultValue");
  const fallback = byDefault && call.evaluate(byDefault, below(call.at, 3, "DefaultValue"));
  const keys = [map, first, second].map((key, index) => call.evaluate(key, below(call.at, index)));
  const found = withKeys(call, keys, [], (names) => entryAt(call, names) ?? fallback ?? unknown(noSuchKey, call.place));
  if (found.is !== "unknown" || found === fallback) return found;
  return { ...opaque(call, found.because), mayBeAbsent: fallback !== undefined && mayBeAbsent(fallback) };
}

/** What `use` makes of the keys where all of them are known. */
function withKeys(
  call: Call,
  [key, ...others]: readonly Written<TreeNode>[],
  names: readonly Known<TreeNode>[],
  use: (names: readonly Known<TreeNode>[]) => Written<TreeNode>,
): Written<TreeNode> {
  return key === undefined ? use(names) : mapKnown(oneOfKeys(call, key, names), (name) => withKeys(call, others, [...names, name], use));
}

/** A condition asks what the map holds for any value of a parameter; without such a key a deployment is refused. */
function oneOfKeys({ template, place }: Call, key: Written<TreeNode>, names: readonly Known<TreeNode>[]): Written<TreeNode> {
  const operand = template.isCondition === true && key.is === "unknown" ? operandIn(template, key) : undefined;
  const map = names.map(textOf).reduce<TreeNode | undefined>(child, child(template.root, "Mappings"));
  if (operand === undefined || map?.kind !== "map") return key;
  return map.entries.reduceRight<Written<TreeNode>>(
    (otherwise, { key: value }) => ({ is: "choice", condition: equals(operand, value), then: known(scalar(value), place), otherwise }),
    known(scalar(null), place),
  );
}

function textOf({ value }: Known<TreeNode>): string {
  return value.kind === "scalar" ? String(value.value) : "";
}

function writtenIn({ value }: Known<TreeNode>): string | undefined {
  return value.kind === "scalar" ? value.written : undefined;
}

function entryAt({ template, place: at }: Call, keys: readonly Known<TreeNode>[]): Written<TreeNode> | undefined {
  const names = keys.map(textOf);
  const under = (all: readonly string[]): TreeNode | undefined => all.reduce<TreeNode | undefined>(child, child(template.root, "Mappings"));
  const node = under(names);
  if (under(keys.map((key) => writtenIn(key) ?? textOf(key))) !== node) {
    const key = keys.flatMap((one) => writtenIn(one) ?? []).join(", ");
    return unknown(`CloudFormation may take the key ${key}, which is not in quotes, for another one`, at);
  }
  const place: Place = { file: template.file, path: ["Mappings", ...names] };
  return node && keys.reduce<Written<TreeNode>>((written, { from }) => withSource(written, from), known(node, place));
}

function mayBeAbsent(written: Written<TreeNode>): boolean {
  if (written.is === "choice") return mayBeAbsent(written.then) || mayBeAbsent(written.otherwise);
  return written.is === "absent" || (written.is === "unknown" && written.mayBeAbsent);
}
