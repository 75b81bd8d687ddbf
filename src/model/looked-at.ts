import { all, not, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer, ConsumerPart } from "./consumer.js";
import { partOfId, partReferredTo } from "./by-id.js";
import type { Parts } from "./parts.js";
import { meantBy, partsOfKind } from "./same-thing.js";
import type { Meant, NamedKind } from "./same-thing.js";
import type { Scenario } from "./scenario.js";
import { inScenario, isOpen } from "./value.js";
import type { Value } from "./value.js";

/** Something that an alarm may look at, and whether it is the consumer's. */
export interface Thing {
  readonly meant: Meant;
  readonly there: Answer;
}

/** The function that a consumer calls; two where a condition decides. */
export function functionsOf(part: ConsumerPart, parts: Parts, scenario: Scenario): readonly Thing[] {
  const own = part.ownFunction;
  if (own !== undefined) return [{ meant: { part: own, name: inScenario(own.settings.name, scenario) }, there: yes }];
  const unaliased = (value: Value<string>): Value<string> => withoutAlias(value, parts, scenario);
  return thingsMeant(inScenario(part.function, scenario), "function", parts, scenario, unaliased);
}

/** An alias or a version as the function that it is one of. */
function withoutAlias(value: Value<string>, parts: Parts, scenario: Scenario): Value<string> {
  const reference = value.is === "absent" ? undefined : value.refersTo;
  const alias = reference?.to === "resource" ? partReferredTo(reference, parts.functionNames) : undefined;
  return alias === undefined ? value : inScenario(alias.function, scenario);
}

/** The stream that a consumer reads, by the name that metrics have for it: of a table's stream there is the table. */
export function streamsOf(
  part: ConsumerPart,
  { stream }: Pick<Consumer, "stream">,
  kind: "stream" | "table",
  parts: Parts,
  scenario: Scenario,
): readonly Thing[] {
  if (stream?.declared !== true) return thingsMeant(inScenario(part.source, scenario), kind, parts, scenario);
  const declared = partOfId(stream.id, partsOfKind(kind, parts));
  return declared === undefined ? [] : [{ meant: { part: declared, name: stream.name }, there: yes }];
}

/** The queue that takes what a consumer gives up. */
export function queuesOf({ onFailure }: Pick<Consumer, "onFailure">, parts: Parts, scenario: Scenario): readonly Thing[] {
  return thingsMeant(onFailure, "queue", parts, scenario);
}

function thingsMeant(
  value: Value<string>,
  kind: NamedKind,
  parts: Parts,
  scenario: Scenario,
  behind: (value: Value<string>) => Value<string> = (one) => one,
): readonly Thing[] {
  if (value.is === "absent") return [];
  if (isOpen(value)) {
    const { which, then, otherwise } = value.open;
    const where = (answer: Answer, one: Value<string>): readonly Thing[] =>
      thingsMeant(one, kind, parts, scenario, behind).map(({ meant, there }) => ({ meant, there: all(answer, there) }));
    return [...where(which, then), ...where(not(which), otherwise)];
  }
  const found = behind(value);
  return found.is === "absent" ? [] : [{ meant: meantBy(found, kind, parts, scenario), there: yes }];
}
