import type { Rule } from "../src/rule.js";
import { asyncDestinationOnStream } from "./async-destination-on-stream.js";
import { bisectBatchOfOne } from "./bisect-batch-of-one.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { endlessRetries } from "./endless-retries.js";
import { failureDestinationNotPermitted } from "./failure-destination-not-permitted.js";
import { failureDestinationUnreachable } from "./failure-destination-unreachable.js";
import { failureRecordOutlivesData } from "./failure-record-outlives-data.js";
import { fifoFailureDestination } from "./fifo-failure-destination.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { noFailureDestination } from "./no-failure-destination.js";
import { noPartialBatchHandling } from "./no-partial-batch-handling.js";
import { onSuccessDestinationOnStream } from "./on-success-destination-on-stream.js";
import { recordAgeBeyondRetention } from "./record-age-beyond-retention.js";
import { timeoutExceedsRecordAge } from "./timeout-exceeds-record-age.js";
import { unboundedRecordAge } from "./unbounded-record-age.js";
import { unsupportedFailureDestination } from "./unsupported-failure-destination.js";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  asyncDestinationOnStream,
  bisectBatchOfOne,
  bisectWithoutIdempotency,
  dynamodbStreamOversubscribed,
  endlessRetries,
  failureDestinationNotPermitted,
  failureDestinationUnreachable,
  failureRecordOutlivesData,
  fifoFailureDestination,
  kinesisStreamOversubscribed,
  noFailureDestination,
  noPartialBatchHandling,
  onSuccessDestinationOnStream,
  recordAgeBeyondRetention,
  timeoutExceedsRecordAge,
  unboundedRecordAge,
  unsupportedFailureDestination,
];
