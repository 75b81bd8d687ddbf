import type { Place } from "../source/place.js";
import type { ConsumerPart, Reads } from "./consumer.js";
import { kindOf } from "./lead.js";
import type { Lead, PossibleLead } from "./lead.js";
import type { StreamKind } from "./stream.js";
import { subjectOf } from "./subject.js";
import { known, mapKnown, unknown } from "./value.js";
import type { Value, Written } from "./value.js";

/** The lead as one value, which differs between circumstances. */
export function leadOf([first, ...others]: readonly PossibleLead[], place: Place): Written<Lead> {
  if (first === undefined) return unknown("no source is given", place);
  const then = known(first.lead, place);
  return others.length === 0 ? then : { is: "choice", condition: first.when, then, otherwise: leadOf(others, place) };
}

/** Why a lead leads nowhere; undefined where it leads to a stream. */
export function whyNowhere(lead: Value<Lead>): string | undefined {
  if (lead.is === "unknown") return lead.because;
  return lead.is === "known" && lead.value.to === "nowhere" ? lead.value.because : undefined;
}

/** The kind of stream that a consumer reads. */
export function kindWritten(part: ConsumerPart, written: Written<Lead>): Written<StreamKind> {
  return mapKnown(written, ({ value: lead }) => {
    const kind = kindOf(part, lead);
    const why = lead.to === "nowhere" ? lead.because : `nothing tells which kind of stream ${subjectOf(part)} reads`;
    return kind === undefined ? unknown(why, part.place) : known(kind, part.place);
  });
}

/** How a consumer reads. */
export function readsWritten(part: ConsumerPart, written: Written<Lead>): Written<Reads> {
  const { declaredReads, place } = part;
  return mapKnown(written, ({ value: lead }) => {
    if (kindOf(part, lead) === "dynamodb") return known("shared", place);
    const reads = declaredReads ?? (lead.to === "nowhere" ? undefined : lead.reads);
    return reads === undefined || reads === "unknown"
      ? unknown(`nothing tells whether ${subjectOf(part)} reads through a registered consumer`, place)
      : known(reads, place);
  });
}
