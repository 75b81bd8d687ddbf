import { expect } from "vitest";
import { founding, lint } from "../lint.js";
import type { LintOptions } from "../../src/index.js";

const rules = {
  "dynamodb-stream-oversubscribed": "too many",
  "kinesis-stream-oversubscribed": "too many",
  "no-failure-destination": "no destination",
  "bisect-without-idempotency": "bisects",
} as const;

/** What is said of a template, a line for each rule and subject: certain, when …, or undecided (because …); nothing of what is fine. */
export function said(text: string, options: LintOptions = {}): readonly string[] {
  const report = lint([{ path: "template.yaml", text }], { levels: founding, ...options });
  expect([report.unreadable, report.broken]).toEqual([[], []]);
  const name = (rule: string): string => rules[rule as keyof typeof rules];
  return [
    ...report.findings.map(({ rule, subject, when }) => `${name(rule)}: ${subject} ${when === null ? "certain" : `when ${when}`}`),
    ...report.undecided.map(({ rule, subject, because }) => `${name(rule)}: ${subject} undecided, ${because.join("; ")}`),
  ];
}

/** A template with a table `Orders` that has a stream, and whatever else these sections hold. */
export function withTable(sections: string, resources: readonly string[], table = ""): string {
  return [
    sections,
    "Resources:",
    `  Orders: {Type: "AWS::DynamoDB::Table", ${table === "" ? "" : `${table}, `}Properties: {StreamSpecification: {StreamViewType: NEW_IMAGE}}}`,
    ...resources,
    "",
  ].join("\n");
}

/** A reader of that table's stream that has all that it takes. */
export function reader(name: string, condition?: string, more = ""): string {
  return mapping(name, `EventSourceArn: !GetAtt Orders.StreamArn, DestinationConfig: {OnFailure: {Destination: arn}}${more}`, condition);
}

/** A mapping with these properties, on a stream of its own that is declared elsewhere unless they say another. */
export function mapping(name: string, properties: string, condition?: string): string {
  const source = properties.includes("EventSourceArn") ? "" : `EventSourceArn: "arn:aws:kinesis:eu-west-1:111122223333:stream/${name}", `;
  const under = condition === undefined ? "" : `Condition: ${condition}, `;
  return `  ${name}: {Type: "AWS::Lambda::EventSourceMapping", ${under}Properties: {${source}StartingPosition: LATEST, FunctionName: f, ${properties}}}`;
}
