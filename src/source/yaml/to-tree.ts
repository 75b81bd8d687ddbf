import {
  isAlias,
  isScalar,
  isSeq,
  type Alias,
  type Pair,
  type ParsedNode,
  type Scalar as YamlScalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { Lines } from "../lines.js";
import { Refusal, type Mistake } from "../parsed.js";
import type { Entry, MapNode, ScalarNode, TreeNode } from "../tree.js";
import { limits } from "./limits.js";
import { plainValue, writtenOtherwise } from "./scalar.js";

/** Our tree of a document, and the keys that stand twice; `original` leads an offset of the parsed text back to `text`. Throws a Refusal. */
export function toTree(
  contents: ParsedNode | null,
  text: string,
  original: (offset: number) => number,
): { tree: TreeNode; duplicates: Mistake[] } {
  const builder = new TreeBuilder(text, original);
  const tree = builder.node(contents, contents?.range[0] ?? 0, 0);
  return { tree, duplicates: builder.duplicates() };
}

/** A node that has an anchor, and what an alias of it costs. */
interface Anchored {
  readonly node: TreeNode;
  readonly nodes: number;
  /** Levels below the node. */
  readonly height: number;
}

type Node = ParsedNode | null;

class TreeBuilder {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #original: (offset: number) => number;
  /** `undefined` while the node is still being built: an alias then would be a cycle. */
  readonly #anchors = new Map<string, Anchored | undefined>();
  readonly #duplicates: { readonly first: Entry; readonly second: Entry }[] = [];
  #nodes = 0;
  /** The deepest level since the innermost open anchor. */
  #deepest = 0;

  constructor(text: string, original: (offset: number) => number) {
    this.#text = text;
    this.#lines = new Lines(text);
    this.#original = original;
  }

  /** `at`: where the node would stand if it were written. */
  node(node: Node, at: number, depth: number): TreeNode {
    if (node === null) return this.#nothing(at, depth);
    if (isAlias(node)) return this.#target(node, depth);
    const { anchor } = node;
    if (anchor === undefined) return this.#written(node, depth);
    this.#anchors.set(anchor, undefined);
    const nodesBefore = this.#nodes;
    const deepestBefore = this.#deepest;
    this.#deepest = depth;
    const built = this.#written(node, depth);
    this.#anchors.set(anchor, { node: built, nodes: this.#nodes - nodesBefore, height: this.#deepest - depth });
    this.#deepest = Math.max(this.#deepest, deepestBefore);
    return built;
  }

  duplicates(): Mistake[] {
    return this.#duplicates.map(({ first, second }) => {
      const [one, two] = [this.#lines.lineOf(first.keyStart), this.#lines.lineOf(second.keyStart)];
      return {
        offset: second.keyStart,
        message: `The key ${JSON.stringify(second.key)} stands twice, in lines ${one} and ${two}; the last one counts. Remove one of them.`,
      };
    });
  }

  #nothing(at: number, depth: number): TreeNode {
    this.#cost(at, 1, depth);
    const offset = this.#offset(at);
    return { kind: "scalar", value: null, tag: undefined, start: offset, end: offset };
  }

  #cost(at: number, nodes: number, depth: number): void {
    this.#nodes += nodes;
    if (depth > this.#deepest) this.#deepest = depth;
    if (this.#nodes > limits.nodes) {
      const most = limits.nodes.toLocaleString("en-US");
      throw this.#refusal(
        at,
        `Up to here there are more than ${most} values, those that aliases repeat included; stream-lint reads no more.`,
      );
    }
    if (depth > limits.depth) {
      throw this.#refusal(
        at,
        `With its aliases followed, this is nested more than ${limits.depth} levels deep; stream-lint reads no deeper.`,
      );
    }
  }

  #target(alias: Alias.Parsed, depth: number): TreeNode {
    const [at] = alias.range;
    const target = this.#anchors.get(alias.source);
    if (target !== undefined) {
      this.#cost(at, target.nodes, depth + target.height);
      return target.node;
    }
    if (this.#anchors.has(alias.source))
      throw this.#refusal(at, `The alias *${alias.source} stands inside of what it stands for; such a circle has no value.`);
    throw this.#refusal(at, `No value further up has the anchor &${alias.source}. If *${alias.source} is meant as text, put it in quotes.`);
  }

  #written(node: Exclude<ParsedNode, Alias.Parsed>, depth: number): TreeNode {
    this.#cost(node.range[0], 1, depth);
    const tag = tagOf(node.tag);
    const start = this.#offset(node.range[0]);
    const end = this.#offset(node.range[1]);
    if (isScalar(node)) return { kind: "scalar", ...valueOf(node), tag, start, end };
    if (isSeq(node)) return { kind: "list", items: this.#items(node, depth), tag, start, end };
    return { kind: "map", entries: this.#entries(node, depth), tag, start, end };
  }

  #items(list: YAMLSeq.Parsed, depth: number): TreeNode[] {
    // A pair in a list is a map by now; `yaml` types it as if it could be both.
    return list.items.map((item) => this.node(item as Node, list.range[0], depth + 1));
  }

  #entries(map: YAMLMap.Parsed, depth: number): Entry[] {
    const entries = new Map<string, Entry>();
    const merged = new Set<string>();
    for (const pair of map.items as Pair<Node, Node>[]) {
      const entry = this.#entry(pair, depth);
      if (isMergeKey(pair.key)) {
        for (const other of this.#mergedBy(entry)) {
          if (entries.has(other.key)) continue;
          entries.set(other.key, other);
          merged.add(other.key);
        }
        continue;
      }
      const known = entries.get(entry.key);
      if (known !== undefined) {
        if (!merged.delete(entry.key)) this.#duplicates.push({ first: known, second: entry });
        entries.delete(entry.key);
      }
      entries.set(entry.key, entry);
    }
    return [...entries.values()];
  }

  #entry({ key, value }: Pair<Node, Node>, depth: number): Entry {
    // A key that is not written is an empty text in `yaml`, refused below.
    const [start, end] = key?.range ?? [0, 0];
    const text = this.#keyText(key, start, depth);
    return {
      key: text,
      keyStart: this.#offset(start),
      keyEnd: this.#offset(end),
      value: this.node(value, end, isMergeKey(key) ? depth : depth + 1),
    };
  }

  #keyText(key: Node, at: number, depth: number): string {
    if (key === null || (isScalar(key) && key.type === "PLAIN" && key.value === "")) throw this.#lonelyColon(at);
    if (isScalar(key) && key.anchor === undefined) return String(key.value);
    const node = this.node(key, at, depth + 1);
    if (node.kind !== "scalar") throw this.#refusal(at, "A key is plain text, but a map or a list stands here instead; put it in quotes.");
    return isScalar(key) ? String(key.value) : String(node.value);
  }

  #mergedBy({ keyStart, value }: Entry): readonly Entry[] {
    const maps = value.kind === "list" ? value.items : [value];
    if (value.tag === undefined && maps.every((map): map is MapNode => map.kind === "map" && map.tag === undefined))
      return maps.flatMap((map) => map.entries);
    throw new Refusal(keyStart, "The merge key << takes a map, an alias of a map, or a list of these.");
  }

  #offset(at: number): number {
    return Math.min(this.#original(at), this.#text.length);
  }

  /** `yaml` places a missing key behind what comes before it. */
  #lonelyColon(at: number): Refusal {
    const offset = this.#original(at);
    const colon = this.#text.indexOf(":", offset);
    return new Refusal(colon === -1 ? offset : colon, 'This ":" has no key before it: put one there, or remove the ":".');
  }

  #refusal(at: number, message: string): Refusal {
    return new Refusal(this.#original(at), message);
  }
}

const core = "tag:yaml.org,2002:";

/** The tag as written; the tags of plain YAML types are applied to the value and are gone. */
function tagOf(tag: string | undefined): string | undefined {
  if (tag === undefined || tag === "!") return undefined;
  if (!tag.startsWith(core)) return tag;
  const name = tag.slice(core.length);
  return ["str", "int", "float", "bool", "null", "map", "seq"].includes(name) ? undefined : `!!${name}`;
}

function valueOf({ tag, type, value }: YamlScalar.Parsed): Pick<ScalarNode, "value" | "written"> {
  const text = String(value);
  const isTyped = tag === undefined ? type === "PLAIN" : /^tag:yaml\.org,2002:(?:int|float|bool|null)$/.test(tag);
  if (!isTyped) return { value: text };
  const plain = plainValue(text);
  return { value: plain, written: writtenOtherwise(text, plain) };
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.type === "PLAIN" && key.value === "<<" && key.tag === undefined;
}
