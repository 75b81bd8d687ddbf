import type { TreeCursor } from "web-tree-sitter";

/** A node of a program's syntax as its grammar names it; comments are left out. */
export interface Syntax {
  /** Such as `call_expression`, or the sign itself: `+`. */
  readonly type: string;
  /** What it is to the node around it, such as `arguments`; empty where the grammar does not say. */
  readonly field: string;
  /** False for signs and words of the language itself. */
  readonly isNamed: boolean;
  /** In UTF-16 units from the start of the text. */
  readonly start: number;
  /** Only of what has no nodes inside it, else empty. */
  readonly text: string;
  readonly children: readonly Syntax[];
}

/** Nodes inside each other; what people write has a tenth of that. */
const deepest = 800;

/** Thrown for what nobody wrote by hand. */
export class SyntaxTooDeep extends Error {}

/** The nodes below a cursor. */
export function syntaxAt(cursor: TreeCursor, source: string, depth = 0): Syntax {
  if (depth > deepest) throw new SyntaxTooDeep();
  const { nodeType: type, nodeIsNamed: isNamed, startIndex: start, endIndex: end } = cursor;
  const field = cursor.currentFieldName ?? "";
  const children: Syntax[] = [];
  if (!cursor.gotoFirstChild()) return { type, field, isNamed, start, text: source.slice(start, end), children };
  do {
    if (!cursor.nodeType.endsWith("comment")) children.push(syntaxAt(cursor, source, depth + 1));
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
  return { type, field, isNamed, start, text: "", children };
}

/** The node that is this to the one around it. */
export function fieldOf(node: Syntax | undefined, field: string): Syntax | undefined {
  return node?.children.find((one) => one.field === field);
}

/** The nodes that are more than signs. */
export function namedIn(node: Syntax | undefined): readonly Syntax[] {
  return node?.children.filter(({ isNamed }) => isNamed) ?? [];
}

/** All that is written in a node, without the blanks between. */
export function wordsOf(node: Syntax | undefined): string {
  if (node === undefined) return "";
  return node.children.length === 0 ? node.text : node.children.map(wordsOf).join("");
}
