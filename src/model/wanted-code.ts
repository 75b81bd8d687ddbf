import { identityOfCode } from "./code.js";
import type { Code } from "./code.js";
import { functionCalledBy } from "./called-function.js";
import type { ConsumerPart } from "./consumer.js";
import type { FunctionPart } from "./function.js";
import { wordsOfFailures } from "./handler.js";
import type { Parts } from "./parts.js";
import { oncePer } from "./once.js";
import { isReferenceTo } from "./reference.js";
import { partReferredTo } from "./by-id.js";
import { anyDeployment } from "./scenario.js";
import type { Scenario } from "./scenario.js";
import { leavesOf } from "./value.js";
import type { Value, Written } from "./value.js";

/** Code of which some question needs the source. */
export interface WantedCode {
  readonly code: Code;
  /** It is worth being read only if its first file speaks of this. */
  readonly ifItSpeaksOf?: RegExp;
}

/**
 * The code of the functions of which some question needs the source, each once: of those that get records again which they may have
 * processed, that have to tell which records failed, or that are given the table whose stream calls them. Of all others it matters only
 * whether they tell which records failed.
 */
export function codeWantedBy(parts: Parts): readonly WantedCode[] {
  if (parts.functions.length === 0 && parts.consumers.every(({ ownFunction }) => ownFunction === undefined)) return [];
  const scenario = anyDeployment(parts);
  const wanted = new Map<string, WantedCode>();
  for (const part of parts.consumers) {
    for (const called of functionsOf(part, parts, scenario)) {
      const isWanted = part.kind === "lambda" || part.kind === "pipe";
      const isPlain = asksForSource(part) || isGivenItsSource(part, called, parts);
      for (const code of isWanted ? localCodeOf(called) : []) {
        const key = identityOfCode(code);
        if (isPlain) wanted.set(key, { code });
        else if (part.kind === "lambda" && !wanted.has(key)) wanted.set(key, { code, ifItSpeaksOf: wordsOfFailures });
      }
    }
  }
  return [...wanted.values()];
}

/** Whether the consumer bisects or waits for an answer about failed records, or may. */
function asksForSource({ settings }: ConsumerPart): boolean {
  return mayBeTrue(settings.bisect) || mayBeTrue(settings.reportBatchItemFailures);
}

function mayBeTrue(written: Written<boolean>): boolean {
  return leavesOf(written).some(({ value }) => value.is === "unknown" || (value.is === "known" && value.value));
}

/** Whether the environment of the function names the table whose stream calls it. */
function isGivenItsSource(consumer: ConsumerPart, { environment }: FunctionPart, { tables }: Parts): boolean {
  const [table] = referencesIn(consumer.source).flatMap((reference) => partReferredTo(reference, tables) ?? []);
  if (table === undefined) return false;
  return leavesOf(environment).some(
    ({ value }) =>
      value.is === "known" &&
      [...value.value.values()].some((text) => referencesIn(text).some((reference) => isReferenceTo(reference, table))),
  );
}

function referencesIn(written: Written<string>): readonly ResourceReference[] {
  return leavesOf(written).flatMap(({ value }) => {
    const reference = value.is === "absent" ? undefined : value.refersTo;
    return reference?.to === "resource" ? [reference] : [];
  });
}

type ResourceReference = Parameters<typeof isReferenceTo>[0];

function localCodeOf({ code }: FunctionPart): readonly Code[] {
  return leavesOf(code).flatMap(({ value }) => (value.is === "known" && value.value.kind !== "elsewhere" ? [value.value] : []));
}

/** The functions that a consumer calls in some deployment. */
function functionsOf(part: ConsumerPart, parts: Parts, scenario: Scenario): readonly FunctionPart[] {
  if (part.ownFunction !== undefined) return [part.ownFunction];
  const byPlace = functionsByPlace(parts.functions);
  return placesIn(functionCalledBy(part, parts, scenario)).flatMap((place) => byPlace.get(place) ?? []);
}

const functionsByPlace = oncePer((functions: Parts["functions"]) => new Map(functions.map((one) => [one.place, one])));

/** Where the functions stand that are called in some deployment. */
function placesIn(called: Value<{ readonly place: FunctionPart["place"] }>): readonly FunctionPart["place"][] {
  if (called.is === "known") return [called.value.place];
  if (called.is === "absent" || called.open === undefined) return [];
  const open = called.open as { readonly then: typeof called; readonly otherwise: typeof called };
  return [...placesIn(open.then), ...placesIn(open.otherwise)];
}
