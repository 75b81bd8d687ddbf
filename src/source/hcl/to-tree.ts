import type { Entry, ListNode, MapNode, ScalarNode, TreeNode } from "../tree.js";
import type { Concrete } from "./concrete.js";
import type { Expression } from "./expression.js";
import { template, expressionIn, keyIn } from "./to-expression.js";
import { quotedParts } from "./template.js";
import { inWords } from "./words.js";

/**
 * The tree of a body, in the shape that JSON has for the same: blocks under their type and their labels, each a list of
 * maps, for there may be several; arguments that are worked out as texts in `${…}` with the expression beside them.
 */
export function bodyTree(body: Concrete | undefined, source: string, around: Span = { start: 0, end: source.length }): MapNode {
  const sections = new Section();
  for (const node of body?.children ?? []) {
    const [name, , value] = node.children;
    if (node.type === "attribute" && name && value) sections.set(attributeEntry(name, value, source));
    if (node.type === "block") addBlock(sections, node, source);
  }
  return { kind: "map", tag: undefined, ...around, entries: sections.entries() };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Entries of a map that grows while its file is read. */
class Section {
  readonly #under = new Map<string, { readonly span: Span; node: TreeNode | Section | TreeNode[] }>();

  set({ key, keyStart: start, keyEnd: end, value: node }: Entry): void {
    this.#under.set(key, { span: { start, end }, node });
  }

  /** The section under a key, made where there is none. */
  section(key: string, span: Span): Section {
    const known = this.#under.get(key)?.node;
    if (known instanceof Section) return known;
    const made = new Section();
    this.#under.set(key, { span, node: made });
    return made;
  }

  add(key: string, span: Span, item: TreeNode): void {
    const known = this.#under.get(key)?.node;
    if (Array.isArray(known)) known.push(item);
    else this.#under.set(key, { span, node: [item] });
  }

  entries(): readonly Entry[] {
    return [...this.#under].map(([key, { span, node }]) => {
      return { key, keyStart: span.start, keyEnd: span.end, value: treeOf(node) };
    });
  }
}

function treeOf(node: TreeNode | Section | TreeNode[]): TreeNode {
  if (node instanceof Section) return { kind: "map", tag: undefined, start: -1, end: -1, entries: node.entries() };
  return Array.isArray(node) ? { kind: "list", tag: undefined, start: -1, end: -1, items: node } : node;
}

/** A block stands where its header does. */
function addBlock(sections: Section, node: Concrete, source: string): void {
  const header = node.children.filter(({ type }) => type === "identifier" || type === "string_lit");
  const names = header.map((label) => labelIn(label, source));
  const last = names.pop();
  if (last === undefined) return;
  const span = { start: node.start, end: header.at(-1)?.end ?? node.end };
  const around = names.reduce((section, name) => section.section(name, span), sections);
  const body = node.children.find(({ type }) => type === "body");
  around.add(last, span, bodyTree(body, source, { start: node.start, end: node.end }));
}

function labelIn(node: Concrete, source: string): string {
  if (node.type === "identifier") return source.slice(node.start, node.end);
  const text = template(quotedParts(node, source, expressionIn));
  return text.is === "literal" ? String(text.value) : inWords(text);
}

function attributeEntry(name: Concrete, value: Concrete, source: string): Entry {
  const { start: keyStart, end: keyEnd } = name;
  return { key: source.slice(keyStart, keyEnd), keyStart, keyEnd, value: valueTree(value, source) };
}

/** Lists and maps that are written out are nodes; whatever else is not fixed is an expression. */
function valueTree(node: Concrete, source: string): TreeNode {
  const [only, ...others] = node.children;
  const collection = others.length === 0 && only?.type === "collection_value" ? only.children[0] : undefined;
  if (collection?.type === "tuple") return listTree(collection, source);
  if (collection?.type === "object") return mapTree(collection, source) ?? expressionTree(node, source);
  return expressionTree(node, source);
}

function listTree(tuple: Concrete, source: string): ListNode {
  const items = tuple.children.filter(({ type }) => type === "expression").map((item) => valueTree(item, source));
  return { kind: "list", tag: undefined, start: tuple.start, end: tuple.end, items };
}

/** Undefined where a key is worked out, or stands twice. */
function mapTree(object: Concrete, source: string): MapNode | undefined {
  const entries: Entry[] = [];
  const keys = new Set<string>();
  for (const node of object.children) {
    if (node.type !== "object_elem") continue;
    const [key, value] = node.children.filter(({ type }) => type === "expression");
    if (key === undefined || value === undefined) return undefined;
    const name = keyIn(key, source);
    if (name.is !== "literal" || name.value === null || keys.has(String(name.value))) return undefined;
    keys.add(String(name.value));
    entries.push({ key: String(name.value), keyStart: key.start, keyEnd: key.end, value: valueTree(value, source) });
  }
  return { kind: "map", tag: undefined, start: object.start, end: object.end, entries };
}

function expressionTree(node: Concrete, source: string): ScalarNode {
  const expression = expressionIn(node, source);
  const { start, end } = node;
  if (expression.is === "literal") {
    const isTemplateLike = typeof expression.value === "string" && /[$%]\{/.test(expression.value);
    return { kind: "scalar", value: expression.value, tag: undefined, start, end, ...(isTemplateLike ? { expression } : {}) };
  }
  return { kind: "scalar", value: textOf(expression), tag: undefined, start, end, expression };
}

function textOf(expression: Expression): string {
  const words = inWords(expression);
  return expression.is === "template" ? words.slice(1, -1) : `\${${words}}`;
}
