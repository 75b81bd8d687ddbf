import type { Alarm, AlarmPart, Metric, Sight } from "./alarm.js";
import { no } from "./answer.js";
import { isPassedOn } from "./composite-alarm.js";
import type { Consumer } from "./consumer.js";
import { follow } from "./follow.js";
import { metricIn } from "./metric-in.js";
import { once } from "./once.js";
import type { Parts } from "./parts.js";
import type { Scenario } from "./scenario.js";
import { valuesIn } from "./settings.js";
import { subjectOf } from "./subject.js";

/** An alarm in one scenario. `sights`: what each alarm looks at, by its id. */
export function alarmIn(part: AlarmPart, parts: Parts, sights: () => ReadonlyMap<string, readonly Sight[]>, scenario: Scenario): Alarm {
  const { id, place, when, dialect, from, isFormula } = part;
  const { threshold, comparison, actions, actionsEnabled } = valuesIn(part.settings, scenario);
  const metrics = once(() => part.metrics.map((metric) => followed(metricIn(metric, scenario), parts, scenario)));
  return {
    ...{ id, subject: subjectOf(part), place, when, dialect, from, isFormula, threshold, comparison, actions, actionsEnabled },
    isSpokenOf: parts.alarmsOfRun?.areHere ?? no,
    get metrics() {
      return metrics();
    },
    get sights() {
      return sights().get(id) ?? [];
    },
    get passedOn() {
      return isPassedOn(part, parts.alarms ?? { alarms: [part], composites: [] }, scenario);
    },
  };
}

/** The metric with what other stacks publish in place of the names that they do so under. */
function followed(metric: Metric, parts: Parts, scenario: Scenario): Metric {
  const { dimensions } = metric;
  if (dimensions.is !== "known") return metric;
  const names = new Map([...dimensions.value].map(([name, value]) => [name, follow(value, parts, scenario)] as const));
  return { ...metric, dimensions: { ...dimensions, value: names } };
}

/** What each alarm looks at of these consumers, by its id. */
export function sightsByAlarm(consumers: readonly Consumer[]): ReadonlyMap<string, readonly Sight[]> {
  const found = new Map<string, Sight[]>();
  for (const sight of consumers.flatMap((consumer) => consumer.watched.sights)) {
    const earlier = found.get(sight.alarm) ?? [];
    earlier.push(sight);
    found.set(sight.alarm, earlier);
  }
  return found;
}
