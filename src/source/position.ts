import { hclSpan } from "./hcl/span.js";
import { jsonSpans } from "./json/spans.js";
import { Lines, type Position } from "./lines.js";
import type { Language } from "./parse.js";
import type { Path, Span } from "./span.js";
import type { TreeNode } from "./tree.js";
import { yamlSpan } from "./yaml/span.js";

/** Where something is written, counted from 1; the end column is the one behind the last character. */
export interface Location extends Position {
  readonly endLine: number;
  readonly endColumn: number;
}

/** Finds lines and columns in one text. */
export interface Locator {
  readonly lines: Lines;
  /** Where the key at `path` is written; for an item of a list, its first key or its own first line; for a path that leads nowhere, the nearest ancestor; for the empty path, the top. */
  readonly locate: (path: Path) => Location;
  /** The same for many; in JSON that is one pass over the text, where `locate` makes one each time. */
  readonly locateAll: (paths: readonly Path[]) => Location[];
}

/** The locator of a text and of the tree that it was parsed into. */
export function createLocator(text: string, language: Language, tree: TreeNode): Locator {
  const lines = new Lines(text);
  const spanOf = language === "hcl" ? hclSpan : yamlSpan;
  const spansOf = (paths: readonly Path[]): (Span | undefined)[] =>
    language === "json" ? jsonSpans(text, paths) : paths.map((path) => spanOf(text, tree, path));
  const locateAll = (paths: readonly Path[]): Location[] => spansOf(paths).map((span) => locationOf(lines, span));
  return { lines, locateAll, locate: (path) => locateAll([path])[0] ?? top };
}

/** The locator of a program, whose places are made of offsets; each stands for its whole line. */
export function createProgramLocator(text: string): Locator {
  const lines = new Lines(text);
  const locate = ([offset = 0]: Path): Location => {
    const { line } = lines.positionOf(Number(offset));
    const written = lines.textOf(line);
    const column = written.length - written.trimStart().length + 1;
    return { line, column, endLine: line, endColumn: Math.max(column, written.trimEnd().length + 1) };
  };
  return { lines, locate, locateAll: (paths) => paths.map(locate) };
}

const top: Location = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function locationOf(lines: Lines, span: Span | undefined): Location {
  if (span === undefined) return top;
  const { line: endLine, column: endColumn } = lines.positionOf(span.end);
  return { ...lines.positionOf(span.start), endLine, endColumn };
}
