import { Candidates } from "./candidates.js";
import type { Consumer } from "./consumer.js";
import type { Leads, Reader } from "./leads.js";
import { once } from "./once.js";
import type { Parts } from "./parts.js";
import type { Scenario } from "./scenario.js";
import { calledBy, identityOf } from "./twins.js";
import { inScenario, isOpen } from "./value.js";

/** The mappings of functions, found in one scenario by what they call and read. */
export class Mappings {
  readonly #all: () => readonly Reader[];
  readonly #byFunction: () => Candidates<Reader>;
  readonly #byTask: () => Candidates<Reader>;
  readonly #tasksOf: (reader: Reader) => readonly string[] | undefined;

  constructor(parts: Parts, leads: Leads, scenario: Scenario, consumerOf: (reader: Reader) => Consumer) {
    this.#all = once(() => leads.readers.filter(({ part }) => part.kind === "lambda"));
    this.#byFunction = once(() => {
      const existing = this.#all().filter(({ part }) => scenario.holds(part.when).is !== "no");
      return new Candidates(existing, (reader) => functionsOf(reader, consumerOf(reader), scenario));
    });
    this.#byTask = once(() => new Candidates(this.#all(), this.#tasksOf));
    this.#tasksOf = (reader) => tasksOf(reader, parts, leads, scenario);
  }

  /** Those that may call the function of this id. */
  callersOf(id: string): readonly Reader[] {
    return this.#byFunction().of(id);
  }

  /** Those before this one that may call the same function with records of the same stream. */
  before(reader: Reader): readonly Reader[] {
    const tasks = this.#tasksOf(reader);
    const alike = tasks === undefined ? this.#all() : this.#byTask().of(...tasks);
    return alike.slice(0, Math.max(0, alike.indexOf(reader)));
  }
}

/** The ids of the functions that a mapping calls; undefined where it may be any. */
function functionsOf({ part }: Reader, { function: called }: Consumer, scenario: Scenario): readonly string[] | undefined {
  if (called.is === "known") return [called.value.id];
  if (called.is === "absent") return [];
  const name = inScenario(part.function, scenario);
  const isElsewhere = called.open === undefined && (name.is === "absent" || name.refersTo?.to === "resource");
  return isElsewhere ? [] : undefined;
}

/** Equal for mappings that call one function with the records of one stream; undefined where nobody knows what it calls or reads. */
function tasksOf({ part, leads: its }: Reader, parts: Parts, leads: Leads, scenario: Scenario): readonly string[] | undefined {
  const called = calledBy(part, parts, scenario);
  if (called.is === "absent") return [];
  if (isOpen(called) || (called.is === "unknown" && called.refersTo?.to !== "resource")) return undefined;
  const streams = leads.streamsOf(its);
  return streams?.map((stream) => `${identityOf(called, part) ?? ""} ${stream}`);
}
