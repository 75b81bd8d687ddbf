import { all, no, not } from "../model/answer.js";
import type { Answer } from "../model/answer.js";
import type { Change, Compared, FixedSetting } from "../model/change.js";
import { never } from "../model/condition.js";
import type { Condition, Named } from "../model/condition.js";
import { isSwitchedOn } from "../model/consumer.js";
import type { Consumer } from "../model/consumer.js";
import type { Versions } from "../model/differs.js";
import { linker } from "../model/link.js";
import type { Model } from "../model/link.js";
import type { Parts } from "../model/parts.js";
import type { Reference } from "../model/reference.js";
import { anyDeployment } from "../model/scenario.js";
import type { Scenario } from "../model/scenario.js";
import type { RegistrationPart, Stream } from "../model/stream.js";
import { subjectOf } from "../model/subject.js";
import type { PlannedChange } from "./deployed-plan.js";
import { fixedAsWritten, fixedInPlan, fixedOfReader, fixedOfStream } from "./fixed-settings.js";
import type { Pair } from "./pairs.js";
import type { Written } from "./raw.js";

/** What is compared. */
export interface Sides {
  readonly before: Parts;
  readonly after: Parts;
  readonly writtenBefore: Written;
  readonly writtenAfter: Written;
  /** What a plan says of the resource of this id; undefined where no plan speaks of it. */
  readonly planned: (id: string) => PlannedChange | undefined;
}

/** Which parts go together, by kind. */
export interface Pairs {
  readonly readers: readonly Pair[];
  readonly streams: readonly Pair[];
  readonly registrations: readonly Pair[];
  /** Tables of the first version that had a stream, and have none in the second one. */
  readonly withoutStream: readonly string[];
}

/** Two versions of what is deployed together. */
export class TwoVersions implements Compared {
  readonly all: Scenario;
  readonly named: readonly Named[];
  readonly #sides: Sides;
  readonly #pairs: Pairs;
  readonly #versions: Versions;
  readonly #before: (scenario: Scenario) => Model;
  readonly #after: (scenario: Scenario) => Model;

  constructor(sides: Sides, pairs: Pairs, versions: Versions) {
    this.#sides = sides;
    this.#pairs = pairs;
    this.#versions = versions;
    this.named = sides.after.conditions?.named ?? [];
    this.all = deploymentsOf(sides);
    this.#before = linker(sides.before);
    this.#after = linker(sides.after);
  }

