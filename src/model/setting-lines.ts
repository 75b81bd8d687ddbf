import type { Consumer } from "./consumer.js";
import type { Dialect } from "./dialect.js";
import { inPlace } from "./help-lines.js";
import { written } from "./lines.js";

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
  reservedConcurrency: ["ReservedConcurrentExecutions", "reserved_concurrent_executions", "reservedConcurrency"],
  shards: ["ShardCount", "shard_count", "ShardCount"],
  retentionHours: ["RetentionPeriodHours", "retention_period", "RetentionPeriodHours"],
} as const;

export type NamedSetting = keyof typeof names;

/** What a setting is called in a file of this dialect. */
export function settingName({ format }: Dialect, setting: NamedSetting): string {
  return names[setting][format === "terraform" ? 1 : format === "serverless" ? 2 : 0];
}

/** Lines that set a consumer so. */
export function settingLines(consumer: Consumer, settings: Readonly<Partial<Record<NamedSetting, number | string>>>): string {
  return written(inPlace(consumer, named(consumer.dialect, settings)), consumer.dialect);
}

/** Lines that set a stream or a function so. */
export function ownSettingLines(dialect: Dialect, settings: Readonly<Partial<Record<NamedSetting, number | string>>>): string {
  return written(named(dialect, settings), dialect);
}

function named(dialect: Dialect, settings: Readonly<Partial<Record<NamedSetting, number | string>>>): Record<string, number | string> {
  return Object.fromEntries(Object.entries(settings).map(([setting, value]) => [settingName(dialect, setting as NamedSetting), value]));
}
