import path from "node:path";
import type { LintOptions, RuleOptions } from "../lint-options.js";
import type { Severity, Trouble } from "../report.js";
import { Lines } from "../source/lines.js";
import type { ParsedText } from "../source/parsed.js";
import { createLocator } from "../source/position.js";
import { child } from "../source/tree.js";
import type { TreeNode } from "../source/tree.js";
import { isWithin } from "../source/within.js";
import type { Configuration } from "./configuration.js";
import { mistakesIn } from "./mistakes.js";
import type { SettingMistake } from "./mistakes.js";
import type { NamedFile } from "./named-file.js";
import { Patterns, whyNoPattern } from "./patterns.js";
import { asWritten, plainValue, tagsIn } from "./plain-value.js";

/** Where the file lies: names in reports start from `cwd`, and nothing outside of `root` may be named in it. */
export interface Surroundings {
  readonly cwd: string;
  readonly root: string;
}

/** A configuration, or all that is wrong with it. */
export type ReadConfiguration = { readonly configuration: Configuration } | { readonly mistakes: readonly Trouble[] };

/** How many mistakes are told. */
const mostMistakes = 50;

/** Reads a stream-lint.yaml that was parsed. */
export function readConfiguration(file: NamedFile, { tree, mistakes: unparsable }: ParsedText, around: Surroundings): ReadConfiguration {
  const lines = new Lines(file.text);
  const told = unparsable.map(({ offset, message }): Trouble => ({ file: file.path, ...lines.positionOf(offset), message }));
  if (tree === undefined) return { mistakes: told };
  const locator = createLocator(file.text, "yaml", tree);
  const value = valueOf(tree, file.text);
  const wrong = [...tagMistakes(tree), ...mistakesIn(value, mostMistakes)];
  const settings = value as Settings;
  if (wrong.length === 0) wrong.push(...strangeSettings(settings, file, around));
  for (const { path: way, message } of wrong) {
    const { line, column } = locator.locate(way);
    told.push({ file: file.path, line, column, message });
  }
  if (told.length > 0) return { mistakes: told.sort((one, other) => one.line - other.line || one.column - other.column) };
  const { ignore = [], include = [], failOn } = settings;
  const folder = path.dirname(file.absolute);
  const lint = lintOptions(settings, tree, file, around);
  return {
    configuration: { file: file.path, folder, locator, lint, failOn, ignore, include, leavesOut: leavesOut(folder, ignore, include) },
  };
}

/** Of the folder itself and of what lies outside of it no pattern speaks. */
function leavesOut(folder: string, ignore: readonly string[], include: readonly string[]): Configuration["leavesOut"] {
  const [ignored, included] = [new Patterns(ignore), new Patterns(include)];
  return (absolute) => {
    const name = path.relative(folder, absolute).split(path.sep).join("/");
    return name !== "" && isWithin(folder, absolute) && ignored.hold(name) && !included.hold(name);
  };
}

/** The file as the schema describes it. */
interface Settings extends Pick<LintOptions, "externalConsumers" | "idempotent" | "sources" | "conditional" | "alarms"> {
  readonly rules?: Readonly<Record<string, Level | RuleOptions>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly ignore?: readonly string[];
  readonly include?: readonly string[];
  readonly failOn?: Severity | "never";
}

type Level = "off" | Severity;

/** A file with nothing in it sets nothing. */
function valueOf(tree: TreeNode, text: string): unknown {
  return tree.kind === "scalar" && tree.value === null ? {} : plainValue(tree, text);
}

function tagMistakes(tree: TreeNode): SettingMistake[] {
  const tags = tagsIn(tree).slice(0, mostMistakes);
  return tags.map(({ tag, path: way }) => ({ path: way, message: `The tag ${tag} means nothing in this file; write the value itself.` }));
}

/** What a schema cannot see. */
function strangeSettings({ ignore = [], include = [], sources = {} }: Settings, file: NamedFile, { root }: Surroundings): SettingMistake[] {
  const lists = [
    ["ignore", ignore],
    ["include", include],
  ] as const;
  const patterns = lists.flatMap(([key, list]) =>
    list.flatMap((pattern, index) => {
      const why = whyNoPattern(pattern);
      return why === undefined
        ? []
        : [{ path: [key, String(index)], message: `The pattern ${JSON.stringify(pattern)} means nothing: ${why}.` }];
    }),
  );
  const strays = Object.entries(sources)
    .filter(([, source]) => !isWithin(root, path.resolve(path.dirname(file.absolute), source)))
    .map(([name]) => ({
      path: ["sources", name],
      message: `sources.${name} leads out of the repository; name a file in it, relative to this one.`,
    }));
  return [...patterns, ...strays];
}

function lintOptions(settings: Settings, tree: TreeNode, file: NamedFile, { cwd }: Surroundings): LintOptions {
  const { externalConsumers, idempotent, sources, conditional, alarms } = settings;
  const named = (source: string): string =>
    path
      .relative(cwd, path.resolve(path.dirname(file.absolute), source))
      .split(path.sep)
      .join("/");
  return {
    ...rulesOf(settings),
    ...(settings.parameters === undefined ? {} : { parameters: parametersIn(tree, file.text) }),
    ...(externalConsumers === undefined ? {} : { externalConsumers }),
    ...(idempotent === undefined ? {} : { idempotent }),
    ...(sources === undefined ? {} : { sources: Object.fromEntries(Object.entries(sources).map(([name, one]) => [name, named(one)])) }),
    ...(conditional === undefined ? {} : { conditional }),
    ...(alarms === undefined ? {} : { alarms }),
  };
}

function rulesOf({ rules = {} }: Settings): Required<Pick<LintOptions, "levels" | "ruleOptions">> {
  const settings = Object.entries(rules).map(([id, setting]) => {
    const { level, ...options } = typeof setting === "string" ? { level: setting } : setting;
    return { id, level: level as Level | undefined, options };
  });
  return {
    levels: Object.fromEntries(settings.flatMap(({ id, level }) => (level === undefined ? [] : [[id, level]]))),
    ruleOptions: Object.fromEntries(settings.map(({ id, options }) => [id, options])),
  };
}

/** What a parameter is worth is for its template to say: its value is taken as it is written. */
function parametersIn(tree: TreeNode, text: string): Readonly<Record<string, string>> {
  const parameters = child(tree, "parameters");
  const entries = parameters?.kind === "map" ? parameters.entries : [];
  return Object.fromEntries(entries.flatMap(({ key, value }) => (value.kind === "scalar" ? [[key, asWritten(value, text)]] : [])));
}
