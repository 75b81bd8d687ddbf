import type { Rule } from "../src/rule.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { noFailureDestination } from "./no-failure-destination.js";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  bisectWithoutIdempotency,
  dynamodbStreamOversubscribed,
  kinesisStreamOversubscribed,
  noFailureDestination,
];
