import { Loaded } from "./loaded.js";
import type { Pins } from "./readers/pins.js";
import { Library } from "./readers/reader.js";
import type { Readable, Reader } from "./readers/reader.js";
import { alarmWords, anyAlarmWords, cloudformationWords, moduleWords, serverlessWords, terraformWords } from "./readers/words.js";
import type { Trouble } from "./report.js";
import type { Files } from "./source/files.js";
import { findBroughtAlong, findFiles } from "./source/find.js";
import type { FoundFile, LeavesOut } from "./source/find.js";
import { repositoryOf } from "./source/git.js";
import { installedHold } from "./source/installed-modules.js";
import type { ParsedFile } from "./source/parse.js";
import { readCandidates } from "./source/read.js";
import type { Candidates, Words } from "./source/read.js";
import { isTerraformFile, moduleCallWords, ofInterest } from "./source/terraform-files.js";
import type { Progress } from "./source/progress.js";
import type { SourceFile } from "./source/source-file.js";
import { WorkTree } from "./source/work-tree.js";

/** What there is to judge, with what it takes to read it. */
export interface Gathered {
  readonly files: readonly ParsedFile[];
  readonly readers: readonly Reader[];
  /** Files that nobody can judge, and why. */
  readonly unreadable: readonly Trouble[];
  /** How many files were opened. */
  readonly lookedAt: number;
  /** Sentences: what of that which was named cannot be followed. */
  readonly problems: readonly string[];
  /** The files that are to be spoken of, where that is not all of them. */
  readonly focus: ReadonlySet<string> | undefined;
  /** Files that templates bring along and that are not there. */
  readonly missing: readonly string[];
  /** What the stacks are called that are made of a template, by its path, where that matters. */
  readonly stackNames: Readonly<Record<string, readonly string[]>>;
}

