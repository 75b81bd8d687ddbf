/** Why a loop cannot be worked out; caught where the outermost loop starts, and never leaves the reader. */
export class Unworkable extends Error {}

/**
 * Nodes that the loops of one template may make. A template has 500 resources and 1 MB at most when its loops are worked out, and no
 * template of that size has more. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const mostNodes = 100_000;

/** What is left of what the loops of one template may make. */
export class Budget {
  #left = mostNodes;

  /** Throws `Unworkable` where nothing is left. */
  spend(nodes: number): void {
    this.#left -= nodes;
    if (this.#left < 0) throw new Unworkable("the loops of this template make more than a template may hold");
  }
}
