import { joinFiles } from "./model/join.js";
import type { Parts } from "./model/parts.js";
import { noPins } from "./readers/pins.js";
import type { Pins } from "./readers/pins.js";
import { Library } from "./readers/reader.js";
import type { FileReader, Readable, Reader, ReadParts, StackNames } from "./readers/reader.js";
import type { Refusal } from "./readers/refusal.js";
import type { Trouble } from "./report.js";
import { Lines } from "./source/lines.js";
import type { ParsedFile } from "./source/parse.js";
import { createLocator } from "./source/position.js";
import type { Locator } from "./source/position.js";

/** What became of the files before any rule was asked. */
export interface ReadFiles {
  /** The parts of the templates; those of files that share streams or functions are one. */
  readonly parts: readonly Parts[];
  /** How many of the files are templates. */
  readonly templates: number;
  /** One for each file that something may stand in, by its path. */
  readonly locators: ReadonlyMap<string, Locator>;
  /** Files that cannot be judged, and why. */
  readonly unreadable: readonly Trouble[];
  /** Files with a mistake that the parser got over. */
  readonly recovered: readonly Trouble[];
  /** Files that become templates only when another program has filled them in, and parts that only code could tell. */
  readonly notJudged: readonly Trouble[];
  /** Names of the parameters and variables that the templates declare. */
  readonly parameters: readonly string[];
}

/** A template that is about to be read. */
interface Template {
  readonly file: Readable;
  readonly reader: Reader;
  readonly locator: Locator;
  /** What the parser got over. */
  readonly recovered: readonly Trouble[];
}

/** What a file turns out to be. */
interface Opened {
  readonly template?: Template;
  /** Part of a template at most. */
  readonly snippet?: Readable;
  readonly failure?: Failure;
}

type Failure = Partial<Pick<ReadFiles, "unreadable" | "notJudged">>;

/** What is known beside the files. */
export interface Beside {
  /** Values of parameters that are given from outside. */
  readonly pins?: Pins;
  /** Files that templates bring along and that are not there. */
  readonly missing?: readonly string[];
  /** What the stacks are called that are made of a template, by its path. */
  readonly stackNames?: StackNames;
}

/** Reads those files that are templates; any other YAML or JSON is passed over in silence. */
export function readFiles(
  files: readonly ParsedFile[],
  readers: readonly Reader[],
  { pins = noPins, missing = [], stackNames = {} }: Beside = {},
): ReadFiles {
  const opened = files.map((file) => open(file, readers));
  const failures = opened.flatMap(({ failure }) => failure ?? []);
  // Whatever order they were given in: a stream that no file declares stands at its first reader.
  const templates = opened.flatMap(({ template }) => template ?? []).sort((one, other) => (one.file.path < other.file.path ? -1 : 1));
  const snippets = opened.flatMap(({ snippet }) => snippet ?? []);
  const all = new Library([...templates.map(({ file }) => file), ...snippets], missing, stackNames);
  const single = templates.filter(standsForItself);
  const { roots, refused } = sorted(single, (file, reader) => reader.bringsAlong?.(file, pins, all) ?? []);
  const readable = templates.filter(({ file }) => !refused.has(file.path));
  const library = new Library([...readable.map(({ file }) => file), ...snippets], missing, stackNames);
  const read = [...roots.map(({ file, reader }) => reader.read(file, pins, library)), ...readFolders(templates, pins, library)];
  const refusals = [...refused.values(), ...read.map((one) => one.refusals)].flat();
  const refusedFiles = new Set(refusals.map(({ place }) => place.file));
  const judged = readable.filter(({ file }) => !refusedFiles.has(file.path));
  const locators = new Map([
    ...templates.map(({ file, locator }) => [file.path, locator] as const),
    ...snippets.map((file) => [file.path, createLocator(file.text, file.language, file.tree)] as const),
  ]);
  return {
    parts: joinFiles(read.flatMap(({ parts, refusals: [first] }) => (first === undefined ? parts : []))),
    templates: judged.length,
    locators,
    unreadable: [...failures.flatMap(({ unreadable }) => unreadable ?? []), ...troublesAt(refusals, locators)],
    recovered: [
      ...judged.flatMap(({ recovered }) => recovered),
      ...troublesAt(
        read.flatMap(({ remarks }) => remarks ?? []),
        locators,
      ),
    ],
    notJudged: [
      ...failures.flatMap(({ notJudged }) => notJudged ?? []),
      ...troublesAt(
        read.flatMap(({ hidden }) => hidden ?? []),
        locators,
      ),
    ],
    parameters: read.flatMap(({ parameters }) => parameters ?? []),
  };
}

