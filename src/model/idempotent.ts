import { all, any, certainly, moreThan, no, not, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import { isBisecting } from "./consumer.js";
import type { Consumer, CountedConsumer } from "./consumer.js";
import type { CalledFunction, GivenTable, LambdaFunction } from "./function.js";
import { verdictOn } from "./handler.js";
import type { Handler, NoHandler, Verdict } from "./handler.js";
import { hasTellingName, isIdempotencyStore, mayKeepRecords, tells } from "./table.js";
import { absent, inBoth, isPresent, satisfies } from "./value.js";
import type { Value } from "./value.js";

/** Switches the idempotency of Powertools off in all four languages, whatever the code says. */
export const disablingVariable = "POWERTOOLS_IDEMPOTENCY_DISABLED";

/** Whether anything shows that processing a record of this consumer twice is harmless. */
export function showsIdempotency(consumer: Consumer): Answer {
  if (consumer.declaredIdempotent !== undefined) return yes;
  return isKeptBy(consumer.function);
}

function isKeptBy(called: Consumer["function"]): Answer {
  if (called.is === "absent") return no;
  if (called.is === "unknown") return inBoth(called, isKeptBy);
  const target = called.value;
  if (target.declaredIdempotent !== undefined) return yes;
  return all(not(isSwitchedOff(target)), () => isKeptInSource(target, target.handler));
}

/** What the handler's source says; where it says nothing, what the template shows. */
function isKeptInSource(target: LambdaFunction, handler: LambdaFunction["handler"]): Answer {
  if (handler.is === "unknown" && handler.open !== undefined) {
    return inBoth<Handler | NoHandler>(handler, (one) => isKeptInSource(target, one));
  }
  if (handler.is !== "known" || "because" in handler.value) return showsInTemplate(target);
  const { is } = verdictOn(handler.value);
  if (is === "idempotent" || is === "harmless") return yes;
  // Where the source calls what nobody can read, that may be what keeps the records.
  const mayKeep = is === "untold" || (is === "sends" && handler.value.unclear.length > 0);
  return mayKeep ? showsInTemplate(target) : no;
}

function showsInTemplate(target: LambdaFunction): Answer {
  return any(hasTellingVariable(target), () => any(...target.tables.map((one) => keepsRecordsIn(target, one))));
}

/**
 * A question about the source of the function that is called. `unread` answers where only a deployment tells which function that is or where
 * its source lies; of a source that lies elsewhere nobody asks.
 */
export function overSource(
  consumer: Consumer,
  ask: (handler: Handler, called: LambdaFunction) => Answer,
  unread: (because: string) => Answer = unsure,
): Answer {
  const ofFunction = (called: Consumer["function"]): Answer => {
    if (called.is === "absent") return no;
    if (called.is === "known") return ofHandler(called.value.handler, called.value);
    if (called.open !== undefined) return inBoth(called, ofFunction);
    const isElsewhere = consumer.callee.is === "known" && consumer.callee.refersTo === undefined;
    return isElsewhere ? no : unread(called.because);
  };
  const ofHandler = (handler: LambdaFunction["handler"], called: LambdaFunction): Answer => {
    if (handler.is === "absent") return no;
    if (handler.is === "unknown")
      return handler.open === undefined ? unread(handler.because) : inBoth<Source>(handler, (one) => ofHandler(one, called));
    if (!("because" in handler.value)) return ask(handler.value, called);
    return handler.value.isOpen === true ? unread(handler.value.because) : no;
  };
  return ofFunction(consumer.function);
}

type Source = Handler | NoHandler;

/** What was read of the source of the function that is called, and what it says; undefined where no function is known. */
export function sourceOf(consumer: Consumer): { readonly handler: Handler | NoHandler; readonly verdict: Verdict } | undefined {
  if (consumer.function.is !== "known" || consumer.function.value.handler.is !== "known") return undefined;
  const handler = consumer.function.value.handler.value;
  return { handler, verdict: "because" in handler ? { is: "untold", fact: undefined } : verdictOn(handler) };
}

/** Whether the function's environment switches the idempotency of Powertools off. */
export function isSwitchedOff(target: LambdaFunction): Answer {
  return overEnvironment(target, (variables) => {
    const value = variables.get(disablingVariable);
    return value === undefined ? no : satisfies(value, (text) => /^(1|true|t|yes|y|on)$/i.test(text));
  });
}

/** Whether the idempotency of a stream function is switched off, and no bisecting mapping is told so already. */
export function isSwitchedOffUntold(target: CalledFunction): Answer {
  const bisects = ({ consumer, there }: CountedConsumer): Answer =>
    all(certainly(consumer.declaredIdempotent === undefined && target.declaredIdempotent === undefined), there, () =>
      isBisecting(consumer),
    );
  return all(
    isSwitchedOff(target),
    () => moreThan(0, target.callers),
    () => not(any(...target.callers.map((caller) => () => bisects(caller)))),
  );
}

/** Where the switch is written. */
export function switchOf({ environment }: LambdaFunction): Value<string> {
  return environment.is === "known" ? (environment.value.get(disablingVariable) ?? absent) : absent;
}

function hasTellingVariable(target: LambdaFunction): Answer {
  return overEnvironment(target, (variables) =>
    any(
      ...[...variables]
        .filter(([name]) => name !== disablingVariable)
        .map(([name, value]) => all(speaksOfIt(name, value), isPresent(value))),
    ),
  );
}

function speaksOfIt(name: string, value: Value<string>): Answer {
  if (value.is === "unknown" && value.open !== undefined) return inBoth<string>(value, (one) => speaksOfIt(name, one));
  return certainly(tells(name) || (value.is === "known" && tells(value.value)));
}

function keepsRecordsIn(target: LambdaFunction, { table, given }: GivenTable): Answer {
  return all(
    given,
    any(hasTellingName(table), () => all(isIdempotencyStore(table), () => mayKeepRecords(target.grants, table))),
  );
}

function overEnvironment(target: LambdaFunction, ask: (variables: ReadonlyMap<string, Value<string>>) => Answer): Answer {
  const visit = (environment: LambdaFunction["environment"]): Answer => {
    if (environment.is === "absent") return no;
    return environment.is === "unknown" ? inBoth(environment, visit) : ask(environment.value);
  };
  return visit(target.environment);
}
