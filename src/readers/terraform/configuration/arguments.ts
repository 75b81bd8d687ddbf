import { always } from "../../../model/condition.js";
import type { Condition } from "../../../model/condition.js";
import { absent, known, mapKnown, perhapsAbsent } from "../../../model/value.js";
import type { Written } from "../../../model/value.js";
import { below } from "../../../source/place.js";
import type { Place } from "../../../source/place.js";
import { child, scalar } from "../../../source/tree.js";
import type { TreeNode } from "../../../source/tree.js";
import { asText } from "../../cloudformation/properties.js";
import { isRequired } from "../resource.js";
import type { Arguments, Block } from "../resource.js";
import { blocksAt, named, under } from "./blocks.js";
import { isList, isMap, isScalar, placedAt, withoutFailures } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { datumOf } from "./evaluate.js";
import { decidedAt } from "./decided-at.js";
import { turnsOf } from "./expansion.js";
import { withNames } from "./scope.js";
import type { Scope } from "./scope.js";

/** What stands under some keys: a block or a collection as it is written, or a value that is worked out. */
type At = { readonly is: "written"; readonly node: TreeNode; readonly scope: Scope } | { readonly is: "worked"; readonly content: Content };

/** The arguments of a resource as a configuration writes them. */
export class WrittenArguments implements Arguments {
  readonly #start: At;
  readonly #place: Place;

  constructor(scope: Scope, node: TreeNode, place: Place) {
    this.#start = { is: "written", node, scope };
    this.#place = place;
  }

