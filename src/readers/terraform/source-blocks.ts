import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import { blocksAt, named, under } from "./configuration/blocks.js";
import type { Found } from "./configuration/blocks.js";

/** An argument, a block, or several of one name, where the source has them; a place that leads nowhere stands for the block around it. */
export interface SourceBlocks {
  readonly place: Place;
  /** Empty where the source has no block there. */
  readonly blocks: readonly Found[];
}

/** What stands under a key of a block, in it or in the `content` that is generated for it. */
export function inBlock({ place, blocks }: SourceBlocks, key: string): SourceBlocks {
  const [block] = blocks;
  if (block === undefined) return { place: below(place, key), blocks: [] };
  const plain = under([block], key).flatMap(blocksAt);
  const dynamic = named(under([block], "dynamic").flatMap(blocksAt)).filter(({ name }) => name === key);
  const generated = under(dynamic.flatMap(blocksAt), "content").flatMap(blocksAt);
  const [first] = child(block.node, key) === undefined ? generated : [];
  return { place: { file: place.file, path: first?.path ?? [...block.path, key] }, blocks: [...plain, ...generated] };
}

/** One of `count` blocks, where that can be told; else the place of all of them. */
export function nthBlock({ place, blocks }: SourceBlocks, index: number, count: number): SourceBlocks {
  const block = blocks.length === 1 ? blocks[0] : blocks.length === count ? blocks[index] : undefined;
  return block === undefined ? { place, blocks: [] } : { place: { file: place.file, path: block.path }, blocks: [block] };
}
