import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/ask.js";
import { unsure, yes } from "../../src/model/answer.js";
import type { Severity } from "../../src/report.js";
import type { Rule, Telling } from "../../src/rule.js";
import { settle } from "../../src/settle/settle.js";
import { Excuses } from "../../src/settle/suppressions/excuses.js";
import { createLocator } from "../../src/source/position.js";
import { parseYaml } from "../../src/source/yaml.js";

const text = "Resources:\n  First:\n    Type: A\n  Second:\n    Type: B\n    Size: 1\n";
const locators = new Map(["b.yaml", "a.yaml"].map((file) => [file, createLocator(text, "yaml", parseYaml(text).tree ?? expect.fail())]));

function rule(id: string, severity: Severity): Rule {
  return {
    id,
    summary: "It is wrong.",
    severity,
    category: "data-loss",
    about: "stream",
    when: () => yes,
    report: () => expect.fail("told already"),
  };
}

function verdict(of: Rule, subject: string, telling: Partial<Telling> = {}, file = "a.yaml"): Verdict {
  const place = { file, path: ["Resources", subject] };
  return {
    rule: of,
    id: `${file}#${subject}`,
    stream: undefined,
    subject,
    place,
    calls: [],
    answer: yes,
    when: null,
    telling: { message: "It is.", help: "Mend it.", ...telling },
    thrown: undefined,
  };
}

const settled = (verdicts: readonly Verdict[], loudness: Parameters<typeof settle>[1] = {}) =>
  settle(verdicts, loudness, locators, new Excuses({ suppressions: [], mistaken: [] }, locators, undefined));

describe("a finding", () => {
  it("stands on the line of its subject's key", () => {
    const [finding] = settled([verdict(rule("r", "error"), "Second")]).findings;
    expect(finding).toMatchObject({
      file: "a.yaml",
      line: 4,
      column: 3,
      endLine: 4,
      endColumn: 9,
      path: ["Resources", "Second"],
      subject: "Second",
    });
    expect(finding?.excerpt).toEqual({ firstLine: 3, lines: ["    Type: A", "  Second:", "    Type: B"] });
  });

  it("stands where it says it does, and so do its related places", () => {
    const at = { file: "a.yaml", path: ["Resources", "Second", "Size"] };
    const related = [{ place: { file: "b.yaml", path: ["Resources", "First"] }, message: "there" }];
    const [finding] = settled([verdict(rule("r", "error"), "Second", { at, related })]).findings;
    expect(finding).toMatchObject({ line: 6, column: 5, related: [{ file: "b.yaml", line: 2, column: 3, message: "there" }] });
  });

  it("keeps its fingerprint wherever in its subject it stands", () => {
    const at = { file: "a.yaml", path: ["Resources", "Second", "Size"] };
    const prints = [verdict(rule("r", "error"), "Second"), verdict(rule("r", "error"), "Second", { at })].map(
      (one) => settled([one]).findings[0]?.fingerprint,
    );
    expect(prints[0]).toBe(prints[1]);
  });

  it("comes in the order of files, lines and rules, whatever the order of the verdicts", () => {
    const verdicts = [
      verdict(rule("b", "error"), "Second"),
      verdict(rule("a", "error"), "First", {}, "b.yaml"),
      verdict(rule("a", "error"), "Second"),
      verdict(rule("b", "error"), "First"),
    ];
    const order = settled(verdicts).findings.map((finding) => `${finding.file} ${finding.subject} ${finding.rule}`);
    expect(order).toEqual(["a.yaml First b", "a.yaml Second a", "a.yaml Second b", "b.yaml First a"]);
    expect(settled(verdicts.toReversed()).findings).toEqual(settled(verdicts).findings);
  });
});

describe("the severity", () => {
  it.each([
    ["of the rule, where nothing else is said", "error", undefined, undefined, "error"],
    ["that the rule tells, where it tells a milder one", "error", "note", undefined, "note"],
    ["that is asked for", "error", undefined, "note", "note"],
    ["that is asked for, though it is higher", "warning", undefined, "error", "error"],
    ["that the rule tells, where it is milder than what is asked for", "error", "note", "warning", "note"],
    ["that is asked for, where the rule tells one that is not as mild", "error", "warning", "note", "note"],
  ] as const)("is the one %s", (_, highest, told, level, expected) => {
    const telling = told === undefined ? {} : { severity: told };
    const [finding] = settled(
      [verdict(rule("r", highest), "First", telling)],
      level === undefined ? {} : { levels: { r: level } },
    ).findings;
    expect(finding?.severity).toBe(expected);
  });
});

describe("what holds in some deployments only", () => {
  const conditional = (severity: Severity): Verdict => ({ ...verdict(rule("r", severity), "First"), when: "IsProd is true" });

  it("is told so", () => {
    expect(settled([conditional("error")]).findings).toMatchObject([{ confidence: "conditional", when: "IsProd is true" }]);
    expect(settled([verdict(rule("r", "error"), "First")]).findings).toMatchObject([{ confidence: "certain", when: null }]);
  });

  it.each([
    ["error", undefined, "warning"],
    ["warning", undefined, "warning"],
    ["note", undefined, "note"],
    ["error", "error", "error"],
    ["error", "note", "note"],
    ["note", "error", "note"],
  ] as const)("of a rule of %s, capped at %s, is a finding of %s", (severity, cap, expected) => {
    const [finding] = settled([conditional(severity)], cap === undefined ? {} : { conditional: cap }).findings;
    expect(finding?.severity).toBe(expected);
  });

  it("is capped whatever level is asked for", () => {
    expect(settled([conditional("warning")], { levels: { r: "error" } }).findings[0]?.severity).toBe("warning");
  });

  it("can be left out, and what is undecided besides stays", () => {
    const open: Verdict = { ...conditional("error"), when: null, answer: unsure("x"), telling: undefined };
    expect(settled([conditional("error"), open], { conditional: "off" })).toMatchObject({ findings: [], undecided: [{ because: ["x"] }] });
  });
});

it("what is unsure is undecided, with its reasons and its line", () => {
  const open: Verdict = { ...verdict(rule("r", "error"), "Second"), answer: unsure("parameter X has no default"), telling: undefined };
  expect(settled([open])).toMatchObject({
    findings: [],
    undecided: [{ rule: "r", subject: "Second", file: "a.yaml", line: 4, because: ["parameter X has no default"] }],
  });
});

it("a rule that threw is told as broken, and the others go on", () => {
  const thrown: Verdict = {
    ...verdict(rule("r", "error"), "First"),
    answer: { is: "no" },
    telling: undefined,
    thrown: "x is not a function",
  };
  const { findings, broken } = settled([thrown, verdict(rule("s", "error"), "First")]);
  expect(broken).toEqual([{ rule: "r", subject: "First", file: "a.yaml", message: "x is not a function" }]);
  expect(findings.map((finding) => finding.rule)).toEqual(["s"]);
});
