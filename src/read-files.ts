import { joinFiles } from "./model/join.js";
import type { Parts } from "./model/parts.js";
import type { Reader } from "./readers/reader.js";
import type { Trouble } from "./report.js";
import { Lines } from "./source/lines.js";
import type { ParsedFile } from "./source/parse.js";
import { createLocator } from "./source/position.js";
import type { Locator } from "./source/position.js";

/** What became of the files before any rule was asked. */
export interface ReadFiles {
  /** The parts of the templates; those of files that share streams or functions are one. */
  readonly parts: readonly Parts[];
  /** One for each template, by its path. */
  readonly locators: ReadonlyMap<string, Locator>;
  /** Files that cannot be judged, and why. */
  readonly unreadable: readonly Trouble[];
  /** Files with a mistake that the parser got over. */
  readonly recovered: readonly Trouble[];
  /** Files that become templates only when another program has filled them in. */
  readonly notJudged: readonly Trouble[];
}

interface Outcome extends Partial<Pick<ReadFiles, "unreadable" | "recovered" | "notJudged">> {
  readonly template?: { readonly path: string; readonly parts: Parts; readonly locator: Locator };
}

/** Reads those files that are templates; any other YAML or JSON is passed over in silence. */
export function readFiles(files: readonly ParsedFile[], readers: readonly Reader[]): ReadFiles {
  const outcomes = files.map((file) => readFile(file, readers));
  // Whatever order they were given in: a stream that no file declares stands at its first reader.
  const templates = outcomes.flatMap(({ template }) => template ?? []).sort((one, other) => (one.path < other.path ? -1 : 1));
  return {
    parts: joinFiles(templates.map(({ parts }) => parts)),
    locators: new Map(templates.map(({ path, locator }) => [path, locator])),
    unreadable: outcomes.flatMap(({ unreadable }) => unreadable ?? []),
    recovered: outcomes.flatMap(({ recovered }) => recovered ?? []),
    notJudged: outcomes.flatMap(({ notJudged }) => notJudged ?? []),
  };
}

function readFile(file: ParsedFile, readers: readonly Reader[]): Outcome {
  const { language, tree, mistakes } = file;
  const lines = new Lines(file.text);
  const troubles = mistakes.map(({ offset, message }) => ({ file: file.path, ...lines.positionOf(offset), message }));
  if (tree === undefined) return unparsed(file, troubles);
  const readable = { ...file, tree };
  const reader = readers.find((one) => one.isItsOwn(readable));
  if (reader === undefined) return {};
  const locator = createLocator(file.text, language, tree);
  const { parts, refusals } = reader.read(readable);
  if (refusals.length === 0) return { template: { path: file.path, locator, parts }, recovered: together(troubles) };
  const starts = locator.locateAll(refusals.map(({ place }) => place.path));
  return {
    unreadable: refusals.map(({ message }, index) => ({
      file: file.path,
      line: starts[index]?.line ?? 1,
      column: starts[index]?.column ?? 1,
      message,
    })),
  };
}

/** One entry for a file, however often it has the same kind of mistake. */
function together([first, ...others]: readonly Trouble[]): readonly Trouble[] {
  if (first === undefined) return [];
  const lines = others.map(({ line }) => line).join(", ");
  const more = others.length === 0 ? "" : ` (More of this kind: ${others.length === 1 ? "line" : "lines"} ${lines}.)`;
  return [{ ...first, message: first.message + more }];
}

function unparsed(file: ParsedFile, troubles: readonly Trouble[]): Outcome {
  const { engineMark: mark } = file;
  if (mark === undefined) return { unreadable: troubles.slice(0, 1) };
  const message = `This is a template of another program (it holds ${mark}): let that program fill it in, and check the result.`;
  return { notJudged: troubles.slice(0, 1).map((trouble) => ({ ...trouble, message })) };
}
