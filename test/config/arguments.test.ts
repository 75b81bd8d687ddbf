import { expect, test } from "vitest";
import { parseArguments } from "../../src/config/arguments.js";
import type { Request } from "../../src/config/arguments.js";
import { help } from "../../src/config/help.js";

const ruleIds = ["no-failure-destination", "bisect-without-idempotency"];

function parsed(...argv: readonly string[]): Request {
  return parseArguments(argv, ruleIds);
}

function refused(...argv: readonly string[]): string {
  try {
    parseArguments(argv, ruleIds);
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
}

test("nothing at all is a check with the terminal report on stdout", () => {
  expect(parsed()).toEqual({
    baseline: undefined,
    updateBaseline: false,
    command: "check",
    names: [],
    reports: [{ format: "terminal", output: undefined }],
    failOn: undefined,
    focus: false,
    levels: {},
    config: undefined,
    parameters: {},
    parameterFiles: [],
    base: undefined,
    printConfig: false,
    undecided: false,
    requireInput: false,
    noColor: false,
    quiet: false,
  });
});

test("every flag can be given, in any place and with or without an equals sign", () => {
  expect(
    parsed(
      "--rule=no-failure-destination=off",
      "a.yaml",
      "--fail-on",
      "note",
      "--undecided",
      "b",
      "--require-input",
      "--no-color",
      "--quiet",
      "--format",
      "json",
    ),
  ).toMatchObject({
    command: "check",
    names: ["a.yaml", "b"],
    reports: [{ format: "json", output: undefined }],
    failOn: "note",
    levels: { "no-failure-destination": "off" },
    undecided: true,
    requireInput: true,
    noColor: true,
    quiet: true,
  });
});

test("a configuration, and values of parameters, can be named", () => {
  expect(
    parsed(
      "--config",
      "ci/lint.yaml",
      "--parameters",
      "a.json",
      "--parameter",
      "Stage=prod",
      "--parameters=b.tfvars",
      "--parameter=Empty=",
    ),
  ).toMatchObject({ config: "ci/lint.yaml", parameterFiles: ["a.json", "b.tfvars"], parameters: { Stage: "prod", Empty: "" } });
  expect(parsed("--parameter", "Rate=a=b").parameters).toEqual({ Rate: "a=b" });
  expect(parsed("--print-config").printConfig).toBe(true);
  expect(parsed("graph", "--config", "x.yaml").config).toBe("x.yaml");
});

test("the last of two settings counts", () => {
  expect(parsed("--fail-on", "note", "--fail-on", "never").failOn).toBe("never");
  expect(parsed("--rule", "no-failure-destination=off", "--rule", "no-failure-destination=note").levels).toEqual({
    "no-failure-destination": "note",
  });
});

test("the first word may be a command, even behind flags", () => {
  expect(parsed("rules", "--format", "markdown")).toMatchObject({ command: "rules", names: [], reports: [{ format: "markdown" }] });
  expect(parsed("init")).toMatchObject({ command: "init", names: [] });
  expect(parsed("--no-color", "explain", "no-failure-destination")).toMatchObject({
    command: "explain",
    names: ["no-failure-destination"],
  });
  expect(parsed("graph", "a", "b")).toMatchObject({ command: "graph", names: ["a", "b"], reports: [{ format: "mermaid" }] });
  expect(parsed("a.yaml", "rules")).toMatchObject({ command: "check", names: ["a.yaml", "rules"] });
});

test("behind -- everything is a path", () => {
  expect(parsed("--", "rules", "--quiet", "--help")).toMatchObject({
    command: "check",
    names: ["rules", "--quiet", "--help"],
    quiet: false,
  });
  expect(parsed("graph", "--", "rules")).toMatchObject({ command: "graph", names: ["rules"] });
});

test("help and version win over whatever else is wrong", () => {
  expect(parsed("--nonsense", "-h").command).toBe("help");
  expect(parsed("explain", "--help").command).toBe("help");
  expect(parsed("--version").command).toBe("version");
});

test.each([
  [["--outptu", "x"], "There is no flag --outptu; did you mean --output?"],
  [["--require"], "There is no flag --require; did you mean --require-input?"],
  [["--base", "-x"], "The flag --base needs a value: --base GIT-REF."],
  [["--base=--upload-pack=x"], '"--upload-pack=x" is no revision of git; name a branch, a tag or a commit.'],
  [["--base", "main feature"], '"main feature" is no revision of git; name a branch, a tag or a commit.'],
  [["graph", "--base", "main"], "The flag --base means nothing to stream-lint graph."],
  [["-x"], "There is no flag -x; stream-lint --help lists the flags."],
  [["--constructor"], "There is no flag --constructor; stream-lint --help lists the flags."],
  [["--format"], "The flag --format needs a value: --format FORMAT."],
  [["--output="], "The flag --output needs a value: --output FILE."],
  [["--output", "--quiet"], "The flag --output needs a value: --output FILE."],
  [["--quiet=yes"], "The flag --quiet takes no value."],
  [
    ["--format", "html"],
    "There is no format html for check; there are terminal, json, sarif, github, markdown, junit, checkstyle and gitlab.",
  ],
  [["graph", "--format", "png"], "There is no format png for graph; there are mermaid, dot, svg, html and json."],
  [["--fail-on", "info"], "There is no level info to fail on; there are error, warning, note and never."],
  [
    ["--rule", "no-failure-destination"],
    "The rule no-failure-destination needs a level: no-failure-destination=off, note, warning or error.",
  ],
  [["--rule", "no-failure-destinaton=off"], "There is no rule no-failure-destinaton; did you mean no-failure-destination?"],
  [["--rule", "x=off"], "There is no rule x; stream-lint rules lists the rules."],
  [["--rule", "no-failure-destination=on"], "There is no level on for no-failure-destination; there are off, note, warning and error."],
  [["rules", "--fail-on", "note"], "The flag --fail-on means nothing to stream-lint rules."],
  [["rules", "src"], "stream-lint rules takes no path; a folder of that name is written ./rules."],
  [["init", "src"], "stream-lint init takes no path: it writes into the folder you are in. A folder of that name is written ./init."],
  [["init", "--config", "x"], "The flag --config means nothing to stream-lint init."],
  [["--parameter", "Stage"], "The parameter Stage needs a value: NAME=VALUE."],
  [["--parameter", "=x"], "The parameter =x needs a value: NAME=VALUE."],
  [["--parameters"], "The flag --parameters needs a value: --parameters FILE."],
  [["explain"], "stream-lint explain takes one rule; stream-lint rules lists them."],
  [["explain", "a", "b"], "stream-lint explain takes one rule; stream-lint rules lists them."],
  [[""], "One of the paths is empty; leave it out to check the folder you are in."],
  [["-"], 'Templates are not read from stdin ("-"); name files or folders.'],
])("%j is refused with a sentence", (argv, sentence) => {
  expect(refused(...argv)).toBe(sentence);
});

test("the help text names every flag and every command", () => {
  for (const name of [
    "format",
    "output",
    "fail-on",
    "rule",
    "undecided",
    "require-input",
    "quiet",
    "no-color",
    "help",
    "version",
    "config",
    "print-config",
    "parameter",
    "parameters",
  ]) {
    expect(help).toContain(`--${name} `);
  }
  for (const name of ["explain", "rules", "graph", "init"]) expect(help).toContain(`stream-lint ${name}`);
});