/** What is looked for. */
export interface Wanted {
  readonly names: readonly string[];
  /** The repository around the names is read, too. */
  readonly focus: boolean;
  /** What is not looked at as long as nobody names it. */
  readonly leavesOut?: LeavesOut | undefined;
  /** Values of parameters that are given from outside; some decide which files belong to a template. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** Where files are read from, and those that were parsed before: one with the same text is not parsed again. */
export interface From {
  readonly files: Files;
  readonly parsed?: readonly ParsedFile[];
  readonly progress?: Progress | undefined;
}

/** Finds, reads and parses what the names stand for, which are relative to `cwd`, and what belongs to it. */
export async function gather(
  { names, focus, leavesOut, parameters = {} }: Wanted,
  cwd: string,
  from: From = { files: new WorkTree() },
): Promise<Gathered> {
  const at: At = { cwd, ...from };
  const named = findFiles(names.length === 0 ? ["."] : names, cwd, leavesOut, at.files);
  const candidates = await candidatesAmong(named.files, at);
  const problems = named.problems.map(({ message }) => message);
  const inFocus = new Set(named.files.map(({ path }) => path));
  // What holds none of our words has no part in any stream: nothing around it matters then.
  const isAroundOfInterest = focus && (candidates.files.length > 0 || candidates.hasAlarms);
  const around = isAroundOfInterest
    ? await candidatesAmong(findFiles([repositoryOf(cwd), ...names], cwd, leavesOut, at.files).files, at)
    : candidates;
  const { parts, ...brought } = await withBroughtAlong(around, at, new Map(Object.entries(parameters)));
  // Where one deployment is written in many files, all of them are meant.
  if (!focus) for (const path of parts) inFocus.add(path);
  return { ...brought, problems, focus: focus || brought.files.some(({ path }) => !inFocus.has(path)) ? inFocus : undefined };
}

interface At extends From {
  readonly cwd: string;
}

const words: Words = [...cloudformationWords, ...terraformWords, ...serverlessWords];
const wordsWithAlarms: Words = [...words, ...alarmWords];
/** Of what belongs to a template, an alarm matters whatever it looks at. */
const wordsOfParts: Words = [...words, ...anyAlarmWords];
const wordsOfInterest: readonly string[] = [...terraformWords, ...moduleWords];
const wordsOfModules: Words = [...wordsOfInterest, ...moduleCallWords, ...alarmWords];
/** A file that belongs to another one may hold anything. */
const anyWords: Words = [[]];

/** Templates that a cloud assembly no longer holds are none; nested ones come along with the template around them. */
async function candidatesAmong(found: readonly FoundFile[], at: At): Promise<CandidatesWithAlarms> {
  const read = readCandidates(found, (name) => (isTerraformFile(name) ? wordsOfModules : wordsWithAlarms), at.files, at.progress);
  const candidates = withAlarms(read, found, at);
  if (!candidates.files.some(({ path }) => path.endsWith(".template.json"))) return candidates;
  const { leftoversIn } = await import("./source/cloud-assembly.js");
  const isLeftover = leftoversIn(repositoryOf(at.cwd), at.files);
  const absolutes = new Map(found.filter(({ named }) => !named).map(({ path, absolute }) => [path, absolute]));
  const isThere = ({ path }: SourceFile): boolean => !isLeftover(absolutes.get(path) ?? "");
  return { ...candidates, files: candidates.files.filter(isThere) };
}

interface CandidatesWithAlarms extends Candidates {
  /** Whether files declare alarms and nothing else of interest. */
  readonly hasAlarms: boolean;
}

/** Files of interest and, where there are any, those beside them that declare alarms alone. */
function withAlarms(read: Candidates, found: readonly FoundFile[], at: At): CandidatesWithAlarms {
  const hasOnlyAlarms = ({ text }: SourceFile): boolean => holds(text, alarmWords) && !holds(text, words);
  const others = read.files.filter(({ path, text }) => isTerraformFile(path) || holds(text, words));
  const files = ofInterest(others, wordsOfInterest, found, installedHold(wordsOfInterest, at.cwd, at.files));
  const hasAlarms = read.files.some(hasOnlyAlarms);
  if (files.length === 0 || !hasAlarms) return { ...read, files, hasAlarms };
  const ofStreams = new Set(files);
  return { ...read, hasAlarms, files: read.files.filter((file) => ofStreams.has(file) || hasOnlyAlarms(file)) };
}

function holds(text: string, anyOf: Words): boolean {
  return anyOf.some((all) => (typeof all === "string" ? text.includes(all) : all.every((word) => text.includes(word))));
}

interface Input extends Omit<Gathered, "problems" | "focus"> {
  /** Files that are but a part of what a file is that brings them along. */
  readonly parts: readonly string[];
}

/** Reads on as long as a file brings along others that nobody named. */
async function withBroughtAlong(first: Candidates, at: At, pins: Pins): Promise<Input> {
  const seen = new Set<string>();
  const rounds: Candidates[] = [];
  const files: ParsedFile[] = [];
  const missing: string[] = [];
  const parts: string[] = [];
  const loaded = new Loaded(at.parsed, at.progress);
  for (let next: readonly Candidates[] = [first]; next.length > 0;) {
    rounds.push(...next);
    const parsed: readonly ParsedFile[] = await loaded.parseAll(next.flatMap((one) => one.files));
    files.push(...parsed);
    for (const { path } of parsed) seen.add(path);
    const library = new Library(files.filter(isReadable), missing);
    next = loaded.readers.flatMap((reader) => {
      const takesAnyFile = reader.takesAnyFile === true;
      // What was read since may tell of more where a file is put together from others.
      const paths = (takesAnyFile ? files : parsed).flatMap((file) => broughtAlong(file, reader, pins, library));
      const wanted = [...new Set(paths)].filter((path) => !seen.has(path));
      const found = findBroughtAlong(wanted, at.cwd, at.files);
      const fresh = found.files.filter(({ path }) => !seen.has(path));
      for (const path of [...wanted, ...fresh.map((file) => file.path)]) seen.add(path);
      missing.push(...found.missing);
      if (takesAnyFile) parts.push(...fresh.map(({ path }) => path));
      return fresh.length === 0 ? [] : [readCandidates(fresh, () => (takesAnyFile ? anyWords : wordsOfParts), at.files)];
    });
  }
  return {
    ...{ files, missing, parts, readers: loaded.readers, stackNames: await stackNamesOf(files, at) },
    unreadable: rounds.flatMap(({ unreadable }) => unreadable),
    lookedAt: rounds.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
  };
}

function broughtAlong(file: ParsedFile, reader: Reader, pins: Pins, library: Library): readonly string[] {
  return isReadable(file) ? (reader.bringsAlong?.(file, pins, library) ?? []) : [];
}

function isReadable(file: ParsedFile): file is Readable {
  return file.tree !== undefined;
}

/** Only where one template names the stack of another one, somebody has to know them. */
async function stackNamesOf(files: readonly SourceFile[], at: At): Promise<Gathered["stackNames"]> {
  if (!files.some(({ text }) => text.includes("GetStackOutput"))) return {};
  const { stackNamesIn } = await import("./source/cloud-assembly.js");
  return stackNamesIn(
    files.map(({ path }) => path),
    at.cwd,
    at.files,
  );
}
