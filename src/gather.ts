import { cloudformation } from "./readers/cloudformation.js";
import type { Reader } from "./readers/reader.js";
import { cloudformationWords, terraformWords } from "./readers/words.js";
import type { Trouble } from "./report.js";
import { findBroughtAlong, findFiles } from "./source/find.js";
import type { FoundFile, LeavesOut } from "./source/find.js";
import { repositoryOf } from "./source/git.js";
import { parseFile } from "./source/parse.js";
import type { ParsedFile } from "./source/parse.js";
import { readCandidates } from "./source/read.js";
import type { Candidates } from "./source/read.js";
import type { SourceFile } from "./source/source-file.js";

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
}

/** Finds, reads and parses what the names stand for, which are relative to `cwd`, and what belongs to it. */
export async function gather({ names, focus, leavesOut }: Wanted, cwd: string): Promise<Gathered> {
  const named = findFiles(names.length === 0 ? ["."] : names, cwd, leavesOut);
  const candidates = await candidatesAmong(named.files, cwd);
  const problems = named.problems.map(({ message }) => message);
  const inFocus = new Set(named.files.map(({ path }) => path));
  // What holds none of our words has no part in any stream: nothing around it matters then.
  const isAroundOfInterest = focus && candidates.files.length > 0;
  const around = isAroundOfInterest
    ? await candidatesAmong(findFiles([repositoryOf(cwd), ...names], cwd, leavesOut).files, cwd)
    : candidates;
  const brought = await withBroughtAlong(around, cwd);
  return { ...brought, problems, focus: focus || brought.files.some(({ path }) => !inFocus.has(path)) ? inFocus : undefined };
}

const words: readonly string[] = [...cloudformationWords, ...terraformWords];

/** Templates that a cloud assembly no longer holds are none; nested ones come along with the template around them. */
async function candidatesAmong(found: readonly FoundFile[], cwd: string): Promise<Candidates> {
  const candidates = readCandidates(found, words);
  if (!candidates.files.some(({ path }) => path.endsWith(".template.json"))) return candidates;
  const { leftoversIn } = await import("./source/cloud-assembly.js");
  const isLeftover = leftoversIn(repositoryOf(cwd));
  const absolutes = new Map(found.filter(({ named }) => !named).map(({ path, absolute }) => [path, absolute]));
  const isThere = ({ path }: SourceFile): boolean => !isLeftover(absolutes.get(path) ?? "");
  return { ...candidates, files: candidates.files.filter(isThere) };
}

type Input = Omit<Gathered, "problems" | "focus">;

/** Reads on as long as a file brings along others that nobody named. */
async function withBroughtAlong(first: Candidates, cwd: string): Promise<Input> {
  const seen = new Set<string>();
  const rounds: Candidates[] = [];
  const files: ParsedFile[] = [];
  const missing: string[] = [];
  for (let next: Candidates | undefined = first; next !== undefined;) {
    rounds.push(next);
    const parsed: readonly ParsedFile[] = await parseAll(next.files);
    files.push(...parsed);
    for (const { path } of parsed) seen.add(path);
    const wanted = [...new Set(parsed.flatMap(broughtAlong))].filter((path) => !seen.has(path));
    for (const path of wanted) seen.add(path);
    const found = findBroughtAlong(wanted, cwd);
    missing.push(...found.missing);
    next = found.files.length === 0 ? undefined : readCandidates(found.files, words);
  }
  return {
    ...{ files, missing, readers: await readersFor(files), stackNames: await stackNamesOf(files, cwd) },
    unreadable: rounds.flatMap(({ unreadable }) => unreadable),
    lookedAt: rounds.reduce((sum, { lookedAt }) => sum + lookedAt, 0),
  };
}

function broughtAlong({ tree, ...file }: ParsedFile): readonly string[] {
  if (tree === undefined || !cloudformation.isItsOwn({ ...file, tree })) return [];
  return cloudformation.bringsAlong?.({ ...file, tree }) ?? [];
}

/** The patient parser is loaded only for a text that needs it. */
async function parseAll(files: readonly SourceFile[]): Promise<readonly ParsedFile[]> {
  const quickly = files.map((file) => ({ file, quick: parseFile(file) }));
  if (quickly.every(({ quick }) => quick !== undefined)) return quickly.flatMap(({ quick }) => quick ?? []);
  const { patient } = await import("./source/patient.js");
  return quickly.flatMap(({ file, quick }) => quick ?? parseFile(file, patient) ?? []);
}

/** Only where one template names the stack of another one, somebody has to know them. */
async function stackNamesOf(files: readonly SourceFile[], cwd: string): Promise<Gathered["stackNames"]> {
  if (!files.some(({ text }) => text.includes("GetStackOutput"))) return {};
  const { stackNamesIn } = await import("./source/cloud-assembly.js");
  return stackNamesIn(
    files.map(({ path }) => path),
    cwd,
  );
}

/** The readers of Terraform are loaded only where there is any. */
async function readersFor(files: readonly SourceFile[]): Promise<readonly Reader[]> {
  const isTerraform = files.some(({ text }) => terraformWords.some((word) => text.includes(word)));
  return isTerraform ? [cloudformation, (await import("./readers/terraform.js")).terraform] : [cloudformation];
}
