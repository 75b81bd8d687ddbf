import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { rules } from "../rules/index.js";
import { parseArguments, unknownRule } from "./config/arguments.js";
import type { Request } from "./config/arguments.js";
import { UsageError } from "./config/usage-error.js";
import { lint } from "./lint.js";
import { cloudformation } from "./readers/cloudformation.js";
import type { Reader } from "./readers/reader.js";
import { cloudformationWords, terraformWords } from "./readers/words.js";
import { readFiles } from "./read-files.js";
import { severities } from "./report.js";
import type { Report } from "./report.js";
import { json, jsonText } from "./reporters/json.js";
import { printable, withoutCommands } from "./reporters/printable.js";
import { terminal } from "./reporters/terminal.js";
import { bugTracker, troubles } from "./reporters/troubles.js";
import { helpUrl } from "./settle/help-url.js";
import { findFiles } from "./source/find.js";
import { parseFile } from "./source/parse.js";
import type { ParsedFile } from "./source/parse.js";
import type { SourceFile } from "./source/source-file.js";
import { readCandidates } from "./source/read.js";
import type { Candidates } from "./source/read.js";
import { version } from "./version.js";

/** What the program is given by the system that runs it; tests give their own. */
export interface Surroundings {
  /** What stands behind the program's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Output;
}

interface Output {
  write(text: string): unknown;
}

/** What the exit code says. `failed` wins over `findings`. */
const exit = { done: 0, findings: 1, failed: 2 } as const;

const ruleIds = rules.map((rule) => rule.id);

/** Does what the arguments ask for and tells the exit code. */
export async function main(surroundings: Surroundings, judge: typeof lint = lint): Promise<number> {
  try {
    const request = parseArguments(surroundings.argv, ruleIds);
    switch (request.command) {
      case "help":
        surroundings.stdout.write((await import("./config/help.js")).help);
        return exit.done;
      case "version":
        surroundings.stdout.write(`${version}\n`);
        return exit.done;
      case "explain":
        return await explain(request, surroundings);
      case "rules":
        return await listRules(request, surroundings);
      case "graph":
        return await drawGraph(request, surroundings);
      case "check":
        return await check(request, surroundings, judge);
    }
  } catch (error) {
    if (error instanceof UsageError) say(surroundings, error.message);
    else tellBug(surroundings, error);
    return exit.failed;
  }
}

async function check(request: Request, surroundings: Surroundings, judge: typeof lint): Promise<number> {
  const input = gather(request, surroundings);
  const report = judge(await parseAll(input.files), await readersFor(input.files), {
    levels: request.levels,
    unreadable: input.unreadable,
    filesLookedAt: input.lookedAt,
  });
  surroundings.stderr.write(troubles(report, request));
  const isEmpty = report.summary.templates === 0 && report.unreadable.length === 0 && !input.hasProblems;
  if (isEmpty) say(surroundings, nothingFound(input));
  const { quiet, undecided, noColor } = request;
  const width = surroundings.stdout.columns ?? 120;
  const delivered = deliver(request, surroundings, (format, isFile) => {
    if (format === "json") return json(report);
    return terminal(report, { quiet, undecided, width, color: !isFile && wantsColor(noColor, surroundings) });
  });
  const isDone = delivered && !input.hasProblems && report.unreadable.length === 0 && report.broken.length === 0;
  if (!isDone || (isEmpty && request.requireInput)) return exit.failed;
  return hasFindings(report, request.failOn) ? exit.findings : exit.done;
}

async function drawGraph(request: Request, surroundings: Surroundings): Promise<number> {
  const { graph } = await import("./graph.js");
  const input = gather(request, surroundings);
  const { templates, ...read } = readFiles(await parseAll(input.files), await readersFor(input.files));
  const unreadable = [...input.unreadable, ...read.unreadable];
  surroundings.stderr.write(troubles({ ...read, unreadable, broken: [] }, request));
  const isEmpty = templates.length === 0 && unreadable.length === 0 && !input.hasProblems;
  if (isEmpty) say(surroundings, nothingFound(input));
  const delivered = deliver(request, surroundings, () => jsonText(graph(templates)));
  return delivered && !input.hasProblems && !(isEmpty && request.requireInput) ? exit.done : exit.failed;
}

interface Input extends Candidates {
  /** What the user calls it. */
  readonly named: string;
  /** Not all that was named can be read. */
  readonly hasProblems: boolean;
}

function gather({ names }: Request, surroundings: Surroundings): Input {
  const paths = names.length === 0 ? ["."] : names;
  const { files, problems } = findFiles(paths, surroundings.cwd);
  for (const { message } of problems) say(surroundings, message);
  return {
    ...readCandidates(files, [...cloudformationWords, ...terraformWords]),
    named: paths.join(", "),
    hasProblems: problems.length > 0,
  };
}

/** The patient parser is loaded only for a text that needs it. */
async function parseAll(files: readonly SourceFile[]): Promise<readonly ParsedFile[]> {
  const parsed = files.map((file) => ({ file, quick: parseFile(file) }));
  if (parsed.every(({ quick }) => quick !== undefined)) return parsed.flatMap(({ quick }) => quick ?? []);
  const { patient } = await import("./source/patient.js");
  return parsed.flatMap(({ file, quick }) => quick ?? parseFile(file, patient) ?? []);
}

/** The readers of Terraform are loaded only where there is any. */
async function readersFor(files: readonly SourceFile[]): Promise<readonly Reader[]> {
  const isTerraform = files.some(({ text }) => terraformWords.some((word) => text.includes(word)));
  return isTerraform ? [cloudformation, (await import("./readers/terraform.js")).terraform] : [cloudformation];
}

function nothingFound({ named, lookedAt }: Input): string {
  return `No template that declares a stream or a reader of one was found in ${named} (${lookedAt} ${lookedAt === 1 ? "file" : "files"} looked at).`;
}

/** Whether a finding is at or above the severity; none is above `never`. */
function hasFindings(report: Report, failOn: Request["failOn"]): boolean {
  return failOn !== "never" && report.findings.some((finding) => severities.indexOf(finding.severity) <= severities.indexOf(failOn));
}

/** Writes each report where it belongs; false where one could not be written, which is then said. */
function deliver(request: Request, surroundings: Surroundings, render: (format: string, isFile: boolean) => string): boolean {
  const refused = request.reports.filter(({ format, output }) => !wasTaken(render(format, output !== undefined), output, surroundings));
  return refused.length === 0;
}

function wasTaken(text: string, output: string | undefined, surroundings: Surroundings): boolean {
  try {
    if (output === undefined) surroundings.stdout.write(text);
    else writeFileSync(path.resolve(surroundings.cwd, output), text);
    return true;
  } catch (error) {
    say(surroundings, `The report cannot be written to ${output ?? "stdout"}: ${whyNot(error)}.`);
    return false;
  }
}

async function explain({ names, noColor }: Request, surroundings: Surroundings): Promise<number> {
  const [id = ""] = names;
  if (!ruleIds.includes(id)) throw new UsageError(unknownRule(id, ruleIds));
  const { page } = await import("./reporters/page.js");
  const text = readFileSync(path.join(import.meta.dirname, "../rules", `${id}.md`), "utf8");
  surroundings.stdout.write(page(text, { color: wantsColor(noColor, surroundings) }));
  return exit.done;
}

async function listRules(request: Request, surroundings: Surroundings): Promise<number> {
  const { rulesAsJson, rulesAsMarkdown, rulesForTerminal } = await import("./reporters/rules-list.js");
  const listed = rules.map((rule) => ({ ...rule, default: rule.default ?? "on", options: rule.options ?? {}, helpUrl: helpUrl(rule.id) }));
  const delivered = deliver(request, surroundings, (format, isFile) => {
    if (format === "json") return rulesAsJson(listed);
    if (format === "markdown") return rulesAsMarkdown(listed);
    return rulesForTerminal(listed, { color: !isFile && wantsColor(request.noColor, surroundings) });
  });
  return delivered ? exit.done : exit.failed;
}

/** @see https://no-color.org and https://force-color.org */
function wantsColor(noColor: boolean, { env, stdout }: Surroundings): boolean {
  if (noColor || (env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"] ?? "";
  if (forced !== "") return forced !== "0";
  return stdout.isTTY === true && env["TERM"] !== "dumb";
}

function say({ stderr }: Surroundings, sentence: string): void {
  stderr.write(withoutCommands(`stream-lint: ${printable(sentence)}\n`));
}

function tellBug(surroundings: Surroundings, error: unknown): void {
  say(surroundings, `This is a bug in stream-lint, not in your files; please report what follows at ${bugTracker}.`);
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  surroundings.stderr.write(withoutCommands(`${told.split("\n").map(printable).join("\n")}\n`));
}

function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return "its folder does not exist";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "writing there is not permitted";
  if (code === "ENOSPC") return "no space is left";
  return message;
}

/** False where a test imports this file. */
function isProgram(): boolean {
  const started = process.argv[1];
  if (started === undefined || !existsSync(started)) return false;
  // npm starts programs through a link, which Node follows unless it is told not to.
  return [started, realpathSync(started)].some((file) => path.dirname(file) === import.meta.dirname);
}

function run({ argv, env, stdout, stderr }: NodeJS.Process): void {
  let isLost = false;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may have seen enough, as `head` does; that is no reason to complain.
    if (error.code === "EPIPE") return;
    isLost = true;
    stderr.write(`stream-lint: The report cannot be written to stdout: ${whyNot(error)}.\n`);
    process.exitCode = exit.failed;
  });
  // The code is set, not exited with: what was written to a pipe may still be on its way.
  const done = main({ argv: argv.slice(2), cwd: process.cwd(), env, stdout, stderr });
  void done.then((code) => (process.exitCode = isLost ? exit.failed : code));
}

if (isProgram()) run(process);
