import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import type { Report } from "../../src/report.js";
import { json } from "../../src/reporters/json.js";
import { finding, report } from "./report.js";

const schema = JSON.parse(readFileSync(new URL("../../stream-lint-report.schema.json", import.meta.url), "utf8")) as object;
const validate = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false }).compile(schema);

const trouble = { file: "b.yaml", line: 3, column: 4, message: "The text ends in the middle of a string." };
const excused = { ...finding(), reason: "replayed nightly" };
const whole: Partial<Report> = {
  undecided: [{ rule: "no-failure-destination", subject: "X", file: "a.yaml", line: 7, because: ["parameter Dlq has no default"] }],
  suppressed: [excused],
  baselined: [excused],
  unreadable: [trouble],
  recovered: [trouble],
  stale: [{ kind: "baseline", rule: "", file: "a.json", line: 4, message: "It is gone." }],
};

test.each<[what: string, of: Report]>([
  ["nothing", report()],
  ["everything", report([finding({ related: [{ file: "a.yaml", line: 1, column: 1, message: "here" }] })], whole)],
  ["a condition", report([finding({ confidence: "conditional", when: "IsProd is true" })])],
  ["a comparison", report([], { summary: { ...report().summary, fixed: 1, unchanged: 2 } })],
])("a report of %s is what the schema says", (_, of) => {
  expect(validate(JSON.parse(json(of))) ? [] : validate.errors).toEqual([]);
});

const told = (change: (report: { findings: Record<string, unknown>[] } & Record<string, unknown>) => unknown): unknown => {
  const parsed = JSON.parse(json(report([finding()], whole))) as Parameters<typeof change>[0];
  change(parsed);
  return parsed;
};

test.each<[what: string, of: unknown]>([
  ["another version", told((one) => (one["schemaVersion"] = 2))],
  ["no list of what is stale", told((one) => delete one["stale"])],
  ["a finding without a fingerprint", told(({ findings: [first] }) => delete first?.["fingerprint"])],
  ["a severity that there is not", told(({ findings: [first] }) => first !== undefined && (first["severity"] = "fatal"))],
  ["a line 0", told(({ findings: [first] }) => first !== undefined && (first["line"] = 0))],
])("%s is not", (_, of) => {
  expect(validate(of)).toBe(false);
});

test("keys that a later release adds do no harm", () => {
  expect(validate(told((one) => (one["more"] = 1)))).toBe(true);
});
