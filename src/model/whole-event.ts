import { all, any, certainly, no, not } from "./answer.js";
import type { Answer } from "./answer.js";
import { isBisecting } from "./consumer.js";
import type { Consumer } from "./consumer.js";
import { reportsBatchItemFailures } from "./failure-handling.js";
import { verdictOn } from "./handler.js";
import type { Handler } from "./handler.js";
import { isSwitchedOff, overSource } from "./idempotent.js";

/**
 * Whether a handler that may get part of a batch again is idempotent by a key made from the whole event, and by nothing else. What doubles
 * beyond that is told of a bisecting consumer in other words.
 */
export function isIdempotentByWholeEvent(consumer: Consumer): Answer {
  if (consumer.declaredIdempotent !== undefined) return no;
  return all(any(isBisecting(consumer), reportsBatchItemFailures(consumer)), () =>
    overSource(
      consumer,
      (handler, called) =>
        all(certainly(called.declaredIdempotent === undefined), isByWholeEvent(handler), not(isSwitchedOff(called)), () =>
          not(all(isBisecting(consumer), doubles(handler))),
        ),
      () => no,
    ),
  );
}

function isByWholeEvent(handler: Handler): Answer {
  const { is } = verdictOn(handler);
  return certainly(handler.wholeEvent.length > 0 && is !== "idempotent" && is !== "harmless");
}

function doubles(handler: Handler): Answer {
  return certainly(verdictOn(handler).is === "doubles");
}
