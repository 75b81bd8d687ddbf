import type { Consumer } from "./consumer.js";
import type { Dialect } from "./dialect.js";
import { written } from "./lines.js";
import type { Lines } from "./lines.js";
import type { Stream } from "./stream.js";

/** Settings that help may propose. */
export interface ProposedSettings {
  readonly retryAttempts?: number;
  readonly recordAge?: number;
  readonly reportBatchItemFailures?: true;
}

/** The lines that give a consumer a failure destination and these settings besides; what it has already is left out. */
export function failureDestinationLines(consumer: Consumer, proposed: ProposedSettings): string {
  const missing = { ...settingLinesOf(consumer, missingOf(consumer, proposed)), ...destination(consumer) };
  return written(inPlace(consumer, missing), consumer.dialect);
}

/** Those of the settings that a consumer does not have. */
function missingOf(consumer: Consumer, { retryAttempts, recordAge, reportBatchItemFailures }: ProposedSettings): ProposedSettings {
  const isLambda = consumer.kind === "lambda";
  return {
    ...(retryAttempts !== undefined && consumer.retryAttempts.is === "absent" ? { retryAttempts } : {}),
    ...(recordAge !== undefined && consumer.recordAge.is === "absent" ? { recordAge } : {}),
    ...(reportBatchItemFailures && isLambda && consumer.reportBatchItemFailures.is === "absent" ? { reportBatchItemFailures } : {}),
  };
}

/** The lines that give a consumer these settings, whatever it has now. */
export function settingLines(consumer: Consumer, settings: ProposedSettings): string {
  return written(inPlace(consumer, settingLinesOf(consumer, settings)), consumer.dialect);
}

function settingLinesOf({ dialect }: Consumer, { retryAttempts, recordAge, reportBatchItemFailures }: ProposedSettings): Lines {
  const { format } = dialect;
  return {
    ...(retryAttempts === undefined ? {} : { [namesIn(format).retryAttempts]: retryAttempts }),
    ...(recordAge === undefined ? {} : { [namesIn(format).recordAge]: recordAge }),
    ...(reportBatchItemFailures === undefined ? {} : { [namesIn(format).responses]: inFormat(format, "ReportBatchItemFailures") }),
  };
}

/** The lines that send what a consumer gives up to a queue that takes it. */
export function destinationLines(consumer: Consumer): string {
  return written(inPlace(consumer, destination(consumer)), consumer.dialect);
}

interface Names {
  readonly retryAttempts: string;
  readonly recordAge: string;
  readonly responses: string;
}

const names: Readonly<Partial<Record<Dialect["format"], Names>>> = {
  terraform: {
    retryAttempts: "maximum_retry_attempts",
    recordAge: "maximum_record_age_in_seconds",
    responses: "function_response_types",
  },
  serverless: {
    retryAttempts: "maximumRetryAttempts",
    recordAge: "maximumRecordAgeInSeconds",
    responses: "functionResponseType",
  },
};

function namesIn(format: Dialect["format"]): Names {
  const usual: Names = {
    retryAttempts: "MaximumRetryAttempts",
    recordAge: "MaximumRecordAgeInSeconds",
    responses: "FunctionResponseTypes",
  };
  return names[format] ?? usual;
}

/** The Serverless Framework takes one response type, all others a list. */
function inFormat(format: Dialect["format"], response: string): string | readonly string[] {
  return format === "serverless" ? response : [response];
}

/** The settings of a pipe stand deeper, in a block that is named after the kind of its source. */
function inPlace(consumer: Consumer, lines: Lines): Lines {
  if (consumer.kind !== "pipe") return lines;
  const isDynamodb = consumer.streamKind.is === "known" && consumer.streamKind.value === "dynamodb";
  if (consumer.dialect.format === "terraform") {
    return { source_parameters: { [isDynamodb ? "dynamodb_stream_parameters" : "kinesis_stream_parameters"]: lines } };
  }
  return { SourceParameters: { [isDynamodb ? "DynamoDBStreamParameters" : "KinesisStreamParameters"]: lines } };
}

function destination({ kind, dialect }: Consumer): Lines {
  const arn = { reference: dialect.format === "terraform" ? "aws_sqs_queue.failed_records.arn" : "FailedRecords.Arn" };
  if (dialect.format === "terraform") {
    return kind === "pipe" ? { dead_letter_config: { arn } } : { destination_config: { on_failure: { destination_arn: arn } } };
  }
  if (kind === "pipe") return { DeadLetterConfig: { Arn: arn } };
  if (dialect.format === "serverless") return { destinations: { onFailure: { type: "sqs", arn } } };
  // SAM grants the function the right to send only where the type is given, too.
  return { DestinationConfig: { OnFailure: dialect.format === "sam" ? { Type: "SQS", Destination: arn } : { Destination: arn } } };
}

/** What the proposed queue is called in those lines. */
export function proposedQueue({ dialect }: Consumer): string {
  return dialect.format === "terraform" ? "failed_records" : "FailedRecords";
}

/** Whether the right to send comes by itself with the proposed lines: SAM and the Serverless Framework grant it to the roles that they make. */
export function grantsByItself({ dialect }: Consumer): boolean {
  return dialect.format === "sam" || dialect.format === "serverless";
}

/** The lines that register a fan-out consumer with a stream; empty for a stream that is declared elsewhere. The Serverless Framework registers it for an event. */
export function registeredConsumerLines({ address, declared, dialect }: Stream): string {
  if (dialect.format === "serverless") return written({ consumer: true }, dialect);
  if (!declared) return "";
  if (dialect.format !== "terraform") {
    const properties = { ConsumerName: "fan-out", StreamARN: { reference: `${address}.Arn` } };
    return written({ FanOutConsumer: { Type: "AWS::Kinesis::StreamConsumer", Properties: properties } }, dialect);
  }
  const body: Lines = { name: "fan-out", stream_arn: { reference: `${address.replace(/^(module\.[^.]+\.)+/, "")}.arn` } };
  const isHcl = dialect.syntax === "hcl";
  const block = isHcl ? { 'resource "aws_kinesis_stream_consumer" "fan_out"': body } : { aws_kinesis_stream_consumer: { fan_out: body } };
  return written(block, dialect);
}

/** The lines that declare why processing a record twice is harmless: in the template, or in the configuration for a format that has no place for them. */
export function idempotencyDeclaration({ dialect, subject }: Consumer): string {
  const idempotent = "each record is written under its own key";
  if (!["terraform", "serverless"].includes(dialect.format)) return written({ Metadata: { StreamLint: { idempotent } } }, dialect);
  const key = /: | #|[^ -~]/.test(subject) ? JSON.stringify(subject) : subject;
  const lines = written({ idempotent: { [key]: idempotent } }, { format: "cloudformation", syntax: "yaml" });
  return `    # stream-lint.yaml\n${lines}`;
}
