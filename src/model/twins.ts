import { all, any, certainly, no, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import { allOf } from "./condition.js";
import { isReading } from "./consumer.js";
import type { Consumer, ConsumerPart, CountedConsumer } from "./consumer.js";
import { follow } from "./follow.js";
import { kindOf } from "./lead.js";
import type { PossibleLead } from "./lead.js";
import { doubtOf } from "./leads.js";
import type { Leads, Reader } from "./leads.js";
import type { Mappings } from "./mappings.js";
import type { Parts } from "./parts.js";
import { asOpenText } from "./reference.js";
import type { Scenario } from "./scenario.js";
import { inBoth, inScenario, isOpen } from "./value.js";
import type { Value } from "./value.js";

/** What readers are compared in. */
export interface Compared {
  readonly parts: Parts;
  readonly leads: Leads;
  readonly scenario: Scenario;
  readonly consumerOf: (reader: Reader) => Consumer;
  readonly mappings: Mappings;
}

/** The mappings before this one of which the same function may be called with the records of the same stream. */
export function twinsOf(reader: Reader, compared: Compared): readonly CountedConsumer[] {
  if (reader.part.kind !== "lambda") return [];
  return compared.mappings.before(reader).flatMap((other) => {
    const same = all(callsTheSame(reader.part, other.part, compared), () => readsTheSame(reader, other, compared));
    if (same.is === "no") return [];
    const consumer = compared.consumerOf(other);
    return [{ consumer, there: all(same, isReading(consumer)) }];
  });
}

/** A function by a version or an alias of its own is another one. */
function callsTheSame(one: ConsumerPart, other: ConsumerPart, { parts, scenario }: Compared): Answer {
  const called = (part: ConsumerPart): Value<string> => calledBy(part, parts, scenario);
  return isSame(called(one), called(other), one, other);
}

function isSame(one: Value<string>, other: Value<string>, by: ConsumerPart, byOther: ConsumerPart): Answer {
  if (isOpen<string>(one)) return inBoth<string>(one, (it) => isSame(it, other, by, byOther));
  if (isOpen<string>(other)) return inBoth<string>(other, (it) => isSame(one, it, by, byOther));
  if (one.is === "absent" || other.is === "absent") return no;
  const [identity, otherIdentity] = [identityOf(one, by), identityOf(other, byOther)];
  if (identity !== undefined && identity === otherIdentity) return certainly(true);
  const doubt = [one, other].find((value) => value.is === "unknown" && value.refersTo?.to !== "resource");
  return doubt?.is === "unknown" ? unsure(doubt.because) : no;
}

/** What a mapping calls, by whatever name. */
export function calledBy(part: ConsumerPart, parts: Parts, scenario: Scenario): Value<string> {
  return follow(inScenario(part.function, scenario), parts, scenario);
}

/** Equal for what calls the same function. */
export function identityOf(called: Exclude<Value<string>, { is: "absent" }>, by: ConsumerPart): string | undefined {
  if (by.ownFunction !== undefined) return by.ownFunction.id;
  const { refersTo } = called;
  if (refersTo?.to === "resource") {
    const isItself = ["Arn", "arn", "function_name", "id", undefined].includes(refersTo.attribute);
    return `${refersTo.file}#${refersTo.name}${isItself ? "" : `.${String(refersTo.attribute)}`}`;
  }
  if (refersTo !== undefined) return `${"file" in refersTo ? refersTo.file : ""} ${asOpenText(refersTo)}`;
  return called.is === "known" ? (/^arn:[^:]*:lambda:[^:]*:[^:]*:function:(.+)$/.exec(called.value)?.[1] ?? called.value) : undefined;
}

function readsTheSame(one: Reader, other: Reader, compared: Compared): Answer {
  return any(...one.leads.flatMap((lead) => other.leads.map((otherLead) => leadTogether(one, lead, other, otherLead, compared))));
}

function leadTogether(one: Reader, its: PossibleLead, other: Reader, others: PossibleLead, { leads, scenario }: Compared): Answer {
  const [id, otherId] = [leads.idOf(its.lead), leads.idOf(others.lead)];
  const doubt = doubtOf(its.lead) ?? doubtOf(others.lead);
  const isIt = id !== undefined && id === otherId && its.lead.over === others.lead.over;
  if (!isIt && doubt === undefined) return no;
  const [kind, otherKind] = [kindOf(one.part, its.lead), kindOf(other.part, others.lead)];
  if (!isIt && kind !== undefined && otherKind !== undefined && kind !== otherKind) return no;
  const together = scenario.holds(allOf(one.part.when, its.when, other.part.when, others.when));
  return isIt || doubt === undefined ? together : all(together, unsure(doubt));
}
