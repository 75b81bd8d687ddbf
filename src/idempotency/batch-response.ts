import { plainName } from "./contents.js";
import type { Finding } from "./facts.js";
import { calledName, pathOf, visit } from "./program.js";
import type { Expression } from "./program.js";
import { callsAround } from "./walk.js";
import type { Entry } from "./walk.js";

/** Makers of such an answer: of Powertools, of the AWS libraries for Java and .NET. */
const makers =
  /^(process_partial_response|async_process_partial_response|processPartialResponse|processPartialResponseSync|StreamsEventResponse|withBatchItemFailures|BatchItemFailures|BatchProcessor|AsyncBatchProcessor|BatchMessageHandlerBuilder)$/;

/** Names of fields of an event that tell a record from others, but are not its sequence number. */
const otherIdentifiers = /^(event_?id|message_?id|partition_?key|event_?name)$/i;

/** Whether an expression tells which of its records failed, and by what. */
export function failuresTold(expression: Expression): readonly Finding[] {
  const found: Finding[] = [];
  visit(expression, (one) => {
    const names = one.is === "fields" ? one.fields : one.is === "call" ? one.named : [];
    const isNamed = names.some(({ name }) => isFailures(name)) || (one.is === "member" && isFailures(one.name));
    const isMade = one.is === "call" && makers.test(calledName(one));
    if (isNamed || isMade) found.push({ kind: "reportsFailures", what: "tells which records failed (batchItemFailures)" });
    const id = names.find(({ name }) => plainName(name) === "itemidentifier")?.value;
    const last = id === undefined ? undefined : pathOf(id).at(-1);
    if (last === undefined) return;
    if (otherIdentifiers.test(last)) found.push({ kind: "wrongIdentifiers", what: `tells failed records by ${last}` });
    else found.push({ kind: "rightIdentifiers", what: `tells failed records by ${last}` });
  });
  return found;
}

function isFailures(name: string): boolean {
  return plainName(name) === "batchitemfailures";
}

/** Wrappers of a handler that hand its answer on as it is. */
const passing =
  /^(make(Handler)?Idempotent|idempotent|middy|use|before|after|onError|handler|(inject|capture|log)(_lambda)?\w*|lambda_handler_decorator|event_source|event_parser|wraps|override|async|promisify)$/i;

/** What is around the handler and may answer in its place. */
export function answersInItsPlace(entry: Entry | undefined): string | undefined {
  if (entry === undefined) return "begins nobody knows where in its file";
  const around = "routine" in entry ? entry.routine.marks : callsAround(entry.bound.expression);
  const unknown = around.map((one) => pathOf(one).at(-1) ?? "").find((name) => !passing.test(name));
  return unknown === undefined ? undefined : `is wrapped by ${unknown}, which may answer in its place`;
}
