import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { rules } from "../rules/index.js";
import { check, exit, exitCodeOf } from "./check.js";
import { parseArguments } from "./config/arguments.js";
import type { Request } from "./config/arguments.js";
import { checkoutOf } from "./config/checkout.js";
import { unknownRule } from "./config/request.js";
import { settingsFor } from "./config/settings.js";
import { showsLinks, wantsColor } from "./config/terminal-abilities.js";
import { MistakenFile, UsageError } from "./config/usage-error.js";
import { whyNot, writeReport } from "./deliver.js";
import type { lint } from "./lint.js";
import type { Report, Trouble } from "./report.js";
import { ProgressLine } from "./reporters/progress-line.js";
import { jsonText } from "./reporters/json.js";
import { printable, withoutCommands } from "./reporters/printable.js";
import { render } from "./reporters/render.js";
import type { Format } from "./reporters/render.js";
import { bugTracker, troubles } from "./reporters/troubles.js";
import { describeRule, pageOf } from "./rule-pages.js";
import { helpUrl } from "./settle/help-url.js";
import { version } from "./version.js";

/** What the program is given by the system that runs it; tests give their own. */
export interface Surroundings {
  /** What stands behind the program's name. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Output & { readonly isTTY?: boolean; readonly columns?: number };
  /** Milliseconds since the program was started. */
  readonly elapsed?: () => number;
}

interface Output {
  write(text: string): unknown;
}

const ruleIds = rules.map((rule) => rule.id);

/** Does what the arguments ask for and tells the exit code. */
export async function main(surroundings: Surroundings, judge?: typeof lint): Promise<number> {
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
      case "init":
        return await writeConfiguration(surroundings);
      case "check":
        return request.printConfig ? await printConfig(request, surroundings) : await checkPaths(request, surroundings, judge);
    }
  } catch (error) {
    if (error instanceof MistakenFile) tellPlaces(surroundings, error.mistakes, "");
    else if (error instanceof UsageError) say(surroundings, error.message);
    else tellBug(surroundings, error);
    return exit.failed;
  }
}

async function checkPaths(request: Request, surroundings: Surroundings, judge?: typeof lint): Promise<number> {
  const progress = new ProgressLine(surroundings.stderr, surroundings.elapsed ?? (() => 0));
  const checked = await check(request, surroundings.cwd, judge, progress.tell).finally(() => {
    progress.clear();
  });
  const { report, problems, remarks, notices, nothing } = checked;
  for (const problem of problems) say(surroundings, problem);
  if (!request.quiet) tellPlaces(surroundings, notices, "warning: ");
  surroundings.stderr.write(troubles(report, request));
  for (const remark of remarks) say(surroundings, remark);
  if (nothing !== undefined) say(surroundings, nothing);
  const { undecided, noColor } = request;
  const width = surroundings.stdout.isTTY === true ? surroundings.stdout.columns : undefined;
  const quiet = request.quiet || (request.focus && report.findings.length === 0);
  const checkout = checkoutOf(surroundings.env, surroundings.cwd);
  const delivered = await deliver(request, surroundings, (format, isFile) =>
    render(report, format as Format, {
      quiet,
      undecided,
      ...(isFile
        ? plainText
        : { width, color: wantsColor(noColor, surroundings), links: showsLinks(surroundings), took: took(surroundings) }),
      checkout,
      problems,
      describe: describeRule,
    }),
  );
  return delivered ? exitCodeOf(checked, request) : exit.failed;
}

/** A file is read by programs, and later. */
const plainText = { width: undefined, color: false } as const;

/** How long the run took, for somebody who waited for it; what a program reads is the same from run to run. */
function took({ stdout, elapsed }: Surroundings): number | undefined {
  return stdout.isTTY === true ? elapsed?.() : undefined;
}

async function drawGraph(request: Request, surroundings: Surroundings): Promise<number> {
  const { report, problems, nothing } = await check(request, surroundings.cwd);
  for (const problem of problems) say(surroundings, problem);
  surroundings.stderr.write(troubles(report, request));
  if (nothing !== undefined) say(surroundings, nothing);
  const delivered = await deliver(request, surroundings, (format) => graphText(report, format));
  return delivered && problems.length === 0 && !(nothing !== undefined && request.requireInput) ? exit.done : exit.failed;
}

