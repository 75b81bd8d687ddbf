import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import type { Pins } from "../pins.js";
import type { Library, Readable } from "../reader.js";
import type { Refusal } from "../refusal.js";
import { Lookups } from "./lookups.js";
import { isPlain, listOf, mapOf } from "./nodes.js";
import type { Found } from "./nodes.js";
import type { Variables } from "./variables.js";

/** A service as its files have it, of which parts are worked out when they are asked for. */
export class Service {
  readonly lookups: Lookups;
  readonly root: Found;
  readonly variables: Variables;
  /** What cannot be judged, because nobody knows what stands there. */
  readonly hidden: Refusal[] = [];
  /** What has not the shape that the framework asks for. */
  readonly mistakes: Refusal[] = [];

  /** `scope`: what the logical ids of the service are unique in. */
  constructor(file: Readable, library: Library, pins: Pins, scope: string) {
    this.lookups = new Lookups(file, library, pins, scope);
    this.root = this.lookups.root;
    this.variables = this.lookups.variables;
  }

  /** What stands under these keys, worked out and with its place; undefined where nothing does. */
  at(found: Found, ...keys: readonly string[]): TreeNode | undefined {
    let { node, place } = this.variables.opened(found);
    for (const key of keys) {
      if (this.variables.whyUnknown(node) !== undefined) return this.variables.at(node, place);
      const inner = isPlain(node) ? child(node, key) : undefined;
      if (inner === undefined) return undefined;
      ({ node, place } = this.variables.opened({ node: inner, place: below(place, key) }));
    }
    return node.kind === "scalar" && node.value === null ? undefined : this.variables.at(this.variables.worked(node, place), place);
  }

  /** The same from the top of the service. */
  under(...keys: readonly string[]): TreeNode | undefined {
    return this.at(this.root, ...keys);
  }

  /** The name that the framework begins with the service's and its stage: `orders-dev-billing`. */
  named(suffix: string): TreeNode {
    const written = this.under("service", "name") ?? this.under("service") ?? scalar("");
    const stage = this.lookups.stage({ node: scalar("dev"), place: this.root.place });
    return mapOf({ "Fn::Join": listOf([scalar(""), listOf([written, scalar("-"), stage, scalar(suffix)])]) });
  }

  /** The items of a list, or the one that stands in its place, opened one by one; `what` is told of where they cannot be seen. */
  *entriesOf(found: Found, what: string): Generator<Found & { readonly key: string }> {
    const { node, place } = this.variables.opened(found);
    const why = this.variables.whyUnknown(node);
    if (why !== undefined) this.hide(found.place, `${what} cannot be judged: ${why}.`);
    else if (node.kind === "list") {
      for (const [index, item] of node.items.entries()) yield* this.entriesOf({ node: item, place: below(place, index) }, what);
    } else if (node.kind === "map") {
      for (const { key, value } of node.entries) yield { key, ...this.variables.opened({ node: value, place: below(place, key) }) };
    } else if (node.value !== null) this.refuse(found.place, `${what} are a map, or a list of maps, and not a single value.`);
  }

  hide(place: Place, message: string): void {
    this.hidden.push({ place, message });
  }

  refuse(place: Place, message: string): void {
    this.mistakes.push({ place, message });
  }
}
