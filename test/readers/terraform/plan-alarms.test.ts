import { describe, expect, it } from "vitest";
import { lint } from "../../lint.js";
import { mapping, planOf, references, stream } from "./plan-of.js";
import type { PlannedThing } from "./plan-of.js";

/** What is said of alarms in a plan with a function that reads a stream. */
function said(resources: Readonly<Record<string, PlannedThing>>): readonly string[] {
  const text = planOf({
    resources: {
      "aws_kinesis_stream.s": stream,
      "aws_lambda_function.f": { values: { function_name: "search" }, unknown: { arn: true } },
      "aws_lambda_event_source_mapping.m": mapping(references("aws_kinesis_stream.s.arn"), {
        unknown: { function_name: true },
        values: { function_name: null },
        written: { function_name: references("aws_lambda_function.f.arn") },
      }),
      ...resources,
    },
  });
  const report = lint([{ path: "plan.json", text }]);
  expect([report.broken, report.unreadable]).toEqual([[], []]);
  return [
    ...report.findings.map(({ rule, subject }) => `${rule} ${subject}`),
    ...report.undecided.map(({ rule, subject, because }) => `undecided ${rule} ${subject}: ${because.join("; ")}`),
  ].filter((line) => line.includes("alarm"));
}

const looks = {
  namespace: "AWS/Lambda",
  metric_name: "IteratorAge",
  statistic: "Maximum",
  threshold: 3_600_000,
  comparison_operator: "GreaterThanThreshold",
};
const alarm = (more: object = {}, about: PlannedThing = {}): PlannedThing => ({
  ...about,
  values: { ...looks, dimensions: { FunctionName: "search" }, alarm_name: "late", alarm_actions: ["arn:aws:sns:eu-west-1:1:a"], ...more },
});
const late = "aws_cloudwatch_metric_alarm.late";
const errors = "no-error-alarm aws_lambda_event_source_mapping.m";

describe("an alarm in a plan", () => {
  it("names its function", () => {
    expect(said({ [late]: alarm() })).toEqual([errors]);
  });

  it("refers to a function whose name only an apply tells", () => {
    const about = {
      unknown: { dimensions: { FunctionName: true } },
      written: { dimensions: references("aws_lambda_function.f.function_name") },
    };
    const fn = { values: {}, unknown: { function_name: true, arn: true } };
    expect(said({ "aws_lambda_function.f": fn, [late]: alarm({ dimensions: {} }, about) })).toEqual([errors]);
  });

  it("looks at what only an apply tells", () => {
    const about = { unknown: { dimensions: { FunctionName: true } }, written: { dimensions: references("random_pet.p.id") } };
    expect(said({ [late]: alarm({ dimensions: {} }, about) })).toContain(
      "undecided no-iterator-age-alarm aws_lambda_event_source_mapping.m: only an apply tells random_pet.p.id",
    );
  });

  it("tells a topic whose ARN only an apply tells", () => {
    const about = { unknown: { alarm_actions: [true] }, written: { alarm_actions: references("aws_sns_topic.t.arn") } };
    expect(said({ [late]: alarm({ alarm_actions: [null] }, about) })).toEqual([errors]);
    expect(said({ [late]: alarm({ alarm_actions: [] }) })).toEqual([errors, `alarm-without-action ${late}`]);
    expect(said({ [late]: alarm({ alarm_actions: null }) })).toEqual([errors, `alarm-without-action ${late}`]);
  });

  it("is passed on by one above it", () => {
    const rule = { unknown: { alarm_rule: true }, written: { alarm_rule: references(`${late}.alarm_name`) } };
    const unnamed = alarm({ alarm_actions: [], alarm_name: null }, { unknown: { alarm_name: true } });
    const above = { values: { alarm_name: "sick", alarm_actions: ["a"] }, ...rule };
    expect(said({ [late]: unnamed, "aws_cloudwatch_composite_alarm.sick": above })).toEqual([errors]);
  });

  it("is made of a formula", () => {
    const metric = (name: string): object => ({
      metric: [{ namespace: "AWS/Lambda", metric_name: name, stat: "Sum", dimensions: { FunctionName: "search" } }],
    });
    const metric_query = [
      { id: "rate", expression: "100 * errors / calls", metric: [] },
      { id: "errors", ...metric("Errors") },
      { id: "calls", ...metric("Invocations") },
    ];
    const rate = {
      values: { alarm_name: "rate", threshold: 5, comparison_operator: "GreaterThanThreshold", alarm_actions: ["a"], metric_query },
    };
    expect(said({ [late]: alarm(), "aws_cloudwatch_metric_alarm.rate": rate })).toEqual([]);
  });
});
