import { drawn } from "../drawn.js";
import { hcl, lint } from "../lint.js";
import { readFiles } from "../../src/read-files.js";
import { cloudformation } from "../../src/readers/cloudformation.js";
import { terraform } from "../../src/readers/terraform.js";
import { parseFile } from "../../src/source/parse.js";
import { patient } from "../../src/source/patient.js";

/** Names of the files of a run, with their texts. */
export type Files = Readonly<Record<string, string>>;

/** Who reads what, as `reader -> stream` in the order of the files, each as `file#name`. */
export function reads(files: Files): readonly string[] {
  const parsed = Object.entries(files).flatMap(([path, text]) => parseFile({ path, text }, { patient, hcl }) ?? []);
  const { consumers } = drawn(readFiles(parsed, [cloudformation, terraform(hcl)]));
  return consumers.map(({ id, stream }) => `${id} -> ${stream ?? "nobody knows"}`);
}

/** What is found about streams, as `severity file: message`, and what is undecided, as `undecided file: subject: reasons`. */
export function aboutStreams(files: Files): readonly string[] {
  const report = lint(Object.entries(files).map(([path, text]) => ({ path, text })));
  const isAboutStreams = ({ rule }: { readonly rule: string }): boolean => rule.endsWith("-oversubscribed");
  return [
    ...report.findings.filter(isAboutStreams).map(({ severity, file, message }) => `${severity} ${file}: ${message}`),
    ...report.undecided.filter(isAboutStreams).map(({ file, subject, because }) => `undecided ${file}: ${subject}: ${because.join("; ")}`),
  ];
}

/** A table with a stream; `rest` are sections that stand beside its resources. */
export function table(rest = "", name = ""): string {
  return `
${rest}
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      ${name === "" ? "BillingMode: PAY_PER_REQUEST" : `TableName: ${name}`}
      StreamSpecification: {StreamViewType: NEW_IMAGE}
`;
}

/** Readers of one source each, called A, B, …; `rest` are sections that stand beside them. */
export function readers(sources: readonly string[], rest = ""): string {
  const mappings = sources.map(
    (source, index) => `
  ${String.fromCharCode(65 + index)}:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: ${source}
      FunctionName: orders
      StartingPosition: TRIM_HORIZON
      MaximumRetryAttempts: 3
      DestinationConfig: {OnFailure: {Destination: arn:aws:sqs:eu-west-1:123456789012:failed}}`,
  );
  return `${rest}\nResources:${mappings.join("")}\n`;
}
