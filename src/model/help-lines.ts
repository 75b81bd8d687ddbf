import type { Consumer } from "./consumer.js";
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
  const isTerraform = consumer.dialect.format === "terraform";
  const missing = <T>(value: { readonly is: string }, wanted: T | undefined): T | undefined => (value.is === "absent" ? wanted : undefined);
  const responses = missing(consumer.reportBatchItemFailures, proposed.reportBatchItemFailures) && ["ReportBatchItemFailures"];
  const settings = [
    ["MaximumRetryAttempts", "maximum_retry_attempts", missing(consumer.retryAttempts, proposed.retryAttempts)],
    ["MaximumRecordAgeInSeconds", "maximum_record_age_in_seconds", missing(consumer.recordAge, proposed.recordAge)],
    ["FunctionResponseTypes", "function_response_types", consumer.kind === "lambda" ? responses : undefined],
  ] as const;
  const lines = settings.flatMap(([name, argument, value]) =>
    value === undefined ? [] : [[isTerraform ? argument : name, value] as const],
  );
  return written(inPlace(consumer, { ...Object.fromEntries(lines), ...destination(consumer) }), consumer.dialect);
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
  // SAM grants the function the right to send only where the type is given, too.
  return { DestinationConfig: { OnFailure: dialect.format === "sam" ? { Type: "SQS", Destination: arn } : { Destination: arn } } };
}

/** What the proposed queue is called in those lines. */
export function proposedQueue({ dialect }: Consumer): string {
  return dialect.format === "terraform" ? "failed_records" : "FailedRecords";
}

/** Whether the right to send comes by itself with the proposed lines: SAM grants it to the roles that it makes. */
export function grantsByItself({ dialect }: Consumer): boolean {
  return dialect.format === "sam";
}

/** The lines that register a fan-out consumer with a stream; empty for a stream that is declared elsewhere. */
export function registeredConsumerLines({ address, declared, dialect }: Stream): string {
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
  if (dialect.format !== "terraform") return written({ Metadata: { StreamLint: { idempotent } } }, dialect);
  const key = /: | #|[^ -~]/.test(subject) ? JSON.stringify(subject) : subject;
  const lines = written({ idempotent: { [key]: idempotent } }, { format: "cloudformation", syntax: "yaml" });
  return `    # stream-lint.yaml\n${lines}`;
}
