import { sources } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { Entry, ListNode, MapNode, ScalarNode, TreeNode } from "../../source/tree.js";
import type { Budget } from "./budget.js";
import { evaluate } from "./evaluate.js";
import { intrinsicOf } from "./intrinsics.js";
import type { Origin } from "./origin.js";
import { filled, longest } from "./placeholders.js";
import type { Binding, Bindings } from "./placeholders.js";
import type { Template } from "./template.js";

/** What is given inside of loops. */
export interface Scope {
  /** Identifier → what it stands for, of all loops around. */
  readonly bindings: Bindings;
  /** Why no loop is worked out any more; undefined where they are. */
  readonly given: string | undefined;
}

/** How many characters of a text count like one node. */
const charactersPerNode = 64;

/** Puts the items of loops into what the loops are made of. A node that is not changed stays the same one. */
export class Rewriter {
  readonly #origins: WeakMap<TreeNode, Origin>;
  readonly #budget: Budget;
  readonly #entriesOf: (node: MapNode, place: Place, scope: Scope) => readonly Entry[];

  constructor(
    origins: WeakMap<TreeNode, Origin>,
    budget: Budget,
    entriesOf: (node: MapNode, place: Place, scope: Scope) => readonly Entry[],
  ) {
    this.#origins = origins;
    this.#budget = budget;
    this.#entriesOf = entriesOf;
  }

  /** The node at this place, with the items in it. */
  node(node: TreeNode, place: Place, scope: Scope): TreeNode {
    if (scope.bindings.size > 0 && scope.given === undefined) this.#budget.spend(1);
    const binding = referredTo(node, scope.bindings);
    if (binding !== undefined) return this.#reference(node, binding, place);
    switch (node.kind) {
      case "scalar":
        return this.#text(node, place, scope);
      case "list":
        return this.#list(node, place, scope);
      case "map":
        return this.#map(node, place, scope);
    }
  }

  /** An entry that no loop makes. */
  entry(entry: Entry, place: Place, scope: Scope): Entry {
    const at = below(place, entry.key);
    const value = this.node(entry.value, at, scope);
    const key = filled(entry.key, scope.bindings).text;
    if (key !== entry.key) return { ...entry, key, value: this.#marked(entry.value, value, { place: at }) };
    return value === entry.value ? entry : { ...entry, value };
  }

  /** An entry that is a loop and stays one. */
  left(entry: Entry, place: Place, scope: Scope, because: string): Entry {
    const { key, value } = this.entry(entry, place, scope);
    return { ...entry, key, value: this.#marked(entry.value, value, { place: below(place, entry.key), because }) };
  }

  /** An entry that a loop makes, under the name that it has then. Among the resources of a template its condition may be computed. */
  made(entry: Entry, key: string, place: Place, scope: Scope, origin: Omit<Origin, "place">, template: Template | undefined): Entry {
    const at = below(place, entry.key);
    const rewritten = this.node(entry.value, at, scope);
    const value = template === undefined ? rewritten : withPlainCondition(template, rewritten, at);
    return { ...entry, key, value: this.#marked(entry.value, value, { ...origin, place: at }) };
  }

  #reference(node: TreeNode, binding: Binding, place: Place): TreeNode {
    if ("because" in binding) return this.#marked(node, node, { place, because: binding.because });
    // A map may itself be what another function is called on: `!ImportValue {Ref: …}`.
    const tag = node.kind === "map" ? node.tag : undefined;
    return this.#marked(node, { ...scalar(binding.text), tag }, { place, from: binding.from });
  }

  #text(node: ScalarNode, place: Place, scope: Scope): TreeNode {
    if (typeof node.value !== "string" || !node.value.includes("{")) return node;
    if (scope.given === undefined) this.#budget.spend(longest(node.value, scope.bindings) / charactersPerNode);
    const { text, from, because } = filled(node.value, scope.bindings);
    if (text === node.value && because === undefined) return node;
    // Nothing is left to do for Fn::Sub then, and a name that is computed so is as good as written.
    const tag = node.tag === "!Sub" && !text.includes("${") ? undefined : node.tag;
    return this.#marked(node, { ...scalar(text), tag }, { place, from, ...(because === undefined ? {} : { because }) });
  }

  #list(node: ListNode, place: Place, scope: Scope): TreeNode {
    const items = node.items.map((item, index) => this.node(item, below(place, index), scope));
    if (items.every((item, index) => item === node.items[index])) return node;
    const { tag, start, end } = node;
    const list: ListNode = { kind: "list", items, tag, start, end };
    return tag === "!Sub" ? this.#likeText(list, items[0], place) : list;
  }

  #map(node: MapNode, place: Place, scope: Scope): TreeNode {
    const entries = this.#entriesOf(node, place, scope);
    if (entries.length === node.entries.length && entries.every((entry, index) => entry === node.entries[index])) return node;
    const { tag, start, end } = node;
    const map: MapNode = { kind: "map", entries, tag, start, end };
    const text = child(map, "Fn::Sub");
    if (text === undefined || entries.length > 1) return map;
    if (text.kind === "scalar" && !String(text.value).includes("${")) return this.#likeText({ ...text, tag }, text, place);
    return this.#likeText(map, text.kind === "list" ? text.items[0] : text, place);
  }

  /** A call of Fn::Sub comes from where its text comes from. */
  #likeText(call: TreeNode, text: TreeNode | undefined, place: Place): TreeNode {
    const origin = text && this.#origins.get(text);
    return origin === undefined ? call : this.#marked(undefined, call, { ...origin, place });
  }

  /** The node with its origin; a copy where it is the one that stands in the text, which may stand elsewhere, too. */
  #marked(original: TreeNode | undefined, node: TreeNode, origin: Origin): TreeNode {
    const own = node === original ? copyOf(node) : node;
    const earlier = this.#origins.get(own);
    this.#origins.set(own, { ...earlier, ...origin, from: sources([earlier?.from, origin.from]) });
    return own;
  }
}

/** What a reference to an identifier refers to; undefined for anything else. */
function referredTo(node: TreeNode, bindings: Bindings): Binding | undefined {
  if (bindings.size === 0) return undefined;
  if (node.kind === "scalar") return node.tag === "!Ref" ? bindings.get(String(node.value)) : undefined;
  const name = node.kind === "map" && node.entries.length === 1 ? child(node, "Ref") : undefined;
  return name?.kind === "scalar" ? bindings.get(String(name.value)) : undefined;
}

/** The resource with a condition that is computed in the loop as the name that it comes to. */
function withPlainCondition(template: Template, resource: TreeNode, place: Place): TreeNode {
  const written = child(resource, "Condition");
  if (resource.kind !== "map" || written === undefined || intrinsicOf(written, place) === undefined) return resource;
  const name = evaluate(template, written, below(place, "Condition"));
  if (name.is !== "absent" && (name.is !== "known" || name.refersTo !== undefined)) return resource;
  const { entries, tag, start, end } = resource;
  const others = entries.filter(({ key }) => key !== "Condition");
  const own =
    name.is === "absent" ? [] : entries.filter(({ key }) => key === "Condition").map((entry) => ({ ...entry, value: name.value }));
  return { kind: "map", entries: [...others, ...own], tag, start, end };
}

function copyOf(node: TreeNode): TreeNode {
  const { tag, start, end } = node;
  switch (node.kind) {
    case "scalar":
      return { kind: "scalar", value: node.value, written: node.written, tag, start, end };
    case "list":
      return { kind: "list", items: node.items, tag, start, end };
    case "map":
      return { kind: "map", entries: node.entries, tag, start, end };
  }
}
