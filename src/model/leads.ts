import { Candidates } from "./candidates.js";
import { anyOf, allOf, always, never } from "./condition.js";
import type { Condition } from "./condition.js";
import type { ConsumerPart } from "./consumer.js";
import { leadsOf } from "./lead.js";
import type { Lead, PossibleLead } from "./lead.js";
import { once } from "./once.js";
import type { Parts } from "./parts.js";
import { scopeOf } from "./reference.js";
import type { RegistrationPart } from "./stream.js";

/** A consumer with everything that it may read. */
export interface Reader {
  readonly part: ConsumerPart;
  readonly leads: readonly PossibleLead[];
}

/** A registered consumer with every stream that it may be registered with. */
export interface RegisteredPart {
  readonly part: RegistrationPart;
  readonly leads: readonly PossibleLead[];
}

/** A stream that no file declares, by what its readers call it. */
export interface StreamElsewhere {
  /** Unique in the run, like those of declared streams. */
  readonly id: string;
  readonly name: string;
  /** Where one of its readers leads to it. */
  readonly when: Condition;
}

/** Who reads what, whatever the scenario: worked out once for all the scenarios of a file. */
export class Leads {
  readonly readers: readonly Reader[];
  /** In the order of their first readers. */
  readonly elsewhere: readonly StreamElsewhere[];
  readonly #idsByKey = new Map<string, string>();
  /** Readers by the id of the registered consumer that they may read through. */
  readonly #byRegistration = once(() => new Candidates(this.readers, registrationsOf));
  /** Registered consumers with all the streams that they may be registered with, by the ids of these. */
  readonly #registrations: () => Candidates<RegisteredPart>;
  readonly #byConsumer: ReadonlyMap<string, Reader>;
  /** Stream → the indices of those that may lead to it. */
  readonly #byStream = new Map<string, number[]>();
  /** Readers that may read any declared stream. */
  readonly #astray: number[] = [];

  constructor(parts: Parts) {
    this.readers = parts.consumers.map((part) => ({ part, leads: leadsOf(part.source, scopeOf(part), parts) }));
    this.#byConsumer = new Map(this.readers.map((reader) => [reader.part.id, reader]));
    this.elsewhere = this.#streamsElsewhere(parts);
    this.#registrations = once(() => {
      const registrations = parts.registrations.map((part) => ({ part, leads: leadsOf(part.stream, scopeOf(part), parts) }));
      return new Candidates(registrations, ({ leads }) => this.streamsOf(leads));
    });
    this.readers.forEach(({ leads }, index) => {
      for (const id of new Set(leads.map(({ lead }) => this.idOf(lead)))) {
        if (id === undefined) continue;
        const indices = this.#byStream.get(id);
        if (indices === undefined) this.#byStream.set(id, [index]);
        else indices.push(index);
      }
      if (leads.some(({ lead }) => doubtOf(lead) !== undefined)) this.#astray.push(index);
    });
  }

  /** The consumer of this id. */
  reader(id: string): Reader | undefined {
    return this.#byConsumer.get(id);
  }

  /** The id of the stream that a lead leads to. */
  idOf(lead: Lead): string | undefined {
    if (lead.to === "stream") return lead.stream.id;
    return lead.to === "elsewhere" ? this.#idsByKey.get(lead.key) : undefined;
  }

  /** The readers that may read a stream, in the order of the file. */
  readersOf(id: string, isDeclared: boolean): readonly Reader[] {
    const certain = this.#byStream.get(id) ?? [];
    const indices = isDeclared && this.#astray.length > 0 ? [...new Set([...certain, ...this.#astray])].sort((a, b) => a - b) : certain;
    return indices.flatMap((index) => this.readers[index] ?? []);
  }

  /** The readers that may read through the registered consumer of this id. */
  readersThrough(id: string): readonly Reader[] {
    return this.#byRegistration().of(id);
  }

  /** The consumers that may be registered with the stream of this id. */
  registeredWith(id: string): readonly RegisteredPart[] {
    return this.#registrations().of(id);
  }

  /** The ids of the streams that are meant; undefined where any may be. */
  streamsOf(leads: readonly PossibleLead[]): readonly string[] | undefined {
    return leads.some(({ lead }) => doubtOf(lead) !== undefined) ? undefined : leads.flatMap(({ lead }) => this.idOf(lead) ?? []);
  }

  #streamsElsewhere({ streams }: Parts): readonly StreamElsewhere[] {
    const taken = new Set(streams.map(({ id }) => id));
    const found = new Map<string, { name: string; when: Condition }>();
    for (const { part, leads } of this.readers) {
      for (const { lead, when } of leads) {
        if (lead.to !== "elsewhere") continue;
        const here = allOf(part.when, when);
        const earlier = found.get(lead.key);
        found.set(lead.key, { name: earlier?.name ?? lead.name, when: anyOf(earlier?.when ?? never, here) });
        if (earlier !== undefined) continue;
        // An export and a resource may be called alike and are two streams.
        const scope = scopeOf(part);
        const id = taken.has(`${scope}#${lead.name}`) ? `${scope}#${lead.key}` : `${scope}#${lead.name}`;
        taken.add(id);
        this.#idsByKey.set(lead.key, id);
      }
    }
    return [...found].map(([key, { name, when }]) => ({ id: this.#idsByKey.get(key) ?? key, name, when }));
  }
}

/** Undefined where it may be any. */
function registrationsOf({ leads }: Reader): readonly string[] | undefined {
  const isAstray = leads.some(({ lead }) => lead.over === undefined && doubtOf(lead) !== undefined);
  return isAstray ? undefined : leads.flatMap(({ lead }) => lead.over ?? []);
}

/** Why a reader may read any stream that is declared; undefined where it may not. */
export function doubtOf(lead: Lead): string | undefined {
  if (lead.to === "elsewhere") return lead.doubt;
  return lead.to === "nowhere" && lead.among?.length !== 0 ? lead.because : undefined;
}

/** The circumstances under which a reader reads the stream of this id for certain. */
export function whenReading({ leads }: Reader, isIt: (lead: Lead) => boolean): Condition {
  const those = leads.filter(({ lead }) => isIt(lead));
  return those.length === leads.length ? always : anyOf(...those.map(({ when }) => when));
}
