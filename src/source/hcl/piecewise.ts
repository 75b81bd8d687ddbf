import type { Mistake } from "../parsed.js";
import type { Concrete } from "./concrete.js";
import { withoutGaps } from "./grammar-gaps.js";
import { holdsMistake, mistakeIn } from "./mistake.js";

type Parse = (text: string) => Concrete;

/** What stands in a text: its blocks and arguments, as far as they are without mistakes. */
export interface Pieces {
  readonly body: Concrete | undefined;
  readonly mistakes: readonly Mistake[];
}

/** Reads a text at once or, where it has mistakes, block by block, so that a mistake is one of its own block and of no other. */
export function piecewise(source: string, parse: Parse): Pieces {
  const root = withoutGuesses(source, parse);
  if (!holdsMistake(root)) return { body: root.children[0], mistakes: [] };
  const mistakes: Mistake[] = [];
  const children: Concrete[] = [];
  for (const [start, end] of blocksOf(source)) {
    const text = source.slice(start, end);
    const piece = withoutGuesses(text, parse);
    if (holdsMistake(piece)) {
      const { offset, message } = mistakeIn(piece, text);
      mistakes.push({ offset: start + offset, message });
    }
    const body = piece.type === "ERROR" ? undefined : piece.children[0];
    const healthy = body?.children.filter((node) => !holdsMistake(node)) ?? [];
    children.push(...healthy.map((node) => shifted(node, start)));
  }
  // What is wrong only as a whole shows in no piece.
  if (mistakes.length === 0) mistakes.push(mistakeIn(root, source));
  return { body: { type: "body", start: 0, end: source.length, children, isMissing: false }, mistakes };
}

/** What the grammar does not know is no mistake of the author. */
export function withoutGuesses(source: string, parse: Parse): Concrete {
  const root = parse(source);
  const gapless = holdsMistake(root) ? withoutGaps(source) : source;
  if (gapless === source) return root;
  const again = parse(gapless);
  return holdsMistake(again) ? root : again;
}

const header =
  /^(?:resource|data|variable|output|locals|module|provider|terraform|moved|removed|import|check|ephemeral)\b(?![^\n]*=[^\n]*\{)[^\n]*\{/gm;

/** Where each block starts and ends, as `terraform fmt` lays them out: at the start of a line. */
function blocksOf(source: string): readonly (readonly [start: number, end: number])[] {
  const starts = [0, ...Array.from(source.matchAll(header), ({ index }) => index).filter((index) => index > 0)];
  return starts.map((start, index) => [start, starts[index + 1] ?? source.length]);
}

function shifted(node: Concrete, by: number): Concrete {
  if (by === 0) return node;
  return { ...node, start: node.start + by, end: node.end + by, children: node.children.map((child) => shifted(child, by)) };
}