async function graphText(report: Report, format: string): Promise<string> {
  switch (format) {
    case "json":
      return jsonText(report.graph());
    case "dot":
      return (await import("./reporters/graph-dot.js")).dot(report.graph());
    case "svg":
      return (await import("./reporters/graph-svg.js")).svg(report.graph(), report.findings);
    case "html":
      return (await import("./reporters/graph-page.js")).graphPage(report);
    default:
      return (await import("./reporters/graph-mermaid.js")).mermaid(report.graph());
  }
}

async function printConfig(request: Request, surroundings: Surroundings): Promise<number> {
  const settings = await settingsFor(request, surroundings.cwd);
  const { printedSettings } = await import("./config/print-config.js");
  const lines = printedSettings(settings, request, rules).split("\n");
  surroundings.stdout.write(withoutCommands(lines.map(printable).join("\n")));
  tellPlaces(surroundings, settings.notices, "warning: ");
  return exit.done;
}

async function writeConfiguration(surroundings: Surroundings): Promise<number> {
  const { createConfiguration } = await import("./config/init.js");
  const created = createConfiguration(surroundings.cwd);
  say(surroundings, created.told);
  return created.isDone ? exit.done : exit.failed;
}

type Render = (format: string, isFile: boolean) => string | Promise<string>;

/** Writes each report where it belongs; false where one could not be written, which is then said. */
async function deliver({ reports }: Request, surroundings: Surroundings, render: Render): Promise<boolean> {
  let isWhole = true;
  for (const { format, output } of reports) {
    const text = await render(format, output !== undefined);
    try {
      if (output === undefined) surroundings.stdout.write(text);
      else writeReport(text, output, surroundings.cwd);
    } catch (error) {
      say(surroundings, error instanceof UsageError ? error.message : `The report cannot be written to stdout: ${whyNot(error)}.`);
      isWhole = false;
    }
  }
  return isWhole;
}

async function explain({ names, noColor }: Request, surroundings: Surroundings): Promise<number> {
  const [id = ""] = names;
  if (!ruleIds.includes(id)) throw new UsageError(unknownRule(id, ruleIds));
  const { page } = await import("./reporters/page.js");
  surroundings.stdout.write(page(pageOf(id), { color: wantsColor(noColor, surroundings) }));
  return exit.done;
}

async function listRules(request: Request, surroundings: Surroundings): Promise<number> {
  const { rulesAsJson, rulesAsMarkdown, rulesForTerminal } = await import("./reporters/rules-list.js");
  const listed = rules.map((rule) => ({ ...rule, default: rule.default ?? "on", options: rule.options ?? {}, helpUrl: helpUrl(rule.id) }));
  const delivered = await deliver(request, surroundings, (format, isFile) => {
    if (format === "json") return rulesAsJson(listed);
    if (format === "markdown") return rulesAsMarkdown(listed);
    return rulesForTerminal(listed, { color: !isFile && wantsColor(request.noColor, surroundings) });
  });
  return delivered ? exit.done : exit.failed;
}

function say({ stderr }: Surroundings, sentence: string): void {
  stderr.write(withoutCommands(`stream-lint: ${printable(sentence)}\n`));
}

/** A line for each, from which an editor finds its way. */
function tellPlaces({ stderr }: Surroundings, troubles: readonly Trouble[], what: string): void {
  for (const { file, line, column, message } of troubles)
    stderr.write(withoutCommands(`${printable(file)}:${line}:${column}: ${what}${printable(message)}\n`));
}

function tellBug(surroundings: Surroundings, error: unknown): void {
  say(surroundings, `This is a bug in stream-lint, not in your files; please report what follows at ${bugTracker}.`);
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  surroundings.stderr.write(withoutCommands(`${told.split("\n").map(printable).join("\n")}\n`));
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
  const done = main({ argv: argv.slice(2), cwd: process.cwd(), env, stdout, stderr, elapsed: () => performance.now() });
  void done.then((code) => (process.exitCode = isLost ? exit.failed : code));
}

if (isProgram()) run(process);