function readFolders(templates: readonly Template[], pins: Pins, library: Library): readonly ReadParts[] {
  return [...new Set(templates.map(({ reader }) => reader))].flatMap((reader) => {
    const files = templates.filter((template) => template.reader === reader).map(({ file }) => file);
    return "readTogether" in reader ? reader.readTogether(files, pins, library) : [];
  });
}

function open(file: ParsedFile, readers: readonly Reader[]): Opened {
  const { language, tree, mistakes } = file;
  const lines = new Lines(file.text);
  const troubles = mistakes.map(({ offset, message }) => ({ file: file.path, ...lines.positionOf(offset), message }));
  if (tree === undefined) return { failure: unparsed(file, troubles) };
  const readable = { ...file, tree };
  const reader = readers.find((one) => one.isItsOwn(readable));
  if (reader === undefined) return { snippet: readable };
  const locator = createLocator(file.text, language, tree);
  // What is left out is not judged; the rest of the file is.
  const isIncomplete = file.isIncomplete === true;
  const failure = isIncomplete ? { failure: { unreadable: together(troubles) } } : {};
  return { template: { file: readable, reader, locator, recovered: isIncomplete ? [] : together(troubles) }, ...failure };
}

interface SingleTemplate extends Template {
  readonly reader: FileReader;
}

function standsForItself(template: Template): template is SingleTemplate {
  return "read" in template.reader;
}

/** Which templates are read on their own, and which cannot be brought along: each of those is tried alone for that. */
function sorted(
  templates: readonly SingleTemplate[],
  broughtBy: (file: Readable, reader: Reader) => readonly string[],
): {
  readonly roots: readonly SingleTemplate[];
  readonly refused: ReadonlyMap<string, readonly Refusal[]>;
} {
  const brings = new Map(templates.map(({ file, reader }) => [file.path, broughtBy(file, reader)]));
  const brought = new Set([...brings].flatMap(([path, paths]) => paths.filter((other) => other !== path && brings.has(other))));
  const refused = new Map(
    templates.flatMap(({ file, reader }) => {
      const refusals = brought.has(file.path) ? reader.read(file, noPins).refusals : [];
      return refusals.length === 0 ? [] : [[file.path, refusals] as const];
    }),
  );
  const reached = new Set<string>();
  const reach = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    brings.get(path)?.forEach(reach);
  };
  const tops = templates.filter(({ file }) => !brought.has(file.path));
  tops.forEach(({ file }) => reach(file.path));
  // Of templates that bring each other along in a circle, the first is read on its own.
  const circular = templates.filter(({ file }) => !reached.has(file.path) && (reach(file.path), true));
  const roots = new Set([...tops, ...circular].filter(({ file }) => !refused.has(file.path)));
  return { roots: templates.filter((template) => roots.has(template)), refused };
}

function troublesAt(refusals: readonly Refusal[], locators: ReadonlyMap<string, Locator>): readonly Trouble[] {
  return refusals.map(({ place, message }) => {
    const [start] = locators.get(place.file)?.locateAll([place.path]) ?? [];
    return { file: place.file, line: start?.line ?? 1, column: start?.column ?? 1, message };
  });
}

/** One entry for a file, however often it has the same kind of mistake. */
function together([first, ...others]: readonly Trouble[]): readonly Trouble[] {
  if (first === undefined) return [];
  const lines = others.map(({ line }) => line).join(", ");
  const more = others.length === 0 ? "" : ` (More of this kind: ${others.length === 1 ? "line" : "lines"} ${lines}.)`;
  return [{ ...first, message: first.message + more }];
}

/** Words of a program that has to do with streams. */
const streamWords = /\bstream\b|StreamSpecification|AWS::Kinesis|EventSourceMapping|AWS::Pipes|AWS::OSIS/;

function unparsed(file: ParsedFile, troubles: readonly Trouble[]): Failure {
  const { engineMark: mark, isProgram } = file;
  if (isProgram === true) return streamWords.test(file.text) ? { notJudged: [program(file.path)] } : {};
  if (mark === undefined) return { unreadable: troubles.slice(0, 1) };
  const message = `This is a template of another program (it holds ${mark}): let that program fill it in, and check the result.`;
  return { notJudged: troubles.slice(0, 1).map((trouble) => ({ ...trouble, message })) };
}

function program(file: string): Trouble {
  const message =
    "This service is written as a program, and no program of a repository is run: write it as serverless.yml, or check what it comes to.";
  return { file, line: 1, column: 1, message };
}
