import path from "node:path";
import type { LintOptions } from "../lint-options.js";
import type { Severity, Trouble } from "../report.js";
import type { Configuration } from "./configuration.js";
import { loadConfiguration } from "./load-configuration.js";
import { readNamedFile } from "./named-file.js";
import type { CheckRequest } from "./request.js";
import { MistakenFile } from "./usage-error.js";

/** What a run is to do: what was asked for, and behind it what the configuration says. */
export interface Settings {
  readonly configuration: Configuration | undefined;
  readonly lint: LintOptions & { readonly levels: NonNullable<LintOptions["levels"]> };
  readonly failOn: Severity | "never";
  /** Of the parameters in `lint`: which file or flag each comes from. */
  readonly parametersFrom: ReadonlyMap<string, string>;
  /** What was passed over, for who wonders. */
  readonly notices: readonly Trouble[];
}

/** The part of a request that settings are made of. */
export type SettingRequest = Pick<CheckRequest, "config" | "failOn" | "levels" | "parameters" | "parameterFiles">;

/**
 * Works out the settings; throws a UsageError where a file that they stand in cannot be read or holds mistakes. `formerText` knows what
 * the files with parameters were before; undefined where they were not.
 */
export async function settingsFor(request: SettingRequest, cwd: string, formerText: TextOf = () => undefined): Promise<Settings> {
  const configuration = await loadConfiguration(request.config, cwd);
  const { lint = {}, failOn } = configuration ?? {};
  const files = await readParameterFiles(request.parameterFiles, cwd, formerText);
  const parameters = [
    { from: configuration?.file ?? "", values: lint.parameters ?? {} },
    ...files,
    { from: "--parameter", values: request.parameters },
  ].flatMap(({ from, values }) => Object.entries(values).map(([name, value]) => ({ name, value, from })));
  return {
    configuration,
    lint: {
      ...lint,
      levels: { ...lint.levels, ...request.levels },
      parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
      conditional: lint.conditional ?? "warning",
    },
    failOn: request.failOn ?? failOn ?? "error",
    parametersFrom: new Map(parameters.map(({ name, from }) => [name, from])),
    notices: files.flatMap(({ notRead }) => notRead),
  };
}

interface ParameterFile {
  readonly from: string;
  readonly values: Readonly<Record<string, string>>;
  readonly notRead: readonly Trouble[];
}

type TextOf = (absolute: string) => string | undefined;

async function readParameterFiles(names: readonly string[], cwd: string, formerText: TextOf): Promise<readonly ParameterFile[]> {
  if (names.length === 0) return [];
  const { readParameters } = await import("./parameter-file.js");
  const files: ParameterFile[] = [];
  for (const name of names) {
    const file = readNamedFile(path.resolve(cwd, name), cwd);
    const read = await readParameters({ ...file, text: formerText(file.absolute) ?? file.text });
    if ("mistake" in read) throw new MistakenFile([read.mistake]);
    files.push({ from: file.path, ...read });
  }
  return files;
}
