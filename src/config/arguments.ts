import { parseArgs } from "node:util";
import { pairOutputs } from "./outputs.js";
import type { OutputFlag } from "./outputs.js";
import { baseOf, checkFormats, choice, failOnLevels, levelOf, parameterOf } from "./request.js";
import type { CheckRequest } from "./request.js";
import { didYouMean } from "../suggestion.js";
import { UsageError } from "./usage-error.js";

/** What the command line asks for; `names` are the paths to check, or the rule to explain. */
export interface Request extends CheckRequest {
  readonly command: Command | "help" | "version";
  /** The settings are what is asked for, and nothing is checked. */
  readonly printConfig: boolean;
  readonly noColor: boolean;
}

export type Command = "check" | "explain" | "rules" | "graph" | "init";

/** The first one is what a command writes when no format is named. */
const formats = {
  check: checkFormats,
  explain: ["terminal"],
  rules: ["terminal", "json", "markdown"],
  graph: ["mermaid", "dot", "svg", "html", "json"],
  init: ["yaml"],
} as const satisfies Record<Command, readonly string[]>;

interface Flag {
  /** What stands behind it, where something does. */
  readonly takes?: string;
  readonly of: readonly Command[];
}

const everywhere: readonly Command[] = ["check", "explain", "rules", "graph", "init"];

const flags: Readonly<Record<string, Flag>> = {
  format: { takes: "FORMAT", of: ["check", "rules", "graph"] },
  output: { takes: "FILE", of: ["check", "rules", "graph"] },
  "fail-on": { takes: "error|warning|note|never", of: ["check"] },
  rule: { takes: "ID=off|note|warning|error", of: ["check"] },
  config: { takes: "FILE", of: ["check", "graph"] },
  "print-config": { of: ["check"] },
  parameter: { takes: "NAME=VALUE", of: ["check"] },
  parameters: { takes: "FILE", of: ["check"] },
  base: { takes: "GIT-REF", of: ["check"] },
  baseline: { takes: "FILE", of: ["check"] },
  "update-baseline": { of: ["check"] },
  focus: { of: ["check"] },
  undecided: { of: ["check"] },
  "require-input": { of: ["check", "graph"] },
  quiet: { of: ["check", "graph"] },
  "no-color": { of: everywhere },
  help: { of: everywhere },
  version: { of: everywhere },
};

/** Reads the arguments behind the program's name; throws a UsageError, in one sentence, for what cannot be meant. */
export function parseArguments(argv: readonly string[], ruleIds: readonly string[]): Request {
  const { given, positionals } = tokensOf(argv);
  const has = (name: string): boolean => given.some((flag) => flag.name === name);
  const valuesOf = (name: string): string[] => given.filter((flag) => flag.name === name).map((flag) => flag.value ?? "");
  const { command, names } = commandOf(positionals);
  const switches = {
    ...{ focus: has("focus"), undecided: has("undecided"), requireInput: has("require-input") },
    updateBaseline: has("update-baseline"),
    ...{ printConfig: has("print-config"), noColor: has("no-color"), quiet: has("quiet") },
  };
  if (has("help") || has("version")) return { ...nothing, command: has("help") ? "help" : "version", names, ...switches };
  for (const flag of given) refuseMisuse(flag, command);
  refuseNames(command, names);
  if (switches.focus && names.length === 0) throw new UsageError("The flag --focus needs paths: what changed, or is to be looked at.");
  if (switches.updateBaseline && (switches.focus || has("base")))
    throw new UsageError("The flag --update-baseline takes down all that is found: leave out --base and --focus.");
  const outputs = given.flatMap(({ name, value = "" }): OutputFlag[] => (name === "format" || name === "output" ? [{ name, value }] : []));
  for (const format of valuesOf("format")) choice("format", format, formats[command], ` for ${command}`);
  const failOn = valuesOf("fail-on").at(-1);
  const base = valuesOf("base").at(-1);
  return {
    ...{ command, names, reports: pairOutputs(outputs, formats[command][0]) },
    failOn: failOn === undefined ? undefined : choice("level", failOn, failOnLevels, " to fail on"),
    levels: Object.fromEntries(valuesOf("rule").map((setting) => levelOf(setting, ruleIds))),
    config: valuesOf("config").at(-1),
    parameters: Object.fromEntries(valuesOf("parameter").map((setting) => parameterOf(setting))),
    parameterFiles: valuesOf("parameters"),
    base: base === undefined ? undefined : baseOf(base),
    baseline: valuesOf("baseline").at(-1),
    ...switches,
  };
}

