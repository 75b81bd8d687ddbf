import type { AlarmPart, Metric, MetricPart, Seen, Sight } from "./alarm.js";
import { isAge } from "./alarm.js";
import { all, certainly, no } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Consumer, ConsumerPart } from "./consumer.js";
import { functionsOf, queuesOf, streamsOf } from "./looked-at.js";
import type { Thing } from "./looked-at.js";
import { metricIn } from "./metric-in.js";
import { consumersByKey, functionKey, queueKey } from "./alike-consumers.js";
import { once } from "./once.js";
import type { Parts } from "./parts.js";
import { mentions, names, partsOfKind } from "./same-thing.js";
import type { Meant, NamedKind } from "./same-thing.js";
import type { Scenario } from "./scenario.js";
import { inBoth, inScenario, is, leavesOf, satisfies } from "./value.js";
import type { Value } from "./value.js";
import type { Called, Watched } from "./watched.js";

/** A metric that an alarm looks at. */
interface Look {
  readonly alarm: AlarmPart;
  readonly metric: MetricPart;
}

/** What an alarm may look at by a dimension, and where metrics of all of its kind are. */
interface Dimension {
  readonly kind: NamedKind;
  readonly name: string;
  readonly on: Seen;
  readonly namespace: string;
}

const dimensions = {
  function: { kind: "function", name: "FunctionName", on: "function", namespace: "AWS/Lambda" },
  stream: { kind: "stream", name: "StreamName", on: "stream", namespace: "AWS/Kinesis" },
  table: { kind: "table", name: "TableName", on: "stream", namespace: "AWS/DynamoDB" },
  queue: { kind: "queue", name: "QueueName", on: "queue", namespace: "AWS/SQS" },
} as const satisfies Readonly<Record<NamedKind, Dimension>>;

/** The alarms that may look at the consumers of one deployment, whatever the scenario. */
export class Watch {
  readonly #parts: Parts;
  readonly #byId = once(() => new Map((this.#parts.alarms?.alarms ?? []).map((one) => [one.id, one])));
  readonly #byName = once(() => this.#index());
  /** Ids of the consumers that have a function or a failure queue in common, in their order. */
  readonly #alike = once(() => consumersByKey(this.#parts.consumers));

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The alarm of this id. */
  alarm(id: string): AlarmPart | undefined {
    return this.#byId().get(id);
  }

