import type { Consumer } from "./consumer.js";
import type { Dialect } from "./dialect.js";
import { written } from "./lines.js";
import type { Lines } from "./lines.js";

/** What a setting is called in CloudFormation and SAM, in Terraform, and in the Serverless Framework. */
const names = {
  startingPosition: ["StartingPosition", "starting_position", "startingPosition"],
  startingPositionTimestamp: ["StartingPositionTimestamp", "starting_position_timestamp", "startingPositionTimestamp"],
  batchSize: ["BatchSize", "batch_size", "batchSize"],
  batchingWindow: ["MaximumBatchingWindowInSeconds", "maximum_batching_window_in_seconds", "batchWindow"],
  retryAttempts: ["MaximumRetryAttempts", "maximum_retry_attempts", "maximumRetryAttempts"],
  recordAge: ["MaximumRecordAgeInSeconds", "maximum_record_age_in_seconds", "maximumRecordAgeInSeconds"],
  parallelization: ["ParallelizationFactor", "parallelization_factor", "parallelizationFactor"],
  tumblingWindow: ["TumblingWindowInSeconds", "tumbling_window_in_seconds", "tumblingWindowInSeconds"],
  reportBatchItemFailures: ["FunctionResponseTypes", "function_response_types", "functionResponseType"],
  reservedConcurrency: ["ReservedConcurrentExecutions", "reserved_concurrent_executions", "reservedConcurrency"],
  shards: ["ShardCount", "shard_count", "ShardCount"],
  retentionHours: ["RetentionPeriodHours", "retention_period", "RetentionPeriodHours"],
} as const;

export type NamedSetting = keyof typeof names;

/** Settings that help may propose, with what it proposes for them. */
export type ProposedSettings = Readonly<Partial<Record<NamedSetting, number | string | true>>>;

/** What a setting is called in a file of this dialect. */
export function settingName({ format }: Dialect, setting: NamedSetting): string {
  return names[setting][format === "terraform" ? 1 : format === "serverless" ? 2 : 0];
}

/** Lines that set a consumer so, whatever it has now. */
export function settingLines(consumer: Consumer, settings: ProposedSettings): string {
  return written(inPlace(consumer, namedLines(consumer.dialect, settings)), consumer.dialect);
}

/** Lines that set a stream or a function so. */
export function ownSettingLines(dialect: Dialect, settings: ProposedSettings): string {
  return written(namedLines(dialect, settings), dialect);
}

/** The settings under the names that they have in a file of this dialect. */
export function namedLines(dialect: Dialect, settings: ProposedSettings): Lines {
  const entries = Object.entries(settings).map(([setting, value]) => {
    const isPartial = setting === "reportBatchItemFailures";
    return [settingName(dialect, setting as NamedSetting), isPartial ? partialBatches(dialect) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** The Serverless Framework takes one response type, all others a list. */
function partialBatches({ format }: Dialect): string | readonly string[] {
  return format === "serverless" ? "ReportBatchItemFailures" : ["ReportBatchItemFailures"];
}

/** The settings of a pipe stand deeper, in a block that is named after the kind of its source. */
export function inPlace(consumer: Consumer, lines: Lines): Lines {
  if (consumer.kind !== "pipe") return lines;
  const isDynamodb = consumer.streamKind.is === "known" && consumer.streamKind.value === "dynamodb";
  if (consumer.dialect.format === "terraform") {
    return { source_parameters: { [isDynamodb ? "dynamodb_stream_parameters" : "kinesis_stream_parameters"]: lines } };
  }
  return { SourceParameters: { [isDynamodb ? "DynamoDBStreamParameters" : "KinesisStreamParameters"]: lines } };
}
