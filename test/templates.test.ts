import { describe, expect, it } from "vitest";
import { rules } from "../rules/index.js";
import { lint } from "./lint.js";
import { applications } from "./templates/application.js";
import type { Way } from "./templates/application.js";
import { plainModelOf } from "./templates/plain-model.js";

interface Said {
  /** What is found or undecided, as rule and subject. */
  readonly lines: readonly string[];
  readonly messages: readonly string[];
}

/** What is said of the application in one format, in words that all have in common. */
function saidOf({ files, plainly }: Way): Said {
  const report = lint(files);
  expect([report.unreadable, report.recovered, report.notJudged, report.broken]).toEqual([[], [], [], []]);
  const found = report.findings.map(({ severity, rule, subject, when }) => {
    return [severity, rule, plainly(subject), ...(when === null ? [] : ["when", plainly(when)])].join(" ");
  });
  return {
    lines: [...found, ...report.undecided.filter(isAlike).map(({ rule, subject }) => `undecided ${rule} ${plainly(subject)}`)].sort(),
    messages: report.findings.map(({ message }) => inAnyOrder(plainly(message))).sort(),
  };
}

/**
 * Which of two mappings is the second is a matter of the format, for each has its own order; and SAM and the Serverless Framework make the roles that
 * are out of sight in others.
 */
function isAlike({ rule }: { readonly rule: string }): boolean {
  return rule !== "duplicate-mapping" && !rule.endsWith("-not-permitted");
}

/** Readers are listed as they stand in the files, and those of another file with its name. */
function inAnyOrder(message: string): string {
  const one = "‹[^›]*›(?: \\d+)?";
  return (
    message
      // Where a handler's source would lie is another place in each format.
      .replace(/ Its source was not looked into.*$/, "")
      .replace(/› in [\w/]+\.tf(\.json)?/g, "›")
      .replace(new RegExp(`${one}(?:, ${one})+`, "g"), (names) => names.split(", ").sort().join(", "))
      .replace(new RegExp(`${one}(?: \\+ ${one})+`, "g"), (terms) => terms.split(" + ").sort().join(" + "))
  );
}

const all = applications();

/** Rules whose finding some format cannot be written with, and rules that no application shows yet: their pages do, in each format. */
const shownOnPagesOnly: readonly string[] = [
  "bisect-batch-of-one",
  "endless-retries",
  "failure-destination-not-permitted",
  "failure-record-outlives-data",
  "fan-out-consumer-shared",
  "fan-out-consumer-unused",
  "fan-out-not-permitted",
  "filter-never-matches",
  "on-success-destination-on-stream",
  "parallelization-on-on-demand-table",
  "parallelization-with-tumbling-window",
  "pipe-batch-over-target-limit",
  "record-age-beyond-retention",
  "short-kinesis-retention",
  "timeout-exceeds-record-age",
  "too-many-fan-out-consumers",
  "too-many-filters",
  "duplicate-mapping",
  "invalid-consumer-setting",
  "invalid-starting-position",
  "reserved-concurrency-below-parallelism",
  "reserved-concurrency-zero",
  "starting-position-missing",
  "stream-not-enabled",
  "table-arn-as-source",
  "idempotency-disabled",
  "idempotency-table-incomplete",
  "partial-batch-response-ignored",
  "self-triggering-table",
  "whole-event-idempotency",
];

it("every rule has something to find in the applications, or is known to have nothing there", () => {
  const found = new Set(all.flatMap((application) => application.found).map((line) => line.split(" ")[1]));
  // An application is one version: what changes is shown elsewhere.
  const ofOneVersion = rules.filter(({ about }) => about !== "change");
  expect([...found, ...shownOnPagesOnly].sort()).toEqual(ofOneVersion.map(({ id }) => id).sort());
});

describe.each(all)("the application $name", ({ ways, found }) => {
  const [first = expect.fail("no templates"), ...others] = ways;

  it.each(ways)("is found to be the same in $format", (way) => {
    expect(saidOf(way).lines).toEqual(found);
  });

  it.each(others)("is told of in the same words in $format", (way) => {
    expect(saidOf(way).messages).toEqual(saidOf(first).messages);
  });

  it.each(others)("has the same streams and readers in $format", (way) => {
    expect(plainModelOf(way)).toEqual(plainModelOf(first));
  });
});
