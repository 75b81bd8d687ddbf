import type { Condition } from "../../model/condition.js";
import type { Reference } from "../../model/reference.js";
import type { Place } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";

/** Where a node of the tree comes from that does not stand in the text as it is: a loop made it, or a framework that writes templates. */
export interface Origin {
  /** Where it is written, as the loop or the framework has it. */
  readonly place: Place;
  /** What decided that it was made, or made so, where the text does not: "the default of parameter Names". */
  readonly from?: string | undefined;
  /** Why nobody knows what is made of it. */
  readonly because?: string;
  /** Whether nobody knows that anything at all is made of it; set with `because` only. */
  readonly mayBeAbsent?: boolean;
  /** What it points at, where nobody knows its value. */
  readonly refersTo?: Reference;
  /** What a user would search for, where that is not its logical id. */
  readonly title?: string;
  /** Under which circumstances the loop makes it; always unless given. */
  readonly when?: Condition;
  /** Whether it stands for as many of its kind as the loop makes, because nobody knows how many that are. */
  readonly repeats?: boolean;
}

/** The origins of the nodes that were made. */
export type Origins = Pick<WeakMap<TreeNode, Origin>, "get">;

export const noOrigins: Origins = new WeakMap();
