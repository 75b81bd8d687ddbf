import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { inBlock, nthBlock } from "./source-blocks.js";
import type { SourceBlocks } from "./source-blocks.js";

/** What a plan says of a resource, or of one of its blocks, in its three sections. */
export interface Planned {
  readonly place: Place;
  readonly values: TreeNode | undefined;
  /** What only an apply tells: `true` in the place of each such value. */
  readonly unknown: TreeNode | undefined;
  /** How it is written; undefined where nothing shows that it is. */
  readonly written: TreeNode | undefined;
  /** Whether it stands in a `dynamic` block, which the configuration in a plan leaves out; "perhaps" where not even the block is certain. */
  readonly isDynamic: "yes" | "no" | "perhaps";
  /** Where the source has it that the plan was made from, if that is there: `place` is in it then. */
  readonly source: SourceBlocks | undefined;
}

/** Blocks that the service does not fill in: one of them that only an apply tells comes from `dynamic`. */
const dynamicBlocks = ["destination_config", "on_failure", "kinesis_source_configuration", "dead_letter_config", "environment", "replica"];

/** What stands under a key, in all three sections. */
export function step(planned: Planned, key: string): Planned {
  const written = isExpression(planned.written) ? constantIn(planned.written, key) : child(planned.written, key);
  const values = child(planned.values, key);
  const source = planned.source && inBlock(planned.source, key);
  return {
    place: source?.place ?? below(planned.place, key),
    source,
    values,
    unknown: isTrue(planned.unknown) ? planned.unknown : child(planned.unknown, key),
    written,
    isDynamic: planned.isDynamic === "no" && written === undefined ? dynamicIn(planned, key) : planned.isDynamic,
  };
}

/** A block that is there though nobody wrote it was generated; one that only an apply tells may be. */
function dynamicIn({ values, unknown: open }: Planned, key: string): Planned["isDynamic"] {
  const list = child(values, key);
  if (list?.kind === "list" && list.items[0]?.kind === "map") return "yes";
  return list === undefined && isTrue(child(open, key)) && dynamicBlocks.includes(key) ? "perhaps" : "no";
}

/** Of a block that is written as a list, the first. */
export function first(planned: Planned): Planned {
  return planned.values?.kind === "list" || planned.unknown?.kind === "list" || planned.written?.kind === "list"
    ? item(planned, 0)
    : planned;
}

/** One of the blocks of a list. */
export function item({ place, values, unknown: open, written, isDynamic, source: blocksInSource }: Planned, index: number): Planned {
  const blocks = written?.kind === "list" ? written.items : undefined;
  // Blocks that are written and blocks that are generated stand in one list: which is which cannot be told.
  const isPlain = blocks === undefined || values?.kind !== "list" || blocks.length === values.items.length;
  const source = blocksInSource && nthBlock(blocksInSource, index, values?.kind === "list" ? values.items.length : 1);
  return {
    place: source?.place ?? (values?.kind === "list" ? below(place, index) : place),
    source,
    values: values?.kind === "list" ? values.items[index] : values,
    unknown: open?.kind === "list" ? open.items[index] : open,
    written: blocks === undefined ? written : isPlain ? blocks[index] : undefined,
    isDynamic: isDynamic === "no" && !isPlain ? "yes" : isDynamic,
  };
}

function isExpression(node: TreeNode | undefined): node is TreeNode {
  return child(node, "references") !== undefined || child(node, "constant_value") !== undefined;
}

/** What is inside of an expression has the references of the whole. */
function constantIn(expression: TreeNode, key: string): TreeNode | undefined {
  const constant = child(expression, "constant_value");
  if (constant === undefined) return expression;
  return child(constant.kind === "list" ? constant.items[0] : constant, key) === undefined ? undefined : expression;
}

/** Whether only an apply tells what stands there. */
export function isTrue(node: TreeNode | undefined): boolean {
  return node?.kind === "scalar" && node.value === true;
}
