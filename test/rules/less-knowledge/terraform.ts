import type { Entry, TreeNode } from "../../../src/source/tree.js";
import { child } from "../../../src/source/tree.js";
import { hcl } from "../../lint.js";

/** A text of which one thing less is known than of another. */
export interface TextVariant {
  /** What became unknown, and how. */
  readonly what: string;
  readonly text: string;
  /** Whether it differs between deployments, and not only from what is known. */
  readonly isDivided?: boolean;
}

/** The file with each argument and block of each resource in turn known less of. */
export function variantsOfFile(text: string): readonly TextVariant[] {
  const { tree } = hcl.file(text);
  return resourcesIn(tree).flatMap(({ path, block }) => insideBlock(text, block, path));
}

interface Resource {
  readonly path: string;
  readonly block: TreeNode;
}

function resourcesIn(tree: TreeNode | undefined): readonly Resource[] {
  return entriesOf(child(tree, "resource")).flatMap(({ key: type, value: named }) =>
    entriesOf(named).flatMap(({ key, value }) => itemsOf(value).map((block) => ({ path: `${type}.${key}`, block }))),
  );
}

function insideBlock(text: string, block: TreeNode, path: string): readonly TextVariant[] {
  return entriesOf(block).flatMap((entry) => {
    const here = `${path}.${entry.key}`;
    if (entry.key === "dynamic") return entriesOf(entry.value).flatMap((one) => ofBlocks(text, one, here, false));
    return isBlocks(entry) ? ofBlocks(text, entry, here, entry.key !== "content") : ofArgument(text, entry, here);
  });
}

function ofBlocks(text: string, { key, keyEnd, value }: Entry, path: string, mayBeLeftOut: boolean): readonly TextVariant[] {
  const [only, ...others] = itemsOf(value);
  const inside = itemsOf(value).flatMap((block) => insideBlock(text, block, path));
  if (only === undefined || others.length > 0 || !mayBeLeftOut) return inside;
  const leftOut = Object.entries(blockUnknowns).map(([how, forEach]) => ({
    what: `${path} as ${how}`,
    text: spliced(text, only, `dynamic "${key}" {\nfor_each = ${forEach}\ncontent ${text.slice(keyEnd, only.end)}\n}`),
    isDivided: how === "a block or nothing",
  }));
  return [...leftOut, ...inside];
}

/** How often a block is there. */
const blockUnknowns: Readonly<Record<string, string>> = {
  "a block that may be left out": "var.unknown",
  "a block or nothing": 'var.which == "yes" ? [1] : []',
};

function ofArgument(text: string, { key, value }: Entry, path: string): readonly TextVariant[] {
  const original = text.slice(value.start, value.end);
  const ways = Object.entries(
    key === "for_each" || key === "count" ? { [withoutDefault]: argumentUnknowns[withoutDefault] } : argumentUnknowns,
  );
  const whole = ways.map(([how, unknown = () => ""]) => ({
    what: `${path} as ${how}`,
    text: spliced(text, value, unknown(original)),
    isDivided: how !== withoutDefault,
  }));
  return [...whole, ...entriesOf(value).flatMap((entry) => ofArgument(text, entry, `${path}.${entry.key}`))];
}

const withoutDefault = "a variable without default";

/** What becomes of an argument. */
const argumentUnknowns: Readonly<Record<string, (original: string) => string>> = {
  [withoutDefault]: () => "var.unknown",
  "a variable or nothing": () => 'var.which == "yes" ? var.unknown : null',
  "itself or nothing": (original) => `var.which == "yes" ? (${original}\n) : null`,
};

function spliced(text: string, { start, end }: TreeNode, replacement: string): string {
  return `${text.slice(0, start)}${replacement}${text.slice(end)}\nvariable "unknown" {}\n\nvariable "which" {}\n`;
}

function entriesOf(node: TreeNode | undefined): readonly Entry[] {
  return node?.kind === "map" ? node.entries : [];
}

function itemsOf(node: TreeNode): readonly TreeNode[] {
  return node.kind === "list" ? node.items : [];
}

/** Only blocks are lists that stand nowhere by themselves. */
function isBlocks({ value }: Entry): boolean {
  return value.kind === "list" && value.start === -1;
}
