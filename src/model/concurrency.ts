import { all, moreThan, no, not, unsure } from "./answer.js";
import type { Answer, Counted } from "./answer.js";
import type { Consumer, CountedConsumer } from "./consumer.js";
import type { CalledFunction, LambdaFunction } from "./function.js";
import { absent, inBoth, is, isOpen, isPresent, satisfies, unknown } from "./value.js";
import type { Value } from "./value.js";

/** Whether the function may not run at all and yet is to be called with the records of a stream. */
export function mayNeverRun(target: CalledFunction): Answer {
  return all(is(target.reservedConcurrency, 0), () => moreThan(0, target.callers));
}

/** Whether the function's stream consumers call it more often at a time than it may run; nothing reserved is another matter. */
export function isCalledBeyondReserve(target: CalledFunction): Answer {
  const ask = (reserved: Value<number>): Answer => {
    if (reserved.is === "unknown") return inBoth(reserved, ask);
    return reserved.is === "absent" || reserved.value === 0 ? no : moreThan(reserved.value, target.callers.flatMap(callsAtATime));
  };
  return target.reservedConcurrency.is === "absent" ? no : ask(target.reservedConcurrency);
}

/** Whether a mapping runs several batches of each shard of an on-demand table at a time, and nothing limits its function. */
export function mayTakeAllConcurrency(consumer: Consumer): Answer {
  const { kind, parallelization, streamKind, stream, unplaced } = consumer;
  if (kind !== "lambda") return no;
  const isOnDemand = stream === undefined ? unsure(unplaced ?? "nothing tells which stream it reads") : is(stream.billing, "on-demand");
  return all(
    satisfies(parallelization, (factor) => factor > 1),
    is(streamKind, "dynamodb"),
    isOnDemand,
    () => reservesNothing(consumer.function),
  );
}

function reservesNothing(called: Value<LambdaFunction>): Answer {
  if (called.is === "unknown") return inBoth<LambdaFunction>(called, reservesNothing);
  return called.is === "absent" ? no : not(isPresent(called.value.reservedConcurrency));
}

/** How often a mapping calls its function at a time: for each shard as often as it is told to. */
export interface Demand {
  readonly consumer: Consumer;
  readonly shards: number;
  readonly factor: number;
}

/** What is certain of it, mapping by mapping: a stream has one shard at least. */
export function demandsOn(target: CalledFunction): readonly Demand[] {
  const certain = (value: Value<number>): number => (value.is === "known" ? value.value : 1);
  return target.callers
    .filter(({ there }) => there.is === "yes")
    .map(({ consumer }) => ({ consumer, shards: certain(shardsOf(consumer)), factor: certain(consumer.parallelization) }));
}

function callsAtATime({ consumer, there }: CountedConsumer): readonly Counted[] {
  return numbersIn(shardsOf(consumer), there).flatMap((shards) =>
    numbersIn(consumer.parallelization, shards.there).flatMap((factor): readonly Counted[] => {
      const because = [shards.because, factor.because].filter((one) => one !== undefined);
      const certain = { there: factor.there, weight: shards.number * factor.number };
      return because.length === 0 ? [certain] : [certain, { there: all(factor.there, unsure(...because)), weight: Infinity }];
    }),
  );
}

interface PossibleNumber {
  readonly there: Answer;
  readonly number: number;
  /** Why it may be more. */
  readonly because?: string;
}

/** Each number that a value may be, and whether it is; one where nothing is said, and at least one where nobody knows. */
function numbersIn(value: Value<number>, there: Answer): readonly PossibleNumber[] {
  if (value.is === "known") return [{ there, number: value.value }];
  if (value.is === "absent") return [{ there, number: 1 }];
  if (!isOpen<number>(value)) return [{ there, number: 1, because: value.because }];
  const { which, then, otherwise } = value.open;
  return [...numbersIn(then, all(which, there)), ...numbersIn(otherwise, all(not(which), there))];
}

function shardsOf({ stream, streamKind, unplaced, place }: Consumer): Value<number> {
  if (streamKind.is === "known" && streamKind.value === "dynamodb") {
    return unknown("the stream of a table has as many shards as its load asks for", place);
  }
  if (stream === undefined) return unknown(unplaced ?? "nothing tells which stream it reads", place);
  if (stream.mode.is === "unknown") return stream.mode;
  const isOnDemand = stream.mode.is === "known" && stream.mode.value === "on-demand";
  if (isOnDemand) return unknown(`${stream.subject} has as many shards as its load asks for`, place);
  return stream.shards.is === "absent" ? absent : stream.shards;
}
