import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { absent, known, mapKnown, perhapsAbsent } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { asText } from "../cloudformation/properties.js";
import { isRequired } from "./resource.js";
import type { Arguments, Block } from "./resource.js";
import { blocksAt, named, under } from "./written-blocks.js";
import { collectionIn } from "./written-expansion.js";
import { evaluate } from "./written-values.js";
import type { WrittenScope } from "./written-values.js";

/** A node with what its names mean. */
interface Scoped {
  readonly node: TreeNode;
  readonly scope: WrittenScope;
}

/** The arguments of a resource as a `.tf.json` writes them. */
export class WrittenArguments implements Arguments {
  readonly #start: Scoped;
  readonly #place: Place;

  constructor(scope: WrittenScope, node: TreeNode, place: Place) {
    this.#start = { node, scope };
    this.#place = place;
  }

  at(...keys: readonly string[]): Written<TreeNode> {
    const found = mapKnown(this.#find(keys), ({ value: { node }, place, ...rest }) => {
      return node.kind === "list" && node.items.length === 0 ? absent : { ...rest, value: node, place };
    });
    // A function may give null, but not where something is required.
    const isThere = found.is === "unknown" && found.refersTo?.to === "expression" && isRequired(keys);
    return isThere ? { ...found, mayBeAbsent: false } : found;
  }

  refer(_types: readonly string[], ...keys: readonly string[]): Written<string> {
    return asText(this.at(...keys));
  }

  candidates(): readonly string[] {
    return [];
  }

  texts(_types: readonly string[], ...keys: readonly string[]): Written<ReadonlyMap<string, Written<string>>> {
    return mapKnown(this.#find(keys), ({ value: { node, scope }, place }) => {
      const entries = node.kind === "map" ? node.entries.filter(({ key }) => key !== "//") : [];
      return known(new Map(entries.map(({ key, value }) => [key, asText(evaluate(scope, value, below(place, key)))])), place);
    });
  }

  blocks(...keys: readonly string[]): readonly Block[] {
    const last = keys.at(-1);
    const above = this.#find(keys.slice(0, -1));
    if (last === undefined || above.is !== "known") return [];
    const { node, place: at } = firstOf(above.value.node, above.place);
    return blocksNamed({ node, scope: above.value.scope }, at, last).map(({ when, inside, place }) => ({
      when,
      arguments: new WrittenArguments(inside.scope, inside.node, place),
    }));
  }

  #find(keys: readonly string[]): Written<Scoped> {
    return keys.reduce<Written<Scoped>>((value, key) => step(value, key), known(this.#start, this.#place));
  }
}

function step(written: Written<Scoped>, key: string): Written<Scoped> {
  if (written.is === "choice") return { ...written, then: step(written.then, key), otherwise: step(written.otherwise, key) };
  if (written.is === "unknown") return perhapsAbsent(written.because, written.place);
  return mapKnown(written, ({ value, place }): Written<Scoped> => {
    if (value.node.kind === "list" && value.node.items.length === 0) return absent;
    const { node, place: at } = firstOf(value.node, place);
    const inner = child(node, key);
    if (inner !== undefined) {
      const { scope } = value;
      return mapKnown(evaluate(scope, inner, below(at, key)), (found) => ({ ...found, value: { node: found.value, scope } }));
    }
    const [generated] = blocksNamed({ node, scope: value.scope }, at, key);
    if (generated === undefined) return node.kind === "map" ? absent : perhapsAbsent(`${key} stands in what is no block`, place);
    const content = known(generated.inside, generated.place);
    return generated.when.is === "always" ? content : { is: "choice", condition: generated.when, then: content, otherwise: absent };
  });
}

/** The block, or the first of several. */
function firstOf(node: TreeNode, place: Place): { readonly node: TreeNode; readonly place: Place } {
  const [first] = node.kind === "list" ? blocksAt({ node, path: place.path }) : [];
  return first === undefined ? { node, place } : { node: first.node, place: { file: place.file, path: first.path } };
}

interface Named {
  readonly when: Condition;
  readonly inside: Scoped;
  readonly place: Place;
}

/** The blocks of a name: those that are written out, and those that `dynamic` generates. */
function blocksNamed({ node, scope }: Scoped, at: Place, name: string): readonly Named[] {
  const here = [{ node, path: at.path }];
  const place = (path: Place["path"]): Place => ({ file: at.file, path });
  const plain = under(here, name).flatMap(blocksAt);
  const dynamic = named(under(here, "dynamic").flatMap(blocksAt)).filter((block) => block.name === name);
  const generated = dynamic.flatMap(blocksAt).flatMap(({ node: block, path }) => {
    const own = child(block, "iterator");
    const iterator = own?.kind === "scalar" ? String(own.value) : name;
    const inside = { ...scope, iterators: [...scope.iterators, iterator] };
    const contents = under([{ node: block, path }], "content").flatMap(blocksAt);
    const times = howOften(child(block, "for_each"), name);
    return contents.flatMap((content) =>
      times.map((when) => ({ when, inside: { node: content.node, scope: inside }, place: place(content.path) })),
    );
  });
  return [...plain.map((block) => ({ when: always, inside: { node: block.node, scope }, place: place(block.path) })), ...generated];
}

function howOften(forEach: TreeNode | undefined, name: string): readonly Condition[] {
  const entries = forEach === undefined ? undefined : collectionIn(forEach);
  if (entries !== undefined) return entries.map(() => always);
  return [{ is: "unknowable", because: `how many blocks ${name} are generated is worked out when it is planned` }];
}
