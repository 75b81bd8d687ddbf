import type { Excerpt } from "../report.js";
import type { Lines } from "./lines.js";

/** How many characters of a line are kept behind the column; a minified file is one line of megabytes. */
const kept = 500;

/**
 * The line and its neighbors, `around` on either side, as they stand in the text. A very long line ends 500 characters
 * behind the column with an ellipsis; nothing is cut before the column, so that it still counts.
 */
export function excerpt(lines: Lines, line: number, column = 1, around = 1): Excerpt {
  const firstLine = Math.max(1, line - around);
  const lastLine = Math.min(lines.count, line + around);
  const numbers = Array.from({ length: Math.max(0, lastLine - firstLine + 1) }, (_, index) => firstLine + index);
  return { firstLine, lines: numbers.map((number) => shortened(lines.textOf(number), column)) };
}

function shortened(line: string, column: number): string {
  if (line.length <= column + kept) return line;
  return `${line.slice(0, column + kept).replace(/[\ud800-\udbff]$/, "")}…`;
}
