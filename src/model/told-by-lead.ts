import { all, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import { allOf } from "./condition.js";
import type { Scenario } from "./scenario.js";
import type { ConsumerPart, Reads } from "./consumer.js";
import { kindOf } from "./lead.js";
import type { Lead, PossibleLead } from "./lead.js";
import type { SourceMistake } from "./source-mistake.js";
import { doubtOf } from "./leads.js";
import type { StreamKind, StreamPart } from "./stream.js";
import { subjectOf } from "./subject.js";
import { absent, known, mapKnown, unknown } from "./value.js";
import type { Value, Written } from "./value.js";
import type { Place } from "../source/place.js";

/** The lead as one value, which differs between circumstances. */
export function leadOf([first, ...others]: readonly PossibleLead[], place: Place): Written<Lead> {
  if (first === undefined) return unknown("no source is given", place);
  const then = known(first.lead, place);
  return others.length === 0 ? then : { is: "choice", condition: first.when, then, otherwise: leadOf(others, place) };
}

/** Why nobody knows which stream it is; undefined where somebody does. */
export function whyNowhere(lead: Value<Lead>): string | undefined {
  if (lead.is === "unknown") return lead.because;
  return lead.is === "known" && lead.value.to === "nowhere" ? lead.value.because : undefined;
}

/** The kind of stream that is read. */
export function kindWritten(part: ConsumerPart, written: Written<Lead>): Written<StreamKind> {
  return mapKnown(written, ({ value: lead }) => {
    const kind = kindOf(part, lead);
    const why = lead.to === "nowhere" ? lead.because : `nothing tells which kind of stream ${subjectOf(part)} reads`;
    return kind === undefined ? unknown(why, part.place) : known(kind, part.place);
  });
}

/** How it is read. */
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

/** What the source is where it is no stream; other services than these read tables, too. */
export function mistakeWritten(part: ConsumerPart, written: Written<Lead>): Written<SourceMistake> {
  if (part.kind !== "lambda" && part.kind !== "pipe") return absent;
  return mapKnown(written, ({ value: lead }): Written<SourceMistake> => {
    if (lead.mistake !== undefined) return known(lead.mistake, part.place);
    if (lead.to === "stream") return lackingWhere(lead.stream, part.place);
    const doubt = kindOf(part, lead) === "kinesis" ? undefined : doubtOf(lead);
    return doubt === undefined ? absent : unknown(doubt, part.place);
  });
}

/** A table may have its stream in some deployments only. */
function lackingWhere(stream: StreamPart, place: Place): Written<SourceMistake> {
  if (stream.kind === "kinesis" || stream.when.is === "always") return absent;
  const lacking: SourceMistake = { is: "table without a stream", table: subjectOf(stream), place: stream.place };
  return { is: "choice", condition: stream.when, then: absent, otherwise: known(lacking, place) };
}

/** Whether a reader that cannot be placed may read the stream of this id and kind. */
export function mayRead(
  id: string,
  part: ConsumerPart,
  { lead, when }: PossibleLead,
  kind: StreamKind,
  scenario: Scenario,
): readonly Answer[] {
  const because = doubtOf(lead);
  const own = kindOf(part, lead);
  if (lead.to === "nowhere" && lead.among !== undefined && !lead.among.some((stream) => stream.id === id)) return [];
  if (because === undefined || (own !== undefined && own !== kind)) return [];
  return [all(scenario.holds(allOf(part.when, when)), unsure(`${subjectOf(part)} may read it too: ${because}`))];
}
