import type { Rule } from "../src/rule.js";
import { alarmWithoutAction } from "./alarm-without-action.js";
import { asyncDestinationOnStream } from "./async-destination-on-stream.js";
import { bisectBatchOfOne } from "./bisect-batch-of-one.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { duplicateMapping } from "./duplicate-mapping.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { endlessRetries } from "./endless-retries.js";
import { failureDestinationNotPermitted } from "./failure-destination-not-permitted.js";
import { failureDestinationUnreachable } from "./failure-destination-unreachable.js";
import { failureHandlingRemoved } from "./failure-handling-removed.js";
import { failureRecordOutlivesData } from "./failure-record-outlives-data.js";
import { fanOutConsumerShared } from "./fan-out-consumer-shared.js";
import { fanOutConsumerUnused } from "./fan-out-consumer-unused.js";
import { fanOutNotPermitted } from "./fan-out-not-permitted.js";
import { fifoFailureDestination } from "./fifo-failure-destination.js";
import { filterNeverMatches } from "./filter-never-matches.js";
import { hotShardSingle } from "./hot-shard-single.js";
import { idempotencyDisabled } from "./idempotency-disabled.js";
import { idempotencyTableIncomplete } from "./idempotency-table-incomplete.js";
import { invalidConsumerSetting } from "./invalid-consumer-setting.js";
import { invalidStartingPosition } from "./invalid-starting-position.js";
import { iteratorAgeAlarmNeverFires } from "./iterator-age-alarm-never-fires.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { mappingDisabled } from "./mapping-disabled.js";
import { mappingReplaced } from "./mapping-replaced.js";
import { noErrorAlarm } from "./no-error-alarm.js";
import { noFailureDestination } from "./no-failure-destination.js";
import { noFailureDestinationAlarm } from "./no-failure-destination-alarm.js";
import { noIteratorAgeAlarm } from "./no-iterator-age-alarm.js";
import { noPartialBatchHandling } from "./no-partial-batch-handling.js";
import { noThroughputAlarm } from "./no-throughput-alarm.js";
import { onSuccessDestinationOnStream } from "./on-success-destination-on-stream.js";
import { parallelizationOnOnDemandTable } from "./parallelization-on-on-demand-table.js";
import { parallelizationWithTumblingWindow } from "./parallelization-with-tumbling-window.js";
import { partialBatchResponseIgnored } from "./partial-batch-response-ignored.js";
import { pipeBatchOverTargetLimit } from "./pipe-batch-over-target-limit.js";
import { readerLimitLowered } from "./reader-limit-lowered.js";
import { recordAgeBeyondRetention } from "./record-age-beyond-retention.js";
import { reservedConcurrencyBelowParallelism } from "./reserved-concurrency-below-parallelism.js";
import { reservedConcurrencyZero } from "./reserved-concurrency-zero.js";
import { retentionDecreased } from "./retention-decreased.js";
import { selfTriggeringTable } from "./self-triggering-table.js";
import { shardCountJump } from "./shard-count-jump.js";
import { shardCountWithOnDemand } from "./shard-count-with-on-demand.js";
import { shortKinesisRetention } from "./short-kinesis-retention.js";
import { smallBatchesWithoutWindow } from "./small-batches-without-window.js";
import { startingPositionLatest } from "./starting-position-latest.js";
import { startingPositionMissing } from "./starting-position-missing.js";
import { streamDisabled } from "./stream-disabled.js";
import { streamModeChanged } from "./stream-mode-changed.js";
import { streamNotEnabled } from "./stream-not-enabled.js";
import { streamReplaced } from "./stream-replaced.js";
import { streamViewTypeChanged } from "./stream-view-type-changed.js";
import { tableArnAsSource } from "./table-arn-as-source.js";
import { timeoutExceedsRecordAge } from "./timeout-exceeds-record-age.js";
import { tooManyFanOutConsumers } from "./too-many-fan-out-consumers.js";
import { tooManyFilters } from "./too-many-filters.js";
import { unboundedRecordAge } from "./unbounded-record-age.js";
import { unsupportedFailureDestination } from "./unsupported-failure-destination.js";
import { wholeEventIdempotency } from "./whole-event-idempotency.js";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  alarmWithoutAction,
  asyncDestinationOnStream,
  bisectBatchOfOne,
  bisectWithoutIdempotency,
  duplicateMapping,
  dynamodbStreamOversubscribed,
  endlessRetries,
  failureDestinationNotPermitted,
  failureDestinationUnreachable,
  failureHandlingRemoved,
  failureRecordOutlivesData,
  fanOutConsumerShared,
  fanOutConsumerUnused,
  fanOutNotPermitted,
  fifoFailureDestination,
  filterNeverMatches,
  hotShardSingle,
  idempotencyDisabled,
  idempotencyTableIncomplete,
  invalidConsumerSetting,
  invalidStartingPosition,
  iteratorAgeAlarmNeverFires,
  kinesisStreamOversubscribed,
  mappingDisabled,
  mappingReplaced,
  noErrorAlarm,
  noFailureDestination,
  noFailureDestinationAlarm,
  noIteratorAgeAlarm,
  noPartialBatchHandling,
  noThroughputAlarm,
  onSuccessDestinationOnStream,
  parallelizationOnOnDemandTable,
  parallelizationWithTumblingWindow,
  partialBatchResponseIgnored,
  pipeBatchOverTargetLimit,
  readerLimitLowered,
  recordAgeBeyondRetention,
  reservedConcurrencyBelowParallelism,
  reservedConcurrencyZero,
  retentionDecreased,
  selfTriggeringTable,
  shardCountJump,
  shardCountWithOnDemand,
  shortKinesisRetention,
  smallBatchesWithoutWindow,
  startingPositionLatest,
  startingPositionMissing,
  streamDisabled,
  streamModeChanged,
  streamNotEnabled,
  streamReplaced,
  streamViewTypeChanged,
  tableArnAsSource,
  timeoutExceedsRecordAge,
  tooManyFanOutConsumers,
  tooManyFilters,
  unboundedRecordAge,
  unsupportedFailureDestination,
  wholeEventIdempotency,
];
