import type { Rule } from "../src/rule.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { invalidConsumerSetting } from "./invalid-consumer-setting.js";
import { invalidStartingPosition } from "./invalid-starting-position.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { noFailureDestination } from "./no-failure-destination.js";
import { startingPositionLatest } from "./starting-position-latest.js";
import { startingPositionMissing } from "./starting-position-missing.js";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  bisectWithoutIdempotency,
  dynamodbStreamOversubscribed,
  invalidConsumerSetting,
  invalidStartingPosition,
  kinesisStreamOversubscribed,
  noFailureDestination,
  startingPositionLatest,
  startingPositionMissing,
];