  readonly changesIn = (scenario: Scenario): readonly Change[] => {
    const { readers, streams, withoutStream } = this.#pairs;
    return [
      ...readers.flatMap((pair) => this.#readerIn(pair, scenario) ?? []),
      ...streams.flatMap((pair) => this.#streamIn(pair, scenario) ?? []),
      ...withoutStream.flatMap((id) => this.#goneIn(id, scenario) ?? []),
    ];
  };

  readonly changeIn = (id: string, scenario: Scenario): Change | undefined => {
    const { readers, streams, withoutStream } = this.#pairs;
    const reader = readers.find(({ after }) => after === id);
    if (reader !== undefined) return this.#readerIn(reader, scenario);
    const stream = streams.find(({ after }) => after === id);
    if (stream !== undefined) return this.#streamIn(stream, scenario);
    return withoutStream.includes(id) ? this.#goneIn(id, scenario) : undefined;
  };

  #readerIn(pair: Pair, scenario: Scenario): Change | undefined {
    const [before, after] = [this.#before(scenario).consumer(pair.before), this.#after(scenario).consumer(pair.after)];
    if (before === undefined || after === undefined) return undefined;
    const both = { before, after };
    const known = fixedOfReader(both, this.#versions);
    return {
      ...this.#change(pair, after, isThere(before.when, scenario, after.when)),
      reader: both,
      fixed: this.#fixed(pair, both, known, () => this.#throughRegistration(after)),
    };
  }

  #streamIn(pair: Pair, scenario: Scenario): Change | undefined {
    const [before, after] = [this.#before(scenario).stream(pair.before), this.#after(scenario).stream(pair.after)];
    if (before === undefined) return undefined;
    if (after === undefined) return this.#goneIn(pair.before, scenario);
    const both = { before, after };
    return {
      ...this.#change(pair, after, isThere(before.when, scenario, after.when)),
      stream: both,
      losesStream: all(scenario.holds(before.when), not(scenario.holds(after.when)), this.#isTableIn(pair.after, scenario)),
      readersLeft: this.#readersLeft(before, scenario),
      fixed: this.#fixed(pair, both, fixedOfStream(both, this.#versions), () => []),
    };
  }

  /** A table that had a stream, which it has in none of these deployments any more. */
  #goneIn(id: string, scenario: Scenario): Change | undefined {
    const before = this.#before(scenario).stream(id);
    const table = this.#sides.after.tables.find((one) => one.id === id);
    if (before === undefined || table === undefined) return undefined;
    const { subject, when, dialect, calls } = before;
    return {
      ...{
        id,
        subject,
        when,
        dialect,
        calls,
        place: table.place,
        isInBoth: no,
        renamedFrom: undefined,
        fixed: [],
        versions: this.#versions,
      },
      reader: undefined,
      stream: { before, after: undefined },
      losesStream: all(scenario.holds(when), this.#isTableIn(id, scenario)),
      readersLeft: this.#readersLeft(before, scenario),
    };
  }

  #readersLeft({ subscriptions }: Stream, scenario: Scenario): Change["readersLeft"] {
    return subscriptions.flatMap((subscription) => {
      const pair = this.#pairs.readers.find(({ before }) => before === subscription.consumer.id);
      const after = pair === undefined ? undefined : this.#after(scenario).consumer(pair.after);
      return after === undefined
        ? []
        : [{ ...subscription, consumer: after, there: all(subscription.there, scenario.holds(after.when), () => isSwitchedOn(after)) }];
    });
  }

  #isTableIn(id: string, scenario: Scenario): Answer {
    return scenario.holds(this.#sides.after.tables.find((table) => table.id === id)?.when ?? never);
  }

  #change({ renamedFrom, isSame }: Pair, { id, subject, place, when, calls, dialect }: Consumer | Stream, isInBoth: Answer): Change {
    return {
      ...{ id, subject, place, when, calls, dialect, renamedFrom, versions: this.#versions },
      isInBoth: all(isInBoth, isSame),
      ...{ reader: undefined, stream: undefined, losesStream: no, readersLeft: [], fixed: [] },
    };
  }

  #fixed(
    { after: id }: Pair,
    { before, after }: { readonly before: Consumer | Stream; readonly after: Consumer | Stream },
    known: readonly FixedSetting[],
    more: () => readonly FixedSetting[],
  ): readonly FixedSetting[] {
    const planned = this.#sides.planned(id);
    if (planned !== undefined) return fixedInPlan(planned, after.place);
    const { writtenBefore, writtenAfter } = this.#sides;
    // The events of a function of SAM are no resources of their own: what replaces the function does not replace them.
    const written =
      after.dialect.format === "sam"
        ? []
        : fixedAsWritten(writtenBefore.at(before.place), writtenAfter.at(after.place), after.place, known);
    return [...known, ...written, ...more()];
  }

  /** A registered consumer that is made anew has a new ARN, and so its reader another source. */
  #throughRegistration({ source, dialect }: Consumer): readonly FixedSetting[] {
    const pair = this.#pairs.registrations.find(({ after }) => source.is !== "absent" && isReferenceTo(source.refersTo, after));
    if (pair === undefined) return [];
    const [one, other] = [find(this.#sides.before.registrations, pair.before), find(this.#sides.after.registrations, pair.after)];
    if (one === undefined || other === undefined) return [];
    const planned = this.#sides.planned(pair.after);
    const { writtenBefore, writtenAfter } = this.#sides;
    const fixed =
      planned !== undefined
        ? fixedInPlan(planned, other.place)
        : fixedAsWritten(writtenBefore.at(one.place), writtenAfter.at(other.place), other.place, []);
    return fixed.map(({ name, changed, place }) => ({
      ...{ name: dialect.format === "terraform" ? "event_source_arn" : "EventSourceArn", changed, place },
      because: `registered consumer ${subjectOf(other)} is made anew for its ${name}, and gets a new ARN`,
    }));
  }
}

function isThere(before: Condition, scenario: Scenario, after: Condition): Answer {
  return all(scenario.holds(before), scenario.holds(after));
}

function isReferenceTo(reference: Reference | undefined, id: string): boolean {
  return reference?.to === "resource" && `${reference.file}#${reference.name}` === id;
}

function find(parts: readonly RegistrationPart[], id: string): RegistrationPart | undefined {
  return parts.find((part) => part.id === id);
}

/** What is required of every deployment in either version is required of these. */
function deploymentsOf({ before, after }: Pick<Sides, "before" | "after">): Scenario {
  const required = [before, after].flatMap(({ conditions }) => conditions?.required ?? []);
  const needed = [before, after].flatMap(({ conditions }) => conditions?.needed ?? []);
  return anyDeployment({ conditions: { named: [], required, needed } });
}
