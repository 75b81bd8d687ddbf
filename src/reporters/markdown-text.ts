import { printable } from "./printable.js";

/**
 * Text that came from a file, as Markdown that shows it and does nothing else: no markup, HTML, link, mention, emoji or
 * formula, and no end of a table cell.
 */
export function plain(text: string): string {
  return clipped(printable(text)).replace(/[&<>@]|:(?=\S)|(?<=\bwww)\.|[\\`*_{}[\]()#+!|~$]/gi, (character) =>
    "&<>@:.".includes(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
  );
}

/** The text as code, in one line and whatever it holds. */
export function code(text: string): string {
  // In a code span neither a backslash nor an entity means anything, and a table cell ends at a bar all the same: HTML takes both.
  return `<code>${plain(text)}</code>`;
}

/** Lines as a block of code, which ends where we end it. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map((line) => clipped(printable(line))).join("\n");
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return `${fence}\n${text}\n${fence}`;
}

/** Whatever is longer was made to be. */
function clipped(text: string): string {
  return text.length > 1_500 ? `${text.slice(0, 1_500)}…` : text;
}
