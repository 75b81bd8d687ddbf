import { all, any } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Alarm, AlarmPart } from "./alarm.js";
import { partOfId } from "./by-id.js";
import { allOf } from "./condition.js";
import type { Condition } from "./condition.js";
import { consumerIn } from "./consumer-in.js";
import type { Around } from "./consumer-in.js";
import { isReading } from "./consumer.js";
import type { Consumer, ConsumerPart } from "./consumer.js";
import { externalSubscriptions } from "./external.js";
import { kindOf } from "./lead.js";
import { Leads, whenReading } from "./leads.js";
import type { Reader, StreamElsewhere } from "./leads.js";
import { Mappings } from "./mappings.js";
import { once, oncePer } from "./once.js";
import type { Parts } from "./parts.js";
import type { Scenario } from "./scenario.js";
import { valuesIn } from "./settings.js";
import type { Registration, Stream, StreamKind, StreamPart, StreamSettings, Subscription } from "./stream.js";
import { subjectOf } from "./subject.js";
import { calledFunction } from "./callers.js";
import type { CalledFunction, FunctionPart } from "./function.js";
import { registeredWith, registrationIn } from "./registered.js";
import { mayRead } from "./told-by-lead.js";
import type { Compared } from "./twins.js";
import { undeclaredSettings } from "./undeclared.js";
import { known, unknown } from "./value.js";
import { alarmIn, sightsByAlarm } from "./alarm-in.js";
import { Watch } from "./watch.js";

/** Streams and who reads them, in one scenario. */
export interface Model {
  readonly streams: readonly Stream[];
  readonly consumers: readonly Consumer[];
  readonly functions: readonly CalledFunction[];
  readonly registrations: readonly Registration[];
  /** One of them by its id; undefined where it does not exist in the scenario. */
  stream(id: string): Stream | undefined;
  consumer(id: string): Consumer | undefined;
  function(id: string): CalledFunction | undefined;
  registration(id: string): Registration | undefined;
  /** The alarms that its files declare. */
  readonly alarms: readonly Alarm[];
  alarm(id: string): Alarm | undefined;
}

/** Joins parts that belong together: every consumer to the stream it reads and to the function it calls, as they are in `scenario`. */
export function link(parts: Parts, scenario: Scenario): Model {
  return linker(parts)(scenario);
}

/** The same for many scenarios: each is joined once, and only as far as somebody asks. */
export function linker(parts: Parts): (scenario: Scenario) => Model {
  const leads = new Leads(parts);
  const watch = new Watch(parts);
  const models = new Map<number, Model>();
  let ofAll: { readonly scenario: Scenario; readonly model: Model } | undefined;
  return (scenario) => {
    // The first scenario is that of all deployments; to be told apart from others it need not be worked out.
    ofAll ??= { scenario, model: new Linked({ parts, leads, watch }, scenario) };
    if (scenario === ofAll.scenario) return ofAll.model;
    const model = models.get(scenario.id) ?? new Linked({ parts, leads, watch }, scenario);
    models.set(scenario.id, model);
    return model;
  };
}

/** What is worked out once for all scenarios. */
interface Linking {
  readonly parts: Parts;
  readonly leads: Leads;
  readonly watch: Watch;
}

class Linked implements Model {
  readonly #parts: Parts;
  readonly #leads: Leads;
  readonly #watch: Watch;
  readonly #scenario: Scenario;
  readonly #streams = new Map<string, Stream | undefined>();
  readonly #consumers = new Map<ConsumerPart, Consumer>();
  readonly #mappings: Mappings;
  readonly #functionOf = oncePer((part: FunctionPart) => calledFunction(part, this.#compared));
  /** What each alarm looks at, by its id. */
  readonly #sights = once(() => sightsByAlarm(this.consumers));

  constructor({ parts, leads, watch }: Linking, scenario: Scenario) {
    this.#parts = parts;
    this.#leads = leads;
    this.#watch = watch;
    this.#scenario = scenario;
    this.#mappings = new Mappings(parts, leads, scenario, (reader) => this.#consumerOf(reader));
  }