  at(...keys: readonly string[]): Written<TreeNode> {
    const found = mapKnown<At, TreeNode>(this.#find(keys), ({ value, place, ...rest }) => {
      const node = nodeOf(value, place);
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
    return mapKnown<At, ReadonlyMap<string, Written<string>>>(this.#find(keys), ({ value, place }) => {
      const datum = value.is === "worked" ? value.content : undefined;
      const worked =
        datum ?? contentOf(datumOf(value.is === "written" ? value.node : scalar(null), { scope: this.#scopeOf(value), place }));
      const entries = worked !== undefined && isMap(worked) ? [...worked] : [];
      return known(new Map(entries.map(([key, item]) => [key, asText(treeIn(withoutFailures(item), below(place, key)))])), place);
    });
  }

  blocks(...keys: readonly string[]): readonly Block[] {
    const last = keys.at(-1);
    const above = this.#find(keys.slice(0, -1));
    if (last === undefined || above.is !== "known" || above.value.is !== "written") return [];
    return blocksNamed(firstBlock(above.value.node, above.place), above.value.scope, last).map(({ when, node, scope, place }) => ({
      when,
      arguments: new WrittenArguments(scope, node, place),
    }));
  }

  #scopeOf(at: At): Scope {
    const start = this.#start;
    if (at.is === "written") return at.scope;
    if (start.is === "written") return start.scope;
    throw new Error("arguments start with what is written");
  }

  #find(keys: readonly string[]): Written<At> {
    return keys.reduce<Written<At>>((value, key) => step(value, key), known(this.#start, this.#place));
  }
}

function step(written: Written<At>, key: string): Written<At> {
  if (written.is === "choice") return { ...written, then: step(written.then, key), otherwise: step(written.otherwise, key) };
  if (written.is === "unknown") return perhapsAbsent(written.because, written.place);
  return mapKnown<At, At>(written, ({ value, place }) => {
    if (value.is === "worked") return inContent(value.content, key, place);
    if (value.node.kind === "list" && value.node.items.length === 0) return absent;
    const block = firstBlock(value.node, place);
    const inner = child(block.node, key);
    if (inner !== undefined) return writtenAt(inner, value.scope, decidedAt(inner, value.scope) ?? below(block.place, key));
    const [generated, ...others] = blocksNamed(block, value.scope, key);
    if (generated === undefined) {
      return block.node.kind === "map" ? absent : perhapsAbsent(`${key} stands in what is no block`, place);
    }
    const content = known<At>({ is: "written", node: generated.node, scope: generated.scope }, generated.place);
    if (generated.when.is === "always") return content;
    const otherwise = others.length === 0 ? absent : perhapsAbsent(`there are several blocks ${key}`, generated.place);
    return { is: "choice", condition: generated.when, then: content, otherwise };
  });
}

/** Blocks and collections stay as they are written until something in them is asked for. */
function writtenAt(node: TreeNode, scope: Scope, place: Place): Written<At> {
  const isPlainList = node.kind === "list" && node.items.every(({ kind }) => kind === "scalar");
  if (node.kind !== "scalar" && !isPlainList) return known<At>({ is: "written", node, scope }, place);
  return worked(placedAt(withoutFailures(datumOf(node, { scope, place })), place));
}

function worked(datum: Datum): Written<At> {
  return mapKnown<Content, At>(datum, (one) => ({ ...one, value: { is: "worked", content: one.value } }));
}

function inContent(content: Content, key: string, place: Place): Written<At> {
  if (isMap(content)) return worked(withoutFailures(content.get(key) ?? absent));
  if (isList(content) && content.length === 0) return absent;
  const [first] = isList(content) ? content : [];
  return first?.is === "known" && isMap(first.value)
    ? worked(first.value.get(key) ?? absent)
    : perhapsAbsent(`${key} stands in what is no block`, place);
}

function contentOf(datum: Datum): Content | undefined {
  return datum.is === "known" ? datum.value : undefined;
}

function nodeOf(at: At, place: Place): TreeNode {
  return at.is === "written" ? at.node : treeOf(at.content, place);
}

/** A value as a node that stands nowhere; an item that is unknown stands as a text that is open. */
function treeOf(content: Content, place: Place): TreeNode {
  const nowhere = { tag: undefined, start: -1, end: -1 };
  if (isScalar(content)) return scalar(content);
  const inner = (item: Datum): TreeNode =>
    item.is === "known" ? treeOf(item.value, place) : item.is === "absent" ? scalar(null) : scalar("${…}");
  if (isList(content)) return { kind: "list", items: content.map(inner), ...nowhere };
  if (!isMap(content)) return scalar("${…}");
  return { kind: "map", entries: [...content].map(([key, item]) => ({ key, keyStart: -1, keyEnd: -1, value: inner(item) })), ...nowhere };
}

/** A value as a tree; what is unknown in a collection stands as a text that is open. */
export function treeIn(datum: Datum, place: Place): Written<TreeNode> {
  return mapKnown<Content, TreeNode>(datum, (one) => ({ ...one, value: treeOf(one.value, place) }));
}

interface Located {
  readonly node: TreeNode;
  readonly place: Place;
}

/** The block, or the first of several. */
function firstBlock(node: TreeNode, place: Place): Located {
  const [first] = node.kind === "list" ? blocksAt({ node, path: place.path }) : [];
  return first === undefined ? { node, place } : { node: first.node, place: { file: place.file, path: first.path } };
}

/** A block of a name, written out or generated, and what names mean in it. */
export interface NamedBlock extends Located {
  readonly when: Condition;
  readonly scope: Scope;
}

/** The blocks of a name: those that are written out, and those that `dynamic` generates. */
export function blocksNamed({ node, place: { file, path } }: Located, scope: Scope, name: string): readonly NamedBlock[] {
  const here = [{ node, path }];
  const plain = under(here, name).flatMap(blocksAt);
  const dynamic = named(under(here, "dynamic").flatMap(blocksAt)).filter((block) => block.name === name);
  const generated = dynamic.flatMap(blocksAt).flatMap((block) => generatedBy(block.node, { file, path: block.path }, scope, name));
  return [...plain.map((block) => ({ when: always, node: block.node, scope, place: { file, path: block.path } })), ...generated];
}

function generatedBy(block: TreeNode, place: Place, scope: Scope, name: string): readonly NamedBlock[] {
  const own = child(block, "iterator");
  const iterator = own?.kind === "scalar" ? iteratorIn(String(own.value)) : name;
  const forEach = child(block, "for_each");
  const contents = under([{ node: block, path: place.path }], "content").flatMap(blocksAt);
  const turns = forEach === undefined ? undefined : turnsOf(datumOf(forEach, { scope, place: below(place, "for_each") }));
  const unclear = perhapsAbsent(`how many blocks ${name} are generated is worked out when it is planned`, place);
  const unknown = [{ when: { is: "unknowable", because: unclear.because } as const, key: unclear, value: unclear }];
  return (turns ?? unknown).flatMap(({ when, key, value }) => {
    const turn = known<Content>(
      new Map<string, Datum>([
        ["key", key],
        ["value", value],
      ]),
      place,
    );
    const inside = withNames(scope, [[iterator, turn]]);
    return contents.map((content) => ({ when, node: content.node, scope: inside, place: { file: place.file, path: content.path } }));
  });
}

/** In `.tf` it is a bare word. */
function iteratorIn(text: string): string {
  return /^\$\{(.*)\}$/.exec(text)?.[1] ?? text;
}