  /** The alarms on a consumer in one scenario, in which `consumerOf` finds others. */
  on(part: ConsumerPart, consumer: Consumer, scenario: Scenario, consumerOf: (id: string) => Consumer | undefined): Watched {
    const parts = this.#parts;
    const functions = once(() => functionsOf(part, parts, scenario));
    const isTable = satisfies(consumer.streamKind, (kind) => kind === "dynamodb");
    const streams = once(() => (isTable.is === "yes" ? [] : streamsOf(part, consumer, "stream", parts, scenario)));
    const tables = once(() => (isTable.is === "no" ? [] : streamsOf(part, consumer, "table", parts, scenario)));
    const queues = once(() => queuesOf(consumer, parts, scenario));
    const sights = once(() =>
      [
        ...this.#sights(dimensions.function, functions(), consumer, scenario),
        ...this.#sights(dimensions.stream, streams(), consumer, scenario),
        ...this.#sights(dimensions.table, tables(), consumer, scenario).map((sight) => ({
          ...sight,
          // Other metrics of a table say nothing about who reads its stream.
          there: all(sight.there, isAge(sight.metric)),
        })),
        ...this.#sights(dimensions.queue, queues(), consumer, scenario),
        ...this.#sightsOfItself(part, consumer, scenario),
      ].filter(({ there }) => there.is !== "no"),
    );
    const before = (key: string | undefined): readonly Consumer[] => {
      const ids = key === undefined ? [] : (this.#alike().get(key) ?? []);
      return ids.slice(0, ids.indexOf(part.id)).flatMap((id) => consumerOf(id) ?? []);
    };
    return {
      isSpokenOf: parts.alarmsOfRun?.areHere ?? no,
      get sights() {
        return sights();
      },
      isHandedOut: this.#isHandedOut(functions, () => [...streams(), ...tables()], queues, scenario),
      called: {
        get function() {
          return nameFor(functions());
        },
        get stream() {
          return nameFor(streams());
        },
        get queue() {
          return nameFor(queues());
        },
      },
      get sameFunction() {
        return before(functionKey(part));
      },
      get sameQueue() {
        return before(queueKey(part));
      },
    };
  }

  #isHandedOut(
    functions: () => readonly Thing[],
    streams: () => readonly Thing[],
    queues: () => readonly Thing[],
    scenario: Scenario,
  ): Watched["isHandedOut"] {
    const isIt = (things: readonly Thing[], kinds: readonly NamedKind[]): Answer => {
      const handed = this.#parts.alarms?.handedOut ?? [];
      const isMentioned = (meant: Meant): boolean =>
        handed.some((value) => kinds.some((kind) => mentions(inScenario(value, scenario), meant, kind, this.#parts, scenario)));
      return certainly(things.some(({ meant }) => isMentioned(meant)));
    };
    return {
      get function() {
        return isIt(functions(), ["function"]);
      },
      get stream() {
        return isIt(streams(), ["stream", "table"]);
      },
      get queue() {
        return isIt(queues(), ["queue"]);
      },
    };
  }

  #sights(dimension: Dimension, things: readonly Thing[], consumer: Consumer, scenario: Scenario): readonly Sight[] {
    return things.flatMap(({ meant, there }) =>
      this.#looksAt(meant).map(({ alarm, metric: part }) => {
        const metric = metricIn(part, scenario);
        const isIt = this.#isLookedAt(metric, dimension, meant, scenario);
        return { alarm: alarm.id, consumer, on: dimension.on, metric, there: all(metric.there, isIt, there) };
      }),
    );
  }

  /** Whether the metric is one of this thing: by the dimension that names it, or as one of all things of its kind. */
  #isLookedAt(metric: Metric, { kind, name, namespace }: Dimension, meant: Meant, scenario: Scenario): Answer {
    const isOneOfAll = (count: number): Answer =>
      metric.isQuery || (count === 0 && kind === "function") ? is(metric.namespace, namespace) : no;
    const visit = (given: Metric["dimensions"]): Answer => {
      if (given.is === "absent") return isOneOfAll(0);
      // What nothing is known of may be of anything that is in its namespace.
      if (given.is === "unknown") return all(is(metric.namespace, namespace), inBoth(given, visit));
      const value = given.value.get(name);
      return value === undefined ? isOneOfAll(given.value.size) : names(value, meant, kind, this.#parts, scenario);
    };
    return visit(metric.dimensions);
  }

  #sightsOfItself(part: ConsumerPart, consumer: Consumer, scenario: Scenario): readonly Sight[] {
    return namesOfMapping(part)
      .flatMap(({ id }) => this.#byName().get(id) ?? [])
      .map(({ alarm, metric }) => {
        const seen = metricIn(metric, scenario);
        return { alarm: alarm.id, consumer, on: "itself", metric: seen, there: seen.there };
      });
  }

  /** The metrics that may be of this thing. */
  #looksAt({ part, name }: Meant): readonly Look[] {
    const byName = this.#byName();
    if (part === undefined ? name.is !== "known" : name.is === "unknown") return [...new Set([...byName.values()].flat())];
    const keys = [anything, ...(part === undefined ? [] : [part.id]), ...(name.is === "known" ? [`=${name.value}`] : [])];
    return [...new Set(keys.flatMap((key) => byName.get(key) ?? []))];
  }

  /** The metrics by what their dimensions name: ids of parts, and names. */
  #index(): ReadonlyMap<string, readonly Look[]> {
    const found = new Map<string, Look[]>();
    const { alarms, alarmsOfRun, functions, streams, consumers } = this.#parts;
    const ids = new Set(
      [functions, streams, consumers.flatMap(namesOfMapping), partsOfKind("queue", this.#parts)].flat().map(({ id }) => id),
    );
    for (const alarm of [...(alarms?.alarms ?? []), ...(alarmsOfRun?.others ?? [])]) {
      if (alarm.when.is === "never") continue;
      for (const metric of alarm.metrics) {
        for (const key of keysOf(metric, (id) => ids.has(id))) {
          const looks = found.get(key) ?? [];
          looks.push({ alarm, metric });
          found.set(key, looks);
        }
      }
    }
    return found;
  }
}

function nameFor([thing]: readonly Thing[]): Called {
  const part = thing?.meant.part;
  const name = thing?.meant.name;
  return { name: part?.name ?? (name?.is === "known" ? name.value : ""), isDeclared: part !== undefined };
}

/** A mapping that SAM makes has the name of the function and that of the event as one. */
function namesOfMapping({ id, kind }: ConsumerPart): readonly { readonly id: string }[] {
  const joined = id.replace(/#[^#]*$/s, (name) => name.replaceAll(".", ""));
  return [{ id }, ...(kind === "lambda" && joined !== id ? [{ id: joined }] : [])];
}

/** The key of metrics that may be of anything. */
const anything = "";

function keysOf({ dimensions: written, isQuery }: MetricPart, isPart: (id: string) => boolean): ReadonlySet<string> {
  const keys = leavesOf(written).flatMap(({ value }) => {
    if (isQuery || value.is !== "known" || value.value.size === 0) return [anything];
    return [...value.value.values()].flatMap((one) => leavesOf(one).flatMap((leaf) => keysOfName(leaf.value, isPart)));
  });
  return new Set(keys);
}

function keysOfName(value: Value<string>, isPart: (id: string) => boolean): readonly string[] {
  if (value.is === "absent") return [];
  const { refersTo } = value;
  const id = refersTo?.to === "resource" ? `${refersTo.file}#${refersTo.name}` : "";
  const ids = isPart(id) ? [id] : [];
  if (value.is === "known") return [...ids, `=${value.value}`];
  // What is neither a name nor a part may turn out to be any.
  return ids.length > 0 ? ids : [anything];
}
