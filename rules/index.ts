import type { Rule } from "../src/rule.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { duplicateMapping } from "./duplicate-mapping.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { fanOutConsumerShared } from "./fan-out-consumer-shared.js";
import { fanOutConsumerUnused } from "./fan-out-consumer-unused.js";
import { fanOutNotPermitted } from "./fan-out-not-permitted.js";
import { filterNeverMatches } from "./filter-never-matches.js";
import { hotShardSingle } from "./hot-shard-single.js";
import { invalidConsumerSetting } from "./invalid-consumer-setting.js";
import { invalidStartingPosition } from "./invalid-starting-position.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { noFailureDestination } from "./no-failure-destination.js";
import { parallelizationOnOnDemandTable } from "./parallelization-on-on-demand-table.js";
import { parallelizationWithTumblingWindow } from "./parallelization-with-tumbling-window.js";
import { pipeBatchOverTargetLimit } from "./pipe-batch-over-target-limit.js";
import { reservedConcurrencyBelowParallelism } from "./reserved-concurrency-below-parallelism.js";
import { reservedConcurrencyZero } from "./reserved-concurrency-zero.js";
import { shardCountWithOnDemand } from "./shard-count-with-on-demand.js";
import { shortKinesisRetention } from "./short-kinesis-retention.js";
import { smallBatchesWithoutWindow } from "./small-batches-without-window.js";
import { startingPositionLatest } from "./starting-position-latest.js";
import { startingPositionMissing } from "./starting-position-missing.js";
import { streamNotEnabled } from "./stream-not-enabled.js";
import { tableArnAsSource } from "./table-arn-as-source.js";
import { tooManyFanOutConsumers } from "./too-many-fan-out-consumers.js";
import { tooManyFilters } from "./too-many-filters.js";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  bisectWithoutIdempotency,
  duplicateMapping,
  dynamodbStreamOversubscribed,
  fanOutConsumerShared,
  fanOutConsumerUnused,
  fanOutNotPermitted,
  filterNeverMatches,
  hotShardSingle,
  invalidConsumerSetting,
  invalidStartingPosition,
  kinesisStreamOversubscribed,
  noFailureDestination,
  parallelizationOnOnDemandTable,
  parallelizationWithTumblingWindow,
  pipeBatchOverTargetLimit,
  reservedConcurrencyBelowParallelism,
  reservedConcurrencyZero,
  shardCountWithOnDemand,
  shortKinesisRetention,
  smallBatchesWithoutWindow,
  startingPositionLatest,
  startingPositionMissing,
  streamNotEnabled,
  tableArnAsSource,
  tooManyFanOutConsumers,
  tooManyFilters,
];
