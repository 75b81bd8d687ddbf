import type { Rule } from "../src/rule.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { duplicateMapping } from "./duplicate-mapping.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { fanOutConsumerShared } from "./fan-out-consumer-shared.js";
import { fanOutConsumerUnused } from "./fan-out-consumer-unused.js";
import { fanOutNotPermitted } from "./fan-out-not-permitted.js";
import { filterNeverMatches } from "./filter-never-matches.js";
import { invalidConsumerSetting } from "./invalid-consumer-setting.js";
import { invalidStartingPosition } from "./invalid-starting-position.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { noFailureDestination } from "./no-failure-destination.js";
import { pipeBatchOverTargetLimit } from "./pipe-batch-over-target-limit.js";
import { reservedConcurrencyBelowParallelism } from "./reserved-concurrency-below-parallelism.js";
import { reservedConcurrencyZero } from "./reserved-concurrency-zero.js";
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
  invalidConsumerSetting,
  invalidStartingPosition,
  kinesisStreamOversubscribed,
  noFailureDestination,
  pipeBatchOverTargetLimit,
  reservedConcurrencyBelowParallelism,
  reservedConcurrencyZero,
  startingPositionLatest,
  startingPositionMissing,
  streamNotEnabled,
  tableArnAsSource,
  tooManyFanOutConsumers,
  tooManyFilters,
];
