import type { Tree, TreeCursor } from "web-tree-sitter";

/** A node of the syntax as the grammar names it. */
export interface Concrete {
  /** Such as `attribute`, `template_interpolation`, or the sign itself: `?`. */
  readonly type: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Without comments. */
  readonly children: readonly Concrete[];
  /** The parser needed this and it is not there. */
  readonly isMissing: boolean;
}

/** Nodes inside each other; one level of brackets is several of these. */
const deepest = 1500;

/** Thrown for what nobody wrote by hand. */
export class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("too deep");
    this.offset = offset;
  }
}

/** The nodes of a tree, which then is no longer needed. */
export function concreteOf(tree: Tree): Concrete {
  const cursor = tree.walk();
  try {
    return nodeAt(cursor, 0);
  } finally {
    cursor.delete();
  }
}

function nodeAt(cursor: TreeCursor, depth: number): Concrete {
  const { nodeType: type, startIndex: start, endIndex: end, nodeIsMissing: isMissing } = cursor;
  if (depth > deepest) throw new TooDeep(start);
  const children: Concrete[] = [];
  if (cursor.gotoFirstChild()) {
    do {
      if (cursor.nodeType !== "comment") children.push(nodeAt(cursor, depth + 1));
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
  }
  return { type, start, end, children, isMissing };
}

/** The first child of one of these types. */
export function childOf(node: Concrete, ...types: readonly string[]): Concrete | undefined {
  return node.children.find(({ type }) => types.includes(type));
}
