import { allOf, anyOf, inWords } from "./condition.js";
import type { Condition } from "./condition.js";
import type { Consumer } from "./consumer.js";
import { leadsOf } from "./lead.js";
import type { Lead, PossibleLead } from "./lead.js";
import { Leads } from "./leads.js";
import type { Model } from "./link.js";
import type { Parts } from "./parts.js";
import type { Scenario } from "./scenario.js";
import { unknown } from "./value.js";

/** What is known of a consumer whose stream is not. */
export interface Unplaced {
  /** A clause such as "it depends on condition IsProd". */
  readonly because: string;
  /** Ids of the streams that it may read; none where nothing tells one stream from another. */
  readonly possible: readonly string[];
  /** What it reads in which deployments, where conditions decide that. */
  readonly cases: readonly Case[];
}

export interface Case {
  /** In words such as "IsProd is true". */
  readonly when: string;
  /** Undefined where no stream is known for these deployments. */
  readonly stream: string | undefined;
}

/** Tells of a consumer that `model` does not place what it may read, among the streams that exist there. */
export function possibleStreams(parts: Parts, model: Model): (consumer: Consumer, scenario: Scenario) => Unplaced {
  const leads = new Leads(parts);
  const idsOf = (lead: Lead): readonly string[] => {
    if (lead.to !== "nowhere") return [leads.idOf(lead) ?? []].flat();
    const perhaps = (lead.perhaps ?? []).flatMap((reference) => leadsOf({ ...unknown(lead.because), refersTo: reference }, "", parts));
    return [...(lead.among ?? []).map(({ id }) => id), ...perhaps.flatMap((one) => leads.idOf(one.lead) ?? [])];
  };
  return (consumer, scenario) => {
    const ways = (leads.reader(consumer.id)?.leads ?? []).filter(({ when }) => scenario.holds(when).is !== "no");
    return {
      because: reasonFor(consumer, ways),
      possible: [...new Set(ways.flatMap(({ lead }) => idsOf(lead)))].filter((id) => model.stream(id) !== undefined),
      cases:
        ways.length < 2
          ? []
          : ways.map(({ when, lead }) => ({ when: wordsIn(scenario, when), stream: model.stream(leads.idOf(lead) ?? "")?.id })),
    };
  };
}

/** Which condition it depends on, and why a source leads nowhere whatever that condition is. */
function reasonFor({ unplaced }: Consumer, ways: readonly PossibleLead[]): string {
  const nowhere = ways.flatMap(({ lead }) => (lead.to === "nowhere" ? [lead.because] : []));
  const reasons = [...new Set([unplaced ?? [], nowhere].flat())];
  return reasons.length === 0 ? "nothing tells which stream it reads" : reasons.join("; ");
}

/** The condition without what the scenario decides already. */
function wordsIn(scenario: Scenario, condition: Condition): string {
  return inWords(openIn(scenario, condition)) ?? "always";
}

function openIn(scenario: Scenario, condition: Condition): Condition {
  if (condition.is === "all") {
    return allOf(...condition.of.filter((part) => scenario.holds(part).is !== "yes").map((part) => openIn(scenario, part)));
  }
  if (condition.is === "any") {
    return anyOf(...condition.of.filter((part) => scenario.holds(part).is !== "no").map((part) => openIn(scenario, part)));
  }
  return condition;
}
