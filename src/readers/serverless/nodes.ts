import { sources } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import type { Entry, ListNode, MapNode, TreeNode } from "../../source/tree.js";
import { scalar } from "../../source/tree.js";
import { intrinsicOf } from "../cloudformation/intrinsics.js";
import type { Origin } from "../cloudformation/origin.js";

/** A part of a file, and where it stands. */
export interface Found {
  readonly node: TreeNode;
  readonly place: Place;
}

/** A map that stands in no text; entries without a value are left out. */
export function mapOf(entries: Readonly<Record<string, TreeNode | undefined>>): MapNode {
  return {
    kind: "map",
    entries: Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [entryOf(key, value)])),
    tag: undefined,
    start: -1,
    end: -1,
  };
}

/** A list that stands in no text. */
export function listOf(items: readonly TreeNode[]): ListNode {
  return { kind: "list", items, tag: undefined, start: -1, end: -1 };
}

/** `Ref` to a logical id or a parameter. */
export function refTo(name: string): TreeNode {
  return mapOf({ Ref: scalar(name) });
}

function entryOf(key: string, value: TreeNode): Entry {
  return { key, keyStart: -1, keyEnd: -1, value };
}

/** Whether the node is data as it stands there, and no call of a function of CloudFormation. */
export function isPlain(node: TreeNode): boolean {
  return intrinsicOf(node, { file: "", path: [] }) === undefined;
}

/** What nodes come from that do not stand in the text where they are looked for. */
export class Marked {
  readonly origins = new WeakMap<TreeNode, Origin>();

  /** A copy of the node that comes from there; what was known of it stays known. */
  marked(node: TreeNode, origin: Origin): TreeNode {
    const copy = copyOf(node);
    const earlier = this.origins.get(node);
    this.origins.set(copy, { ...earlier, ...origin, from: sources([earlier?.from, origin.from]) });
    return copy;
  }

  /** The node at this place, unless it is known to come from elsewhere. */
  at(node: TreeNode, place: Place): TreeNode {
    return this.origins.has(node) ? node : this.marked(node, { place });
  }

  /** Something of which nobody knows what it is. */
  unknown(because: string, place: Place, more: Pick<Origin, "refersTo" | "mayBeAbsent"> = {}): TreeNode {
    return this.marked(scalar(""), { place, because, ...more });
  }

  /** Why nobody knows what the node is; undefined where it is known. */
  whyUnknown(node: TreeNode): string | undefined {
    return this.origins.get(node)?.because;
  }

  /** Where a node stands that was looked for at `place`. */
  placeOf(node: TreeNode, place: Place): Place {
    return this.origins.get(node)?.place ?? place;
  }

  /** The node and all in it, with what decided that it is this one. */
  from(node: TreeNode, place: Place, from: string | undefined): TreeNode {
    if (from === undefined) return node;
    const earlier = this.origins.get(node);
    const at = earlier?.place ?? place;
    const inner = isPlain(node) ? this.#inner(node, at, from) : node;
    return this.marked(inner, { ...earlier, place: at, from: sources([earlier?.from, from]) });
  }

  #inner(node: TreeNode, place: Place, from: string): TreeNode {
    const { tag, start, end } = node;
    switch (node.kind) {
      case "scalar":
        return node;
      case "list":
        return { kind: "list", items: node.items.map((item, index) => this.from(item, below(place, index), from)), tag, start, end };
      case "map": {
        const entries = node.entries.map((entry) => ({ ...entry, value: this.from(entry.value, below(place, entry.key), from) }));
        return { kind: "map", entries, tag, start, end };
      }
    }
  }

  /** Both, the second over the first: maps are merged, everything else is overridden. */
  merged(one: Found, other: Found): TreeNode {
    const [first, second] = [this.at(one.node, one.place), this.at(other.node, other.place)];
    if (first.kind !== "map" || second.kind !== "map" || !isPlain(first) || !isPlain(second)) return second;
    const [at, over] = [this.placeOf(first, one.place), this.placeOf(second, other.place)];
    const entries = new Map(first.entries.map((entry) => [entry.key, { node: entry.value, place: below(at, entry.key) }]));
    for (const { key, value } of second.entries) {
      const known = entries.get(key);
      const found = { node: value, place: below(over, key) };
      entries.set(key, known === undefined ? found : { node: this.merged(known, found), place: known.place });
    }
    const all = [...entries].map(([key, { node, place }]) => entryOf(key, this.at(node, place)));
    return this.marked({ ...mapOf({}), entries: all }, this.origins.get(first) ?? { place: at });
  }
}

function copyOf(node: TreeNode): TreeNode {
  const { tag, start, end } = node;
  switch (node.kind) {
    case "scalar":
      return { kind: "scalar", value: node.value, tag, start, end };
    case "list":
      return { kind: "list", items: node.items, tag, start, end };
    case "map":
      return { kind: "map", entries: node.entries, tag, start, end };
  }
}
