import { pairOutputs } from "./outputs.js";
import type { OutputFlag } from "./outputs.js";
import { baseOf, checkFormats, choice, failOnLevels, levelOf, parameterOf } from "./request.js";
import type { CheckRequest } from "./request.js";
import { UsageError } from "./usage-error.js";

/** What a step of a workflow asks for. */
export interface Inputs extends CheckRequest {
  /** The folder that paths and reports are relative to, itself relative to the workspace. */
  readonly workingDirectory: string;
  /** What happened on GitHub tells what to compare with. */
  readonly comparesByItself: boolean;
  readonly annotations: boolean;
  readonly summary: boolean;
}

/** The text of an input; empty where it is not set, for the runner does not tell one from the other. */
export type InputOf = (name: string) => string;

/** Reads the inputs of the action, all of them before anything runs; throws a UsageError that names every one that cannot be meant. */
export function readInputs(inputOf: InputOf, ruleIds: readonly string[]): Inputs {
  const mistakes: string[] = [];
  const input = <T>(name: string, byDefault: T, read: (text: string) => T): T => {
    const text = inputOf(name).trim();
    try {
      return text === "" ? byDefault : read(text);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      mistakes.push(`Input ${name}: ${error.message}`);
      return byDefault;
    }
  };
  const formats = input("format", [], (text) => lines(text).map((line) => choice("format", line, checkFormats)));
  const inputs = {
    names: input("paths", [], (text) => lines(text).map(pathIn)),
    workingDirectory: input("working-directory", ".", (text) => text),
    failOn: input<CheckRequest["failOn"]>("fail-on", undefined, (text) => choice("level", text, failOnLevels, " to fail on")),
    levels: input("rules", {}, (text) => Object.fromEntries(lines(text).map((line) => levelOf(line, ruleIds)))),
    config: input<CheckRequest["config"]>("config", undefined, (text) => text),
    parameters: input("parameters", {}, (text) => Object.fromEntries(lines(text).map((line) => parameterOf(line)))),
    parameterFiles: input("parameter-files", [], lines),
    base: input<CheckRequest["base"]>("base", undefined, (text) => (text === "none" ? undefined : baseOf(text))),
    baseline: input<CheckRequest["baseline"]>("baseline", undefined, (text) => text),
    comparesByItself: input("base", true, () => false),
    annotations: input("annotations", true, truth),
    summary: input("summary", true, truth),
    undecided: input("undecided", false, truth),
    requireInput: input("require-input", false, truth),
    reports: input("output", [], (text) => paired(formats, lines(text))),
  };
  if (mistakes.length === 0 && inputs.reports.length < formats.length) mistakes.push(`Input output: ${eachTakesAFile}`);
  if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
  return { ...inputs, updateBaseline: false, focus: false, quiet: false };
}

const eachTakesAFile = "each line of format needs a file in the same line of output; the log has the terminal report anyway.";

function paired(formats: readonly string[], outputs: readonly string[]): CheckRequest["reports"] {
  if (formats.length !== outputs.length || outputs.includes("-")) throw new UsageError(eachTakesAFile);
  const flags = formats.flatMap((format, index): OutputFlag[] => [
    { name: "format", value: format },
    { name: "output", value: outputs[index] ?? "" },
  ]);
  return pairOutputs(flags, checkFormats[0]);
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function pathIn(line: string): string {
  if (!/[*?[\]{}]/.test(line)) return line;
  throw new UsageError(`${line} is a pattern; name files and folders, one a line. A folder stands for everything in it.`);
}

/** What YAML calls a truth value. */
function truth(text: string): boolean {
  if (["true", "True", "TRUE"].includes(text)) return true;
  if (["false", "False", "FALSE"].includes(text)) return false;
  throw new UsageError(`${text} is neither true nor false.`);
}
