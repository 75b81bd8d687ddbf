import type { Place } from "../source/place.js";
import { yes } from "./answer.js";
import type { Scenario } from "./scenario.js";
import type { Consumer, ConsumerSettings, Reads } from "./consumer.js";
import { leadsOf } from "./lead.js";
import { scopeOf } from "./reference.js";
import type { Parts } from "./parts.js";
import type { Stream, Subscription } from "./stream.js";
import type { ValuesOf } from "./settings.js";
import { absent, known, perhapsAbsent } from "./value.js";
import { unwatched } from "./watched.js";

/** A reader that no template shows, as somebody declares it beside the templates. */
export interface ExternalReader {
  /** The name, the subject or the ARN of the stream. */
  readonly stream: string;
  /** What it is called in reports. */
  readonly name: string;
  readonly reads: Reads;
  /** Where it is declared; undefined for a declaration that stands in no file. */
  readonly place: Place | undefined;
}

/** The subscriptions of those readers that are declared for this stream. */
export function externalSubscriptions(
  stream: Stream,
  readers: readonly ExternalReader[],
  parts: Parts,
  scenario: Scenario,
): Subscription[] {
  return readers
    .filter((reader) => isCalled(stream, reader.stream, parts, scenario))
    .map((reader, index) => {
      const consumer = consumerOf(`${stream.id}#external${index + 1}`, reader, stream);
      return { consumer, reads: consumer.reads, there: yes };
    });
}

/** Whether that is the name, the subject or the ARN of the stream. */
export function isCalled(stream: Stream, name: string, parts: Parts, scenario: Scenario): boolean {
  if (name === stream.subject || name === stream.address || (stream.name.is === "known" && stream.name.value === name)) return true;
  if (!name.startsWith("arn:")) return false;
  const leads = leadsOf(known(name, stream.place), scopeOf({ id: stream.id, name: stream.address }), parts);
  return leads.some(({ lead, when }) => lead.to === "stream" && lead.stream.id === stream.id && scenario.holds(when).is !== "no");
}

function consumerOf(id: string, reader: ExternalReader, stream: Stream): Consumer {
  const place = reader.place ?? stream.place;
  return {
    ...hidden,
    ...{ id, subject: reader.name, kind: "external", place },
    ...{ when: stream.when, dialect: stream.dialect, streamKind: stream.kind, stream, unplaced: undefined },
    // A table's stream has no other way to be read.
    reads: known(stream.kind.is === "known" && stream.kind.value === "dynamodb" ? "shared" : reader.reads, place),
    function: unseen,
    ...{ source: unseen, sourceMistake: absent, filters: unseen, foreignSettings: new Map(), twins: [] },
    callee: unseen,
    before: [],
    destination: unseen,
    grants: unseen,
    declaredIdempotent: undefined,
    isNew: false,
    watched: unwatched,
  };
}

const unseen = perhapsAbsent("no template shows it");

/** It is said to read, so it is switched on. */
const hidden: ValuesOf<ConsumerSettings> = {
  ...{ startingPosition: unseen, batchSize: unseen, batchingWindow: unseen, retryAttempts: unseen, recordAge: unseen, bisect: unseen },
  ...{ parallelization: unseen, tumblingWindow: unseen, reportBatchItemFailures: unseen, onFailure: unseen },
  ...{ startingPositionTimestamp: unseen, target: unseen },
  ...{ parallelization: unseen, tumblingWindow: unseen, reportBatchItemFailures: unseen, onFailure: unseen, onSuccess: unseen },
  enabled: absent,
};
