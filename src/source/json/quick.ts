import { refused, type ParsedText } from "../parsed.js";
import { scalar, type Entry, type ListNode, type MapNode, type Scalar, type ScalarNode, type TreeNode } from "../tree.js";
import { Spellings } from "./spellings.js";

/** Maps and lists inside each other. */
const deepest = 200;

/**
 * Parses a JSON text; the last of two equal keys wins. The nodes have no positions and come into being when they are
 * looked at, so that a large plan costs nothing for what nobody visits. Undefined for what is no JSON; never throws.
 */
export function parseJsonQuickly(text: string): ParsedText | undefined {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "") return { tree: scalar(null), mistakes: [] };
  let value: Json;
  try {
    value = JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
  if (isDeeper(value, deepest)) return refused(0, `This is nested more than ${deepest} levels deep; stream-lint reads no deeper.`);
  return { tree: nodeOf(value, new Spellings(json)), mistakes: [] };
}

type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

function nodeOf(value: Json, spellings: Spellings): TreeNode {
  if (typeof value === "number") return new JsonNumber(value, spellings);
  if (value === null || typeof value !== "object") return scalar(value);
  return isList(value) ? new JsonList(value, spellings) : new JsonMap(value, spellings);
}

class JsonNumber implements ScalarNode {
  readonly kind = "scalar";
  readonly tag = undefined;
  readonly start = -1;
  readonly end = -1;
  readonly value: number;
  readonly #spellings: Spellings;

  constructor(value: number, spellings: Spellings) {
    this.value = value;
    this.#spellings = spellings;
  }

  get written(): string | undefined {
    return this.#spellings.of(this.value);
  }
}

class JsonList implements ListNode {
  readonly kind = "list";
  readonly tag = undefined;
  readonly start = -1;
  readonly end = -1;
  readonly #values: readonly Json[];
  readonly #spellings: Spellings;
  #items: readonly TreeNode[] | undefined;

  constructor(values: readonly Json[], spellings: Spellings) {
    this.#values = values;
    this.#spellings = spellings;
  }

  get items(): readonly TreeNode[] {
    return (this.#items ??= this.#values.map((value) => nodeOf(value, this.#spellings)));
  }
}

class JsonMap implements MapNode {
  readonly kind = "map";
  readonly tag = undefined;
  readonly start = -1;
  readonly end = -1;
  readonly #values: Readonly<Record<string, Json>>;
  readonly #spellings: Spellings;
  #nodes: Map<string, TreeNode> | undefined;
  #entries: readonly Entry[] | undefined;

  constructor(values: Readonly<Record<string, Json>>, spellings: Spellings) {
    this.#values = values;
    this.#spellings = spellings;
  }

  get entries(): readonly Entry[] {
    return (this.#entries ??= Object.entries(this.#values).map(([key, value]) => ({
      key,
      keyStart: -1,
      keyEnd: -1,
      value: this.#node(key, value),
    })));
  }

  valueUnder(key: string): TreeNode | undefined {
    const value = Object.hasOwn(this.#values, key) ? this.#values[key] : undefined;
    return value === undefined ? undefined : this.#node(key, value);
  }

  /** Always the same node for the same map or list. */
  #node(key: string, value: Json): TreeNode {
    if (value === null || typeof value !== "object") return nodeOf(value, this.#spellings);
    this.#nodes ??= new Map();
    const node = this.#nodes.get(key) ?? nodeOf(value, this.#spellings);
    this.#nodes.set(key, node);
    return node;
  }
}

/** Level by level, for a recursive walk would end at the end of the stack. */
function isDeeper(value: Json, limit: number): boolean {
  let level = [value].filter(isCollection);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === limit) return true;
    const next: Collection[] = [];
    for (const collection of level) {
      for (const inner of isList(collection) ? collection : Object.values(collection)) if (isCollection(inner)) next.push(inner);
    }
    level = next;
  }
  return false;
}

type Collection = Exclude<Json, Scalar>;

function isCollection(value: Json): value is Collection {
  return typeof value === "object" && value !== null;
}

function isList(value: Collection): value is readonly Json[] {
  return Array.isArray(value);
}
