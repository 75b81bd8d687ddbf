import { statSync } from "node:fs";
import path from "node:path";
import { getInput, setFailed, setOutput, summary } from "@actions/core";
import { rules } from "../rules/index.js";
import { check, exit, exitCodeOf } from "./check.js";
import type { Checked } from "./check.js";
import { checkoutOf } from "./config/checkout.js";
import { baseOfEvent } from "./config/event-base.js";
import { readInputs } from "./config/inputs.js";
import type { Inputs } from "./config/inputs.js";
import { MistakenFile, UsageError } from "./config/usage-error.js";
import { writeReport } from "./deliver.js";
import type { Checkout } from "./reporters/in-repository.js";
import { printable, withoutCommands } from "./reporters/printable.js";
import { render } from "./reporters/render.js";
import type { Format } from "./reporters/render.js";
import { describeRule } from "./rule-pages.js";
import { bugTracker, troubles } from "./reporters/troubles.js";

/** A step of a workflow, from its inputs to its exit code. */
async function step(): Promise<number> {
  const inputs = readInputs(
    (name) => getInput(name),
    rules.map((rule) => rule.id),
  );
  const workspace = process.env["GITHUB_WORKSPACE"] ?? process.cwd();
  const cwd = path.resolve(workspace, inputs.workingDirectory);
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(
      `Input working-directory: there is no folder ${inputs.workingDirectory} in the workspace; was the repository checked out?`,
    );
  const checked = await check(inputs.comparesByItself ? { ...inputs, base: baseOfEvent(process.env) } : inputs, cwd);
  const tell = teller(inputs, checkoutOf(process.env, cwd));
  // The log has the whole report, with the lines that annotations have no room for.
  logTroubles(checked);
  process.stdout.write(await tell(checked, "terminal", (process.env["NO_COLOR"] ?? "") === ""));
  const written = await writeReports(checked, inputs, tell, cwd);
  const told = { ...checked, problems: [...checked.problems, ...written.problems] };
  if (inputs.annotations) process.stdout.write(await tell(told, "github"));
  // Not every runner keeps a summary; that is no reason to fail.
  const keepsSummary = (process.env["GITHUB_STEP_SUMMARY"] ?? "") !== "";
  if (inputs.summary && keepsSummary) await summary.addRaw(await tell(told, "markdown")).write();
  const code = exitCodeOf(told, inputs);
  setOutputs(
    told,
    code,
    written.files.map((file) => path.relative(workspace, path.resolve(cwd, file))),
  );
  return code;
}

type Tell = (checked: Checked, format: Format, color?: boolean) => Promise<string>;

function teller({ undecided }: Inputs, checkout: Checkout): Tell {
  return async ({ report, problems }, format, color = false) =>
    await render(report, format, { color, width: undefined, undecided, quiet: false, checkout, problems, describe: describeRule });
}

function logTroubles({ report, problems, notices, nothing }: Checked): void {
  const sentences = nothing === undefined ? problems : [...problems, nothing];
  for (const sentence of sentences) process.stdout.write(withoutCommands(`stream-lint: ${printable(sentence)}\n`));
  for (const { file, line, message } of notices)
    process.stdout.write(withoutCommands(`${printable(`${file}:${line}: warning: ${message}`)}\n`));
  process.stdout.write(troubles(report, { quiet: false }));
}

interface Written {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

async function writeReports(checked: Checked, { reports }: Inputs, tell: Tell, cwd: string): Promise<Written> {
  const files: string[] = [];
  const problems: string[] = [];
  for (const { format, output = "" } of reports) {
    try {
      writeReport(await tell(checked, format as Format), output, cwd);
      files.push(output);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(error.message);
    }
  }
  return { files, problems };
}

function setOutputs({ report }: Checked, code: number, files: readonly string[]): void {
  const { errors, warnings, notes, undecided, streams, consumers } = report.summary;
  const numbers = { findings: report.findings.length, errors, warnings, notes, undecided, unreadable: report.unreadable.length };
  for (const [name, value] of Object.entries({ "exit-code": code, ...numbers, streams, consumers })) setOutput(name, value);
  setOutput("reports", files.join("\n"));
}

/** What kept the step from being done, in the log and as an annotation. */
function fail(error: unknown): number {
  setOutput("exit-code", exit.failed);
  if (error instanceof MistakenFile) {
    for (const { file, line, message } of error.mistakes) setFailed(printable(`${file}:${line}: ${message}`));
    return exit.failed;
  }
  if (error instanceof UsageError) {
    for (const sentence of error.message.split("\n")) setFailed(printable(sentence));
    return exit.failed;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stdout.write(withoutCommands(`${told.split("\n").map(printable).join("\n")}\n`));
  setFailed(`This is a bug in stream-lint, not in your files; please report what the log says at ${bugTracker}.`);
  return exit.failed;
}

// The code is set, not exited with: what was written to a pipe may still be on its way. Annotations tell what failed, so that
// no further one is spent on it.
void step()
  .catch(fail)
  .then((code) => (process.exitCode = code));
