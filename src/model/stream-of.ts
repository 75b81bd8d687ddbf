import type { Alarm } from "./alarm.js";
import type { Change } from "./change.js";
import type { Consumer } from "./consumer.js";
import type { CalledFunction } from "./function.js";
import type { Registration, Stream } from "./stream.js";

/** Id of the one stream that a subject has to do with; undefined where there are several, or nobody knows which. */
export function streamIdOf(subject: Stream | Consumer | CalledFunction | Registration | Alarm | Change): string | undefined {
  if ("subscriptions" in subject) return subject.id;
  if ("streamKind" in subject) return subject.stream?.id;
  if ("callers" in subject) return onlyOne(subject.callers.map(({ consumer }) => consumer));
  if ("sights" in subject) return onlyOne(subject.sights.map(({ consumer }) => consumer));
  if ("readers" in subject) return onlyOne(subject.readers.map(({ consumer }) => consumer));
  return subject.stream?.after?.id ?? subject.reader?.after.stream?.id;
}

function onlyOne(consumers: readonly Consumer[]): string | undefined {
  const [first, ...others] = new Set(consumers.map(({ stream }) => stream?.id));
  return others.length === 0 ? first : undefined;
}
