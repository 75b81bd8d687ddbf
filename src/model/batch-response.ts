import { all, no, unsure, whichever, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer } from "./consumer.js";
import { isMapping, reportsBatchItemFailures } from "./failure-handling.js";
import type { LambdaFunction } from "./function.js";
import { overSource } from "./idempotent.js";
import type { Handler, HandlerFact } from "./handler.js";
import { isPresent } from "./value.js";

/**
 * Whether a handler and its mapping differ about partial batches: the mapping waits for an answer that never comes or names no record,
 * or the handler gives an answer that nobody looks at. Asked of handlers whose source was read.
 */
export function isPartialResponseIgnored(consumer: Consumer): Answer {
  return all(isMapping(consumer), () =>
    whichever(
      reportsBatchItemFailures(consumer),
      overSource(consumer, answersWrongly),
      // Nothing gives occasion to ask where the source is not at hand.
      overSource(consumer, answersInVain, () => no),
    ),
  );
}

function answersWrongly({ wrongIdentifiers, reportsFailures, mayReportFailures: [doubt] }: Handler, { subject }: LambdaFunction): Answer {
  if (wrongIdentifiers.length > 0) return yes;
  if (reportsFailures.length > 0) return no;
  return doubt === undefined ? yes : unsure(`function ${subject} may tell which records failed: it ${doubt.what}`);
}

function answersInVain({ reportsFailures }: Handler, { isCalledOtherwise, subject }: LambdaFunction): Answer {
  if (reportsFailures.length === 0) return no;
  return isCalledOtherwise.is === "no" ? yes : unsure(`something else calls function ${subject}, too, which its answer may be meant for`);
}

/** What is wrong with the answer of a handler. */
export type WrongAnswer = "is never given" | "names no record" | "is not looked at";

/** What is wrong, and where the handler shows it; undefined where nothing is. */
export function wrongAnswerOf(consumer: Consumer): { readonly is: WrongAnswer; readonly fact: HandlerFact | undefined } | undefined {
  const handler = consumer.function.is === "known" && consumer.function.value.handler;
  if (handler === false || handler.is !== "known" || "because" in handler.value) return undefined;
  const { wrongIdentifiers, reportsFailures } = handler.value;
  if (isPresent(consumer.reportBatchItemFailures).is === "no") return { is: "is not looked at", fact: reportsFailures[0] };
  const [wrong] = wrongIdentifiers;
  return wrong === undefined ? { is: "is never given", fact: undefined } : { is: "names no record", fact: wrong };
}
