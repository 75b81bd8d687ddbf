import type { Consumer } from "./consumer.js";
import { written } from "./lines.js";
import type { Lines } from "./lines.js";
import { inPlace, namedLines } from "./setting-lines.js";
import type { ProposedSettings } from "./setting-lines.js";
import type { Stream } from "./stream.js";

/** The lines that give a consumer a failure destination and these settings besides; what it has already is left out. */
export function failureDestinationLines(consumer: Consumer, proposed: Pick<ProposedSettings, Limiting>): string {
  const missing = Object.entries(proposed).filter(([setting]) => isMissing(consumer, setting as Limiting));
  return written(
    inPlace(consumer, { ...namedLines(consumer.dialect, Object.fromEntries(missing)), ...destination(consumer) }),
    consumer.dialect,
  );
}

type Limiting = "retryAttempts" | "recordAge" | "reportBatchItemFailures";

function isMissing(consumer: Consumer, setting: Limiting): boolean {
  return consumer[setting].is === "absent" && (setting !== "reportBatchItemFailures" || consumer.kind === "lambda");
}

/** The lines that send what a consumer gives up to a queue that takes it. */
export function destinationLines(consumer: Consumer): string {
  return written(inPlace(consumer, destination(consumer)), consumer.dialect);
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

/** What a queue is declared as where the consumer stands. */
export function queueType({ dialect }: Consumer): string {
  return dialect.format === "terraform" ? "aws_sqs_queue" : "AWS::SQS::Queue";
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

/** The lines that give a table a stream. */
export function streamLines({ dialect }: Consumer): string {
  const view = "NEW_AND_OLD_IMAGES";
  const isTerraform = dialect.format === "terraform";
  return written(
    isTerraform ? { stream_enabled: true, stream_view_type: view } : { StreamSpecification: { StreamViewType: view } },
    dialect,
  );
}

/** The lines that declare why processing a record twice is harmless: in the template, or in the configuration for a format that has no place for them. */
export function idempotencyDeclaration({ dialect, subject }: Consumer): string {
  const idempotent = "each record is written under its own key";
  if (!["terraform", "serverless"].includes(dialect.format)) return written({ Metadata: { StreamLint: { idempotent } } }, dialect);
  const key = /: | #|[^ -~]/.test(subject) ? JSON.stringify(subject) : subject;
  const lines = written({ idempotent: { [key]: idempotent } }, { format: "cloudformation", syntax: "yaml" });
  return `    # stream-lint.yaml\n${lines}`;
}
