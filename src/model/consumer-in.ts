import { functionCalledBy } from "./called-function.js";
import type { Consumer } from "./consumer.js";
import { destinationOf, grantsOfSender } from "./failure-destination.js";
import type { Reader } from "./leads.js";
import type { Model } from "./link.js";
import { once } from "./once.js";
import { valuesIn, valuesOfList, valuesOfMap } from "./settings.js";
import type { Stream } from "./stream.js";
import { subjectOf } from "./subject.js";
import { kindWritten, leadOf, mistakeWritten, readsWritten, whyNowhere } from "./told-by-lead.js";
import { twinsOf } from "./twins.js";
import type { Compared } from "./twins.js";
import { absent, inScenario } from "./value.js";
import type { Watch } from "./watch.js";

/** What a consumer is joined to. */
export interface Around extends Compared {
  readonly watch: Watch;
  readonly model: Model;
}

/** A consumer in one scenario; what only few rules ask is worked out when one does. */
export function consumerIn(reader: Reader, around: Around): Consumer {
  const { part, leads } = reader;
  const { id, place, when, dialect, from, calls, declaredIdempotent } = part;
  const { parts, scenario, model } = around;
  const here = leads.filter((one) => scenario.holds(one.when).is !== "no");
  const lead = leadOf(here, place);
  const isUnplaced = here.every(({ lead: one }) => one.to === "nowhere");
  const streams = new Set(here.map(({ lead: one }) => around.leads.idOf(one)));
  const [stream] = streams.size === 1 ? streams : [];
  const called = once(() => functionCalledBy(part, parts, scenario));
  const filters = once(() => valuesOfList(part.filters ?? absent, scenario));
  const foreign = once(() => valuesOfMap(part.foreignSettings ?? new Map(), scenario));
  const twins = once(() => twinsOf(reader, around));
  const sentTo = once(() => destinationOf(part, parts, scenario));
  const watched = once(() => around.watch.on(part, around.consumerOf(reader), scenario, (other) => model.consumer(other)));
  return {
    ...valuesIn(part.settings, scenario),
    ...{ id, subject: subjectOf(part), kind: part.kind, place, when, dialect, from, calls, declaredIdempotent },
    isNew: parts.added?.has(id) === true,
    unplaced: isUnplaced || streams.size > 1 ? whyNowhere(inScenario(lead, scenario)) : undefined,
    streamKind: inScenario(kindWritten(part, lead), scenario),
    reads: inScenario(readsWritten(part, lead), scenario),
    source: inScenario(part.source, scenario),
    sourceMistake: inScenario(mistakeWritten(part, lead), scenario),
    callee: inScenario(part.function, scenario),
    get filters() {
      return filters();
    },
    get foreignSettings() {
      return foreign();
    },
    get twins() {
      return twins();
    },
    get stream(): Stream | undefined {
      return stream === undefined ? undefined : model.stream(stream);
    },
    get before() {
      return before(id, around);
    },
    get function() {
      return called();
    },
    get destination() {
      return sentTo();
    },
    get grants() {
      return grantsOfSender(part, called(), scenario);
    },
    get watched() {
      return watched();
    },
  };
}

function before(id: string, { model, scenario }: Around): Consumer["before"] {
  const { consumers } = model;
  const index = consumers.findIndex((one) => one.id === id);
  return consumers.slice(0, index).map((consumer) => ({ consumer, there: scenario.holds(consumer.when) }));
}
