import type { Log, Result, Run } from "sarif";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report.js";
import type { Checkout } from "../../src/reporters/in-repository.js";
import { sarif } from "../../src/reporters/sarif.js";
import { describeRule } from "../../src/rule-pages.js";
import { finding, report } from "./report.js";

const desk: Checkout = { folder: "", filesUrl: undefined };
const onGitHub: Checkout = { folder: "", filesUrl: "https://github.com/a/b/blob/c0ffee" };

function runOf(of: Report, checkout = desk): Run {
  const log = JSON.parse(sarif(of, { checkout, describe: describeRule })) as Log;
  return log.runs[0] ?? expect.fail("no run");
}

function resultOf(of: Report, checkout = desk): Result {
  return runOf(of, checkout).results?.[0] ?? expect.fail("no result");
}

describe("a finding in SARIF", () => {
  it("stands on one line, for GitHub shows it in a pull request only if all its lines are changed", () => {
    const { locations } = resultOf(report([finding({ line: 12, column: 3, endLine: 14, endColumn: 9 })]));
    expect(locations?.[0]?.physicalLocation?.region).toEqual({ startLine: 12, endLine: 12, startColumn: 3 });
    const whole = resultOf(report([finding()])).locations?.[0]?.physicalLocation?.region;
    expect(whole).toEqual({ startLine: 12, endLine: 12, startColumn: 3, endColumn: 16 });
  });

  it("has an address relative to the repository, whatever folder the run is in and whatever the file is called", () => {
    const uri = (file: string, folder = ""): string | undefined =>
      resultOf(report([finding({ file })]), { ...desk, folder }).locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    expect(uri("../shared/t.yaml", "infra/prod")).toBe("infra/shared/t.yaml");
    expect(uri("a b#1?%.yaml")).toBe("a%20b%231%3F%25.yaml");
    expect(uri("ü/\ud800.yaml")).toBe("%C3%BC/%EF%BF%BD.yaml");
  });

  it("keeps its fingerprint when its lines move", () => {
    const prints = [12, 40].map((line) => resultOf(report([finding({ line, endLine: line })])).partialFingerprints);
    expect(prints).toEqual([{ "streamLint/v1": "0123456789abcdef" }, { "streamLint/v1": "0123456789abcdef" }]);
  });

  it("says when it holds, what to do, and leads to its related places", () => {
    const related = [{ file: "a.yaml", line: 7, column: 2, message: "reader [1]: R" }];
    const { message, relatedLocations } = resultOf(report([finding({ when: "IsProd is true", related, message: "It is [lost](x)." })]));
    expect(message.text).toMatch(/^It is \\\[lost\\\]\(x\)\. This holds when IsProd is true\.\n\nAdd a destination:\n/);
    expect(message.text).toMatch(/\n\n\[reader \\\[1\\\]: R\]\(1\)$/);
    expect(relatedLocations).toMatchObject([{ id: 1, message: { text: "reader [1]: R" }, physicalLocation: { region: { startLine: 7 } } }]);
  });

  it("belongs to a rule with its page, without the examples, and with no word of security", () => {
    const { tool } = runOf(report([finding(), finding({ subject: "Other" })]));
    expect(tool.driver.rules).toHaveLength(1);
    const [rule] = tool.driver.rules ?? [];
    expect(rule).toMatchObject({ id: "no-failure-destination", defaultConfiguration: { level: "error" } });
    expect(rule?.help?.markdown).toMatch(/^# no-failure-destination\n/);
    expect(rule?.help?.markdown).toMatch(/^## What to do$/m);
    expect(rule?.help?.markdown).not.toMatch(/^## Examples$/m);
    expect(JSON.stringify(rule)).not.toContain("security-severity");
  });
});

describe("what is suppressed", () => {
  const excused = { ...finding(), reason: "replayed nightly" };

  it("is carried as suppressed, with its reason", () => {
    const { results } = runOf(report([], { suppressed: [excused], baselined: [excused] }));
    expect(results?.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: "inSource", status: "accepted", justification: "replayed nightly" }],
      [{ kind: "external", status: "accepted", justification: "replayed nightly" }],
    ]);
  });

  it("is left out on GitHub, which would open an alert for it", () => {
    expect(runOf(report([], { suppressed: [excused], baselined: [excused] }), onGitHub).results).toEqual([]);
  });
});

it("what could not be judged is told, and the run was no success", () => {
  const trouble = { file: "b.yaml", line: 3, column: 4, message: "The text ends." };
  const [invocation] = runOf(report([], { unreadable: [trouble] })).invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(invocation?.toolExecutionNotifications).toMatchObject([{ level: "error", message: { text: "The text ends." } }]);
});

it("more results than GitHub takes are left out, and how many is said", () => {
  const many = Array.from({ length: 25_010 }, (_, index) => finding({ subject: `S${index}` }));
  const { results, invocations } = runOf(report(many));
  expect(results).toHaveLength(25_000);
  expect(invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^10 more results are not in this file/);
});

it("ten thousand findings stay far below the ten megabytes that GitHub takes, packed", async () => {
  const { gzipSync } = await import("node:zlib");
  const many = Array.from({ length: 10_000 }, (_, index) => finding({ subject: `Subject${index}`, line: index + 1, endLine: index + 1 }));
  expect(gzipSync(sarif(report(many), { checkout: desk, describe: describeRule })).length).toBeLessThan(1_000_000);
});