const nothing = {
  reports: [],
  failOn: undefined,
  levels: {},
  config: undefined,
  parameters: {},
  parameterFiles: [],
  base: undefined,
  baseline: undefined,
} as const;

interface GivenFlag {
  readonly name: string;
  readonly written: string;
  readonly value: string | undefined;
  readonly inline: boolean;
}

interface Positional {
  readonly value: string;
  /** Behind `--`, where nothing is a command. */
  readonly isName: boolean;
}

function tokensOf(argv: readonly string[]): { given: GivenFlag[]; positionals: Positional[] } {
  const options = Object.fromEntries(Object.entries(flags).map(([name, { takes }]) => [name, optionConfig(name, takes)]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const terminator = tokens.find((token) => token.kind === "option-terminator")?.index ?? Infinity;
  const given = tokens.flatMap((token) =>
    token.kind === "option" ? [{ name: token.name, written: token.rawName, value: token.value, inline: token.inlineValue === true }] : [],
  );
  const positionals = tokens.flatMap((token) =>
    token.kind === "positional" ? [{ value: token.value, isName: token.index > terminator }] : [],
  );
  return { given, positionals };
}

function optionConfig(name: string, takes: string | undefined): { type: "string" | "boolean"; short?: string } {
  const type = takes === undefined ? "boolean" : "string";
  return name === "help" ? { type, short: "h" } : { type };
}

function commandOf(positionals: readonly Positional[]): { command: Command; names: string[] } {
  const [first, ...rest] = positionals;
  const command = everywhere.find((name) => name !== "check" && first?.value === name && !first.isName);
  return { command: command ?? "check", names: (command === undefined ? positionals : rest).map((positional) => positional.value) };
}

function refuseMisuse({ name, written, value, inline }: GivenFlag, command: Command): void {
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (flag === undefined) {
    const known = Object.keys(flags).map((candidate) => `--${candidate}`);
    throw new UsageError(`There is no flag ${written}${didYouMean(written, known) || "; stream-lint --help lists the flags."}`);
  }
  if (flag.takes === undefined && value !== undefined) throw new UsageError(`The flag ${written} takes no value.`);
  const swallowed = !inline && value !== undefined && /^-./.test(value);
  if (flag.takes !== undefined && (value === undefined || value === "" || swallowed)) {
    throw new UsageError(`The flag ${written} needs a value: ${written} ${flag.takes}.`);
  }
  if (!flag.of.includes(command)) throw new UsageError(`The flag ${written} means nothing to stream-lint ${command}.`);
}

function refuseNames(command: Command, names: readonly string[]): void {
  if (command === "rules" && names.length > 0)
    throw new UsageError("stream-lint rules takes no path; a folder of that name is written ./rules.");
  if (command === "init" && names.length > 0)
    throw new UsageError("stream-lint init takes no path: it writes into the folder you are in. A folder of that name is written ./init.");
  if (command === "explain" && names.length !== 1)
    throw new UsageError("stream-lint explain takes one rule; stream-lint rules lists them.");
  if (names.includes("")) throw new UsageError("One of the paths is empty; leave it out to check the folder you are in.");
  if (names.includes("-")) throw new UsageError('Templates are not read from stdin ("-"); name files or folders.');
}
