import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import type { ScalarNode, TreeNode } from "../../source/tree.js";

/** A call of an intrinsic function, written long (`Fn::GetAtt: …`) or short (`!GetAtt …`). */
export interface Intrinsic {
  /** The long name without `Fn::`, such as `GetAtt`, `Ref`, `Condition`. */
  readonly name: string;
  readonly argument: TreeNode;
  readonly place: Place;
}

const shortTags: ReadonlyMap<string, string> = new Map(
  [
    ...["Base64", "Cidr", "FindInMap", "GetAtt", "GetAZs", "GetStackOutput", "If", "ImportValue", "Join", "Length", "Ref", "Select"],
    ...["Split", "Sub", "ToJsonString", "Transform", "And", "Equals", "Not", "Or", "Condition", "Contains", "EachMemberEquals"],
    ...["EachMemberIn", "RefAll", "ValueOf", "ValueOfAll"],
  ].map((name) => [`!${name}`, name] as const),
);

/** The intrinsic function that `node` calls, or undefined where it is plain data. */
export function intrinsicOf(node: TreeNode, place: Place): Intrinsic | undefined {
  const short = node.tag === undefined ? undefined : shortTags.get(node.tag);
  if (short !== undefined) return { name: short, argument: { ...plain(node), tag: undefined }, place };
  if (node.kind !== "map" || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  if (entry === undefined) return undefined;
  const long = longName(entry.key);
  return long === undefined ? undefined : { name: long, argument: entry.value, place: below(place, entry.key) };
}

function longName(key: string): string | undefined {
  if (key === "Ref" || key === "Condition") return key;
  const name = key.startsWith("Fn::") ? key.slice("Fn::".length) : undefined;
  return name === undefined || name.startsWith("ForEach::") ? undefined : name;
}

/** A copy by own properties would lose what a lazily made node computes on demand, so its parts are named. */
function plain(node: TreeNode): TreeNode {
  const span = { tag: node.tag, start: node.start, end: node.end };
  switch (node.kind) {
    case "scalar":
      return { kind: "scalar", value: node.value, written: node.written, ...span };
    case "list":
      return { kind: "list", items: node.items, ...span };
    case "map":
      return { kind: "map", entries: node.entries, ...span };
  }
}

/** `Logical.Attribute` or `[Logical, Attribute]`; undefined where either is computed. */
export function getAttParts(argument: TreeNode): { readonly name: string; readonly attribute: string } | undefined {
  if (isPlain(argument)) return splitAtDot(String(argument.value));
  if (argument.kind !== "list" || argument.items.length !== 2) return undefined;
  const [name, attribute] = argument.items;
  if (name === undefined || attribute === undefined || !isPlain(name) || !isPlain(attribute)) return undefined;
  return { name: String(name.value), attribute: String(attribute.value) };
}

/** Whether the node is a value as it is written, without a function that is called on it. */
export function isPlain(node: TreeNode): node is ScalarNode {
  return node.kind === "scalar" && node.tag === undefined;
}

/** Splits at the first dot: an attribute may hold dots (`Outputs.StreamArn`), a logical id may not. */
export function splitAtDot(text: string): { readonly name: string; readonly attribute: string } | undefined {
  const dot = text.indexOf(".");
  return dot <= 0 ? undefined : { name: text.slice(0, dot), attribute: text.slice(dot + 1) };
}
