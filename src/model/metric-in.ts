import type { Metric, MetricPart } from "./alarm.js";
import type { Scenario } from "./scenario.js";
import { valuesIn } from "./settings.js";
import { inScenario, mapKnown } from "./value.js";
import type { Value, Written } from "./value.js";

/** What the metric is in one scenario. */
export function metricIn(part: MetricPart, scenario: Scenario): Metric {
  const { metric: name, ...settings } = valuesIn(part.settings, scenario);
  return { ...settings, name, dimensions: dimensionValues(part, scenario), isQuery: part.isQuery, there: scenario.holds(part.when) };
}

type WrittenDimensions = ReadonlyMap<string, Written<string>>;
type Dimensions = ReadonlyMap<string, Value<string>>;

function dimensionValues(part: MetricPart, scenario: Scenario): Metric["dimensions"] {
  const inside = mapKnown<WrittenDimensions, Dimensions>(part.dimensions, (known) => ({
    ...known,
    value: new Map([...known.value].map(([name, value]) => [name, inScenario(value, scenario)] as const)),
  }));
  return inScenario(inside, scenario);
}
