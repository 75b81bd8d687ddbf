import type { Finding } from "../report.js";
import { displayWidth } from "./display-width.js";
import { printable } from "./printable.js";
import type { Paint } from "./style.js";

/** The guilty line among its neighbors, with its number, and a marker under what the finding is about. */
export function codeFrame(finding: Finding, paint: Paint, width: number): string[] {
  const { firstLine, lines } = finding.excerpt;
  const guilty = lines[finding.line - firstLine];
  if (guilty === undefined) return [];
  const digits = String(firstLine + lines.length - 1).length;
  const room = Math.max(width - digits - 7, 40);
  const span = guiltySpan(finding, guilty);
  const from = windowStart(span, guilty, room);
  const before = from > 0 ? "…" : "";
  const shown = (line: string, to: number): string => before + render(cut(line, from, Math.min(to, from + room)));
  return lines.flatMap((line, index) => {
    const number = firstLine + index;
    const row = `${String(number).padStart(digits)} | ${shown(line, line.length)}${line.length > from + room ? "…" : ""}`.trimEnd();
    if (number !== finding.line) return [paint("dim", `  ${row}`)];
    const indent = displayWidth(shown(line, span.start));
    const marked = Math.max(displayWidth(shown(line, span.end)) - indent, 1);
    return [`> ${row}`, `  ${" ".repeat(digits)} | ${" ".repeat(indent)}${paint("red", "^".repeat(marked))}`];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the marker stands under, as offsets in the line; a finding that goes on in the next line is marked up to the end of this one. */
function guiltySpan(finding: Finding, line: string): Span {
  const start = Math.min(Math.max(finding.column - 1, 0), line.length);
  const end = finding.endLine > finding.line ? line.length : Math.min(finding.endColumn - 1, line.length);
  return { start, end: Math.max(end, start) };
}

/** Where the shown part of the lines starts: at their beginning if that shows the span, else (minified JSON) a little before it. */
function windowStart(span: Span, line: string, room: number): number {
  if (Math.min(span.end, span.start + room / 2) <= room) return 0;
  return characterBoundary(line, span.start - Math.floor(room / 3));
}

function cut(line: string, from: number, to: number): string {
  return line.slice(characterBoundary(line, from), characterBoundary(line, to));
}

/** The offset itself, or the one before where it would cut a character in two. */
function characterBoundary(line: string, offset: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(line.slice(Math.max(offset - 1, 0), offset + 1)) ? offset - 1 : offset;
}

/** Tabs become the blanks that they stand for, so that a marker below the text stands where it belongs. */
function render(text: string): string {
  const tabStop = 4;
  const [first = "", ...rest] = text.replace(/\r$/, "").split("\t").map(printable);
  return rest.reduce((before, part) => before + " ".repeat(tabStop - (displayWidth(before) % tabStop)) + part, first);
}
