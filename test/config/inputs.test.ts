import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../src/config/inputs.js";
import type { Inputs } from "../../src/config/inputs.js";

const ruleIds = ["no-failure-destination", "other-rule"];
const read = (given: Readonly<Record<string, string>>): Inputs => readInputs((name) => given[name] ?? "", ruleIds);
const refused = (given: Readonly<Record<string, string>>): string => {
  try {
    read(given);
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const action = parse(readFileSync(path.join(import.meta.dirname, "../../action.yml"), "utf8")) as ActionFile;

const unset: Inputs = {
  names: [],
  workingDirectory: ".",
  failOn: undefined,
  levels: {},
  config: undefined,
  parameters: {},
  parameterFiles: [],
  base: undefined,
  baseline: undefined,
  updateBaseline: false,
  comparesByItself: true,
  annotations: true,
  summary: true,
  undecided: false,
  requireInput: false,
  reports: [],
  focus: false,
  quiet: false,
};

test("an input that is empty, or blank, is one that is not set", () => {
  expect(read({})).toEqual(unset);
  expect(read(Object.fromEntries(Object.keys(action.inputs).map((name) => [name, " \n "])))).toEqual(unset);
});

test("the defaults that action.yml shows are those of an input that is not set", () => {
  const defaults = Object.entries(action.inputs).map(([name, { default: byDefault = "" }]) => [name, byDefault]);
  expect(read(Object.fromEntries(defaults) as Record<string, string>)).toEqual(unset);
});

test("action.yml lists exactly the inputs that are read, and requires none", () => {
  const asked = new Set<string>();
  readInputs((name) => {
    asked.add(name);
    return "";
  }, ruleIds);
  expect(Object.keys(action.inputs).sort()).toEqual([...asked].sort());
  expect(Object.values(action.inputs).filter(({ required }) => required === true)).toEqual([]);
  expect(action.runs).toEqual({ using: "node24", main: "dist/action.cjs" });
});

test("lists have one item a line", () => {
  const given = {
    paths: "infra\n\n  templates/a b.yaml \r\n",
    rules: "no-failure-destination=warning\nother-rule=off",
    format: "json\nmarkdown",
    output: "a.json\nb.md",
  };
  expect(read(given)).toMatchObject({
    names: ["infra", "templates/a b.yaml"],
    levels: { "no-failure-destination": "warning", "other-rule": "off" },
    reports: [
      { format: "json", output: "a.json" },
      { format: "markdown", output: "b.md" },
    ],
  });
});

const needsFile = "Input output: each line of format needs a file in the same line of output; the log has the terminal report anyway.";

test.each([
  [{ "fail-on": "errors" }, "Input fail-on: There is no level errors to fail on; there are error, warning, note and never."],
  [{ rules: "no-failure-destinatoin=off" }, "Input rules: There is no rule no-failure-destinatoin; did you mean no-failure-destination?"],
  [{ rules: "other-rule" }, "Input rules: The rule other-rule needs a level: other-rule=off, note, warning or error."],
  [{ annotations: "yes" }, "Input annotations: yes is neither true nor false."],
  [
    { paths: "infra/*.yaml" },
    "Input paths: infra/*.yaml is a pattern; name files and folders, one a line. A folder stands for everything in it.",
  ],
  [{ format: "json" }, needsFile],
  [{ output: "a.json" }, needsFile],
  [{ format: "json\nmarkdown", output: "a.json" }, needsFile],
  [{ format: "json", output: "-" }, needsFile],
  [
    { format: "sarfi" },
    "Input format: There is no format sarfi; there are terminal, json, sarif, github, markdown, junit, checkstyle and gitlab.",
  ],
  [
    { format: "json\nmarkdown", output: "a\na" },
    "Input output: The formats json and markdown cannot all be written to a; give each a file of its own.",
  ],
  [{ summary: "1", undecided: "2" }, "Input summary: 1 is neither true nor false.\nInput undecided: 2 is neither true nor false."],
])("%j is refused before anything runs", (given, sentence) => {
  expect(refused(given as Record<string, string>)).toBe(sentence);
});
