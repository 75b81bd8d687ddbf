import type { Rule } from "../src/rule.js";
import { alarmWithoutAction } from "./alarm-without-action.js";
import { bisectWithoutIdempotency } from "./bisect-without-idempotency.js";
import { dynamodbStreamOversubscribed } from "./dynamodb-stream-oversubscribed.js";
import { iteratorAgeAlarmNeverFires } from "./iterator-age-alarm-never-fires.js";
import { kinesisStreamOversubscribed } from "./kinesis-stream-oversubscribed.js";
import { noErrorAlarm } from "./no-error-alarm.js";
import { noFailureDestinationAlarm } from "./no-failure-destination-alarm.js";
import { noFailureDestination } from "./no-failure-destination.js";
import { noIteratorAgeAlarm } from "./no-iterator-age-alarm.js";
import { noThroughputAlarm } from "./no-throughput-alarm.js";

/** Every rule there is. */
export const rules: readonly Rule[] = [
  alarmWithoutAction,
  bisectWithoutIdempotency,
  dynamodbStreamOversubscribed,
  iteratorAgeAlarmNeverFires,
  kinesisStreamOversubscribed,
  noErrorAlarm,
  noFailureDestinationAlarm,
  noFailureDestination,
  noIteratorAgeAlarm,
  noThroughputAlarm,
];
