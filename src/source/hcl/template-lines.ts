import type { Concrete } from "./concrete.js";

/** A line of a text or what is left of it, an expression in it, or a sign of a directive. */
export type Piece = string | Concrete;

/** The pieces with the blanks taken away that `~` eats: to the end of the line, no further. */
export function withStrips(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    if (typeof piece !== "string") return piece;
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    const trimmed = strips(before, -2) ? piece.trimStart() : piece;
    return strips(after, 1) ? trimmed.trimEnd() : trimmed;
  });
}

function strips(piece: Piece | undefined, at: number): boolean {
  return typeof piece === "object" && piece.children.at(at)?.type === "strip_marker";
}

/** The pieces without the smallest indentation that a line has; empty lines have none. */
export function withoutIndentation(pieces: readonly Piece[]): readonly Piece[] {
  const isStart = (index: number): boolean => {
    const before = pieces[index - 1];
    return before === undefined || (typeof before === "string" && before.endsWith("\n"));
  };
  const starts = pieces.flatMap((piece, index) => (isStart(index) && !isEmptyLine(piece) ? [piece] : []));
  const least = Math.min(...starts.map((piece) => (typeof piece === "string" ? piece.length - piece.trimStart().length : 0)));
  return pieces.map((piece, index) => (typeof piece === "string" && isStart(index) && !isEmptyLine(piece) ? piece.slice(least) : piece));
}

function isEmptyLine(piece: Piece): boolean {
  return typeof piece === "string" && piece.endsWith("\n") && piece.trim() === "";
}
