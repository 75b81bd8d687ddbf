import { cloudformation } from "./readers/cloudformation.js";
import type { Reader } from "./readers/reader.js";
import { cloudformationWords, terraformWords } from "./readers/words.js";
import type { Trouble } from "./report.js";
import { findFiles } from "./source/find.js";
import type { LeavesOut } from "./source/find.js";
import { repositoryOf } from "./source/git.js";
import { parseFile } from "./source/parse.js";
import type { ParsedFile } from "./source/parse.js";
import { readCandidates } from "./source/read.js";
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
}

/** What is looked for. */
export interface Wanted {
  readonly names: readonly string[];
  /** The repository around the names is read, too. */
  readonly focus: boolean;
  /** What is not looked at as long as nobody names it. */
  readonly leavesOut?: LeavesOut | undefined;
}

/** Finds, reads and parses what the names stand for, which are relative to `cwd`. */
export async function gather({ names, focus, leavesOut }: Wanted, cwd: string): Promise<Gathered> {
  const named = findFiles(names.length === 0 ? ["."] : names, cwd, leavesOut);
  const candidates = readCandidates(named.files, words);
  const problems = named.problems.map(({ message }) => message);
  if (!focus) return await parsed(candidates, problems, undefined);
  const focused = new Set(named.files.map(({ path }) => path));
  // What holds none of our words has no part in any stream: nothing around it matters then.
  if (candidates.files.length === 0) return await parsed(candidates, problems, focused);
  const around = findFiles([repositoryOf(cwd), ...names], cwd, leavesOut);
  return await parsed(readCandidates(around.files, words), problems, focused);
}

const words: readonly string[] = [...cloudformationWords, ...terraformWords];

async function parsed(
  { files, unreadable, lookedAt }: ReturnType<typeof readCandidates>,
  problems: readonly string[],
  focus: ReadonlySet<string> | undefined,
): Promise<Gathered> {
  return { files: await parseAll(files), readers: await readersFor(files), unreadable, lookedAt, problems, focus };
}

/** The patient parser is loaded only for a text that needs it. */
async function parseAll(files: readonly SourceFile[]): Promise<readonly ParsedFile[]> {
  const quickly = files.map((file) => ({ file, quick: parseFile(file) }));
  if (quickly.every(({ quick }) => quick !== undefined)) return quickly.flatMap(({ quick }) => quick ?? []);
  const { patient } = await import("./source/patient.js");
  return quickly.flatMap(({ file, quick }) => quick ?? parseFile(file, patient) ?? []);
}

/** The readers of Terraform are loaded only where there is any. */
async function readersFor(files: readonly SourceFile[]): Promise<readonly Reader[]> {
  const isTerraform = files.some(({ text }) => terraformWords.some((word) => text.includes(word)));
  return isTerraform ? [cloudformation, (await import("./readers/terraform.js")).terraform] : [cloudformation];
}
