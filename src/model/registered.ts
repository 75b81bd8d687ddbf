import { all, any, certainly, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import { allOf } from "./condition.js";
import { isReading } from "./consumer.js";
import { kindOf } from "./lead.js";
import type { PossibleLead } from "./lead.js";
import { doubtOf } from "./leads.js";
import type { Reader } from "./leads.js";
import { once } from "./once.js";
import type { Registered, Registration, RegistrationPart, Subscription } from "./stream.js";
import { subjectOf } from "./subject.js";
import type { Compared } from "./twins.js";

/** A registered consumer in one scenario, with the readers that read through it. */
export function registrationIn(part: RegistrationPart, compared: Compared): Registration {
  const { id, place, when, dialect } = part;
  const readers = once(() => readersThrough(part, compared));
  return {
    ...{ id, subject: subjectOf(part), place, when, dialect },
    get isMentioned() {
      // What is made in unknown numbers is for whoever calls the module.
      return part.repeats === true ? unsure("nothing tells how many of it there are") : certainly(part.isMentioned);
    },
    get readers() {
      return readers();
    },
  };
}

function readersThrough(part: RegistrationPart, compared: Compared): readonly Subscription[] {
  return compared.leads.readersThrough(part.id).flatMap((reader) => {
    const reads = any(...reader.leads.map((one) => readsThrough(part, reader, one, compared)));
    if (reads.is === "no") return [];
    const consumer = compared.consumerOf(reader);
    const there = all(reads, () => isReading(consumer));
    return [{ consumer, reads: consumer.reads, there, ...(reader.part.repeats === true ? { weight: Infinity } : {}) }];
  });
}

function readsThrough(part: RegistrationPart, reader: Reader, { lead, when }: PossibleLead, { scenario }: Compared): Answer {
  const holds = scenario.holds(allOf(reader.part.when, when));
  if (lead.over !== undefined) return lead.over === part.id ? holds : { is: "no" };
  const doubt = kindOf(reader.part, lead) === "dynamodb" ? undefined : doubtOf(lead);
  return doubt === undefined ? { is: "no" } : all(holds, unsure(`${subjectOf(reader.part)} may read through it: ${doubt}`));
}

/** The consumers that are registered with the stream of this id, or may be. */
export function registeredWith(id: string, { leads, scenario }: Compared): readonly Registered[] {
  return leads.registeredWith(id).flatMap(({ part, leads: itsLeads }) => {
    const ways = itsLeads.map(({ lead, when }): Answer => {
      const holds = scenario.holds(allOf(part.when, when));
      if (leads.idOf(lead) === id) return holds;
      const doubt = doubtOf(lead);
      return doubt === undefined ? { is: "no" } : all(holds, unsure(`${subjectOf(part)} may be registered with it: ${doubt}`));
    });
    const there = any(...ways);
    return there.is === "no"
      ? []
      : [{ subject: subjectOf(part), place: part.place, there, ...(part.repeats === true ? { weight: Infinity } : {}) }];
  });
}
