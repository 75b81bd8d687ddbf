import type { Parts } from "./model/parts.js";
import type { Pins } from "./readers/pins.js";
import { noPins } from "./readers/pins.js";
import type { Reader } from "./readers/reader.js";
import type { Refusal } from "./readers/refusal.js";
import type { Trouble } from "./report.js";
import { Lines } from "./source/lines.js";
import type { ParsedFile } from "./source/parse.js";
import { createLocator } from "./source/position.js";
import type { Locator } from "./source/position.js";

/** A template that could be read. */
export interface ReadFile {
  readonly locator: Locator;
  readonly parts: Parts;
}

/** What became of the files before any rule was asked. */
export interface ReadFiles {
  readonly templates: readonly ReadFile[];
  /** Files that cannot be judged, and why. */
  readonly unreadable: readonly Trouble[];
  /** Files with a mistake that the parser got over. */
  readonly recovered: readonly Trouble[];
  /** Files that become templates only when another program has filled them in. */
  readonly notJudged: readonly Trouble[];
  /** Names of the parameters and variables that the templates declare. */
  readonly parameters: readonly string[];
}

type Outcome = { readonly [Name in keyof ReadFiles]?: ReadFiles[Name] };

/** Reads those files that are templates; any other YAML or JSON is passed over in silence. */
export function readFiles(files: readonly ParsedFile[], readers: readonly Reader[], pins: Pins = noPins): ReadFiles {
  const outcomes = files.map((file) => readFile(file, readers, pins));
  return {
    templates: outcomes.flatMap(({ templates }) => templates ?? []),
    unreadable: outcomes.flatMap(({ unreadable }) => unreadable ?? []),
    recovered: outcomes.flatMap(({ recovered }) => recovered ?? []),
    notJudged: outcomes.flatMap(({ notJudged }) => notJudged ?? []),
    parameters: outcomes.flatMap(({ parameters }) => parameters ?? []),
  };
}

function readFile(file: ParsedFile, readers: readonly Reader[], pins: Pins): Outcome {
  const { language, tree, mistakes } = file;
  const lines = new Lines(file.text);
  const troubles = mistakes.map(({ offset, message }) => ({ file: file.path, ...lines.positionOf(offset), message }));
  if (tree === undefined) return unparsed(file, troubles);
  const readable = { ...file, tree };
  const reader = readers.find((one) => one.isItsOwn(readable));
  if (reader === undefined) return {};
  const locator = createLocator(file.text, language, tree);
  const { parts, refusals, remarks = [], parameters = [] } = reader.read(readable, pins);
  const located = (told: readonly Refusal[]): readonly Trouble[] => troublesAt(told, file.path, locator);
  if (refusals.length > 0) return { unreadable: located(refusals), parameters };
  return { templates: [{ locator, parts }], recovered: [...together(troubles), ...located(remarks)], parameters };
}

function troublesAt(told: readonly Refusal[], file: string, locator: Locator): readonly Trouble[] {
  const starts = told.length === 0 ? [] : locator.locateAll(told.map(({ place }) => place.path));
  return told.map(({ message }, index) => ({ file, line: starts[index]?.line ?? 1, column: starts[index]?.column ?? 1, message }));
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