  get streams(): readonly Stream[] {
    const ids = [...this.#parts.streams, ...this.#leads.elsewhere].map(({ id }) => id);
    return ids.flatMap((id) => this.stream(id) ?? []);
  }

  get consumers(): readonly Consumer[] {
    return this.#leads.readers.filter((reader) => this.#exists(reader.part)).map((reader) => this.#consumerOf(reader));
  }

  stream(id: string): Stream | undefined {
    if (!this.#streams.has(id)) this.#streams.set(id, this.#makeStream(id));
    return this.#streams.get(id);
  }

  consumer(id: string): Consumer | undefined {
    const reader = this.#leads.reader(id);
    return reader === undefined || !this.#exists(reader.part) ? undefined : this.#consumerOf(reader);
  }

  get functions(): readonly CalledFunction[] {
    return this.#parts.functions.flatMap(({ id }) => this.function(id) ?? []);
  }

  function(id: string): CalledFunction | undefined {
    const part = partOfId(id, this.#parts.functions);
    return part === undefined || !this.#exists(part) ? undefined : this.#functionOf(part);
  }

  get registrations(): readonly Registration[] {
    return this.#parts.registrations.flatMap(({ id }) => this.registration(id) ?? []);
  }

  registration(id: string): Registration | undefined {
    const part = partOfId(id, this.#parts.registrations);
    return part === undefined || !this.#exists(part) ? undefined : registrationIn(part, this.#compared);
  }

  get #compared(): Compared {
    const consumerOf = (reader: Reader): Consumer => this.#consumerOf(reader);
    return { parts: this.#parts, leads: this.#leads, scenario: this.#scenario, consumerOf, mappings: this.#mappings };
  }

  get #around(): Around {
    return { ...this.#compared, watch: this.#watch, model: this };
  }

  get alarms(): readonly Alarm[] {
    return (this.#parts.alarms?.alarms ?? []).filter((part) => this.#exists(part)).map((part) => this.#alarmOf(part));
  }

  alarm(id: string): Alarm | undefined {
    const part = this.#watch.alarm(id);
    return part === undefined || !this.#exists(part) ? undefined : this.#alarmOf(part);
  }

  #alarmOf(part: AlarmPart): Alarm {
    return alarmIn(part, this.#parts, this.#sights, this.#scenario);
  }

  #exists({ when }: { readonly when: Condition }): boolean {
    return this.#scenario.holds(when).is !== "no";
  }

  #makeStream(id: string): Stream | undefined {
    const part = partOfId(id, this.#parts.streams);
    if (part !== undefined) return this.#exists(part) ? this.#declaredStream(part) : undefined;
    const elsewhere = partOfId(id, this.#leads.elsewhere);
    return elsewhere === undefined ? undefined : this.#streamElsewhere(elsewhere);
  }

  #declaredStream(part: StreamPart): Stream {
    const { id, name: address, kind, place, when, dialect, from, calls } = part;
    return this.#withSubscriptions(kind, part, {
      ...valuesIn<StreamSettings>(part.settings, this.#scenario),
      ...{ id, subject: subjectOf(part), address, kind: known(kind, place), place, when, dialect, from, calls, declared: true },
    });
  }

  #streamElsewhere({ id, name, when }: StreamElsewhere): Stream | undefined {
    const readers = this.#leads.readersOf(id, false).filter((reader) => this.#reads(reader, id).is !== "no");
    const [first] = readers;
    if (first === undefined) return undefined;
    const kinds = readers.flatMap(({ part, leads }) =>
      leads.flatMap(({ lead }) => (this.#leads.idOf(lead) === id ? (kindOf(part, lead) ?? []) : [])),
    );
    const { place, dialect } = first.part;
    return this.#withSubscriptions(undefined, undefined, {
      ...undeclaredSettings(name, place),
      ...{ id, subject: name, address: name, place, when, dialect, declared: false },
      kind: kinds[0] === undefined ? unknown(`nothing tells which kind of stream ${name} is`, place) : known(kinds[0], place),
    });
  }

  /** `kind`: that of a stream which is declared. */
  #withSubscriptions(
    kind: StreamKind | undefined,
    part: StreamPart | undefined,
    stream: Omit<Stream, "subscriptions" | "registrations" | "mayBeScaled">,
  ): Stream {
    const { externalReaders = [] } = this.#parts;
    const registered = once(() => registeredWith(stream.id, this.#compared));
    const shown = once(() => this.#subscriptions(stream.id, kind));
    const external = once(() =>
      externalSubscriptions(
        { ...stream, subscriptions: [], registrations: [], mayBeScaled: true },
        externalReaders,
        this.#parts,
        this.#scenario,
      ),
    );
    return {
      ...stream,
      get subscriptions() {
        return externalReaders.length === 0 ? shown() : [...shown(), ...external()];
      },
      get mayBeScaled() {
        return part?.mayBeScaled ?? true;
      },
      get registrations() {
        return registered();
      },
    };
  }

  /** Readers that cannot be placed may read any declared stream of their kind: their counts become unsure. */
  #subscriptions(id: string, kind: StreamKind | undefined): readonly Subscription[] {
    return this.#leads.readersOf(id, kind !== undefined).flatMap((reader) => {
      const { part, leads } = reader;
      const certain = this.#reads(reader, id);
      const doubts = kind === undefined ? [] : leads.flatMap((one) => mayRead(id, part, one, kind, this.#scenario));
      const reads = any(certain, ...doubts);
      if (reads.is === "no") return [];
      const consumer = this.#consumerOf(reader);
      const there = all(reads, () => isReading(consumer));
      const subscription = { consumer, reads: consumer.reads, there };
      return [part.repeats === true ? { ...subscription, weight: Infinity } : subscription];
    });
  }

  /** Whether the reader exists and what it names is this stream. */
  #reads(reader: Reader, id: string): Answer {
    const isIt = whenReading(reader, (lead) => this.#leads.idOf(lead) === id);
    return this.#scenario.holds(allOf(reader.part.when, isIt));
  }

  #consumerOf(reader: Reader): Consumer {
    const earlier = this.#consumers.get(reader.part);
    if (earlier !== undefined) return earlier;
    const made = consumerIn(reader, this.#around);
    this.#consumers.set(reader.part, made);
    return made;
  }
}
