import type { Condition } from "../../model/condition.js";
import type { Place } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";

/** Where a node of the tree comes from that does not stand in the text as it is, but was made by a loop. */
export interface Origin {
  /** Where the loop has it. */
  readonly place: Place;
  /** What decided that it was made, or made so, where the text does not: "the default of parameter Names". */
  readonly from?: string | undefined;
  /** Why nobody knows what is made of it. */
  readonly because?: string;
  /** Under which circumstances the loop makes it; always unless given. */
  readonly when?: Condition;
  /** Whether it stands for as many of its kind as the loop makes, because nobody knows how many that are. */
  readonly repeats?: boolean;
}

/** The origins of the nodes that loops made. */
export type Origins = Pick<WeakMap<TreeNode, Origin>, "get">;

export const noOrigins: Origins = new WeakMap();
