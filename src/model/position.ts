import { all, any, not } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
import { is, isOneOf, isPresent, known, satisfies } from "./value.js";

/** Where a reader may be told to start. */
const positions: readonly string[] = ["LATEST", "TRIM_HORIZON", "AT_TIMESTAMP"];

/** Whether the consumer is told where to start: mappings and pipes are. */
export function takesPosition({ kind, place }: Consumer): Answer {
  return isOneOf(known(kind, place), ["lambda", "pipe"]);
}

/** Whether the position at which reading starts is refused; one that is not there at all is another matter. */
export function hasInvalidPosition(consumer: Consumer): Answer {
  const { startingPosition, startingPositionTimestamp } = consumer;
  return any(
    isNoPosition(consumer),
    startsInTableAtTime(consumer),
    all(is(startingPosition, "AT_TIMESTAMP"), () => not(isPresent(startingPositionTimestamp))),
    all(
      satisfies(startingPosition, (position) => position !== "AT_TIMESTAMP"),
      () => isPresent(startingPositionTimestamp),
    ),
  );
}

/** Whether the position is none that there is. */
export function isNoPosition({ startingPosition }: Consumer): Answer {
  return satisfies(startingPosition, (position) => !positions.includes(position));
}

/** Whether a table's stream is to be read from a point in time on, which only Kinesis knows. */
export function startsInTableAtTime({ startingPosition, streamKind }: Consumer): Answer {
  return all(is(startingPosition, "AT_TIMESTAMP"), () => is(streamKind, "dynamodb"));
}
