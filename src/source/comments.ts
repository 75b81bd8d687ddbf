import type { ParsedFile } from "./parse.js";
import type { TreeNode } from "./tree.js";

/** A comment in a file, without the signs that make it one. */
export interface Comment {
  readonly text: string;
  /** Offset of its first sign. */
  readonly start: number;
  readonly end: number;
}

/** The comments of a file that begin with this word; JSON has none. */
export function commentsWith(word: string, { text, tree, language, comments }: ParsedFile): readonly Comment[] {
  if (tree === undefined || !text.includes(word)) return [];
  if (language === "yaml") return yamlComments(word, text, tree);
  const all = (comments ?? []).map(({ start, end }) => ({ start, end, text: bare(text.slice(start, end)) }));
  return all.filter((comment) => comment.text.startsWith(word));
}

function bare(written: string): string {
  return written
    .replace(/^(#|\/\/|\/\*+)\s*/, "")
    .replace(/\s*\*\/$/, "")
    .trim();
}

/** In YAML a sign behind a blank makes a comment, unless it stands in a text. */
function yamlComments(word: string, text: string, tree: TreeNode): readonly Comment[] {
  const texts = textsIn(tree);
  return [...text.matchAll(/(?<=^|[ \t])#[ \t]*([^\r\n]*)/gm)].flatMap((match) => {
    const [whole, inside = ""] = match;
    const { index: start } = match;
    if (!inside.startsWith(word) || texts.some((one) => one.start <= start && start < one.end)) return [];
    return [{ text: inside.trim(), start, end: start + whole.length }];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function textsIn(node: TreeNode): readonly Span[] {
  const texts: Span[] = [];
  const seen = new Set<TreeNode>();
  const visit = (one: TreeNode): void => {
    // An alias leads to what was visited already.
    if (seen.has(one)) return;
    seen.add(one);
    if (one.kind === "scalar") texts.push(one);
    else if (one.kind === "list") one.items.forEach(visit);
    else {
      for (const { keyStart, keyEnd, value } of one.entries) {
        texts.push({ start: keyStart, end: keyEnd });
        visit(value);
      }
    }
  };
  visit(node);
  return texts;
}
