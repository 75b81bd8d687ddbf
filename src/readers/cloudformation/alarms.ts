import { resourcesOfType } from "./resources-of-type.js";
import type { AlarmPart, CompositeAlarmPart, MetricPart } from "../../model/alarm.js";
import type { AlarmParts } from "../../model/alarm-parts.js";
import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { once } from "../../model/once.js";
import { absent, known, leavesOf, mapKnown, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";
import { queriedMetric } from "../metrics-query.js";
import { constructPath } from "./construct-path.js";
import { evaluate } from "./evaluate.js";
import { asBoolean, asNumber, asText, countOf, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** What a template declares of alarms, read when a rule asks. */
export function readAlarms(template: Template): AlarmParts {
  const ofType = (...types: readonly string[]): readonly Resource[] => resourcesOfType(template, ...types);
  const alarms = once(() => ofType("AWS::CloudWatch::Alarm").map((resource) => readAlarm(template, resource)));
  const composites = once(() => ofType("AWS::CloudWatch::CompositeAlarm").map((resource) => readComposite(template, resource)));
  const stacks = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"];
  const handedOut = once(() => ofType(...stacks).flatMap((stack) => handedTo(template, stack)));
  return {
    get alarms() {
      return alarms();
    },
    get composites() {
      return composites();
    },
    get handedOut() {
      return handedOut();
    },
  };
}

/** An `AWS::CloudWatch::Alarm`. */
function readAlarm(template: Template, resource: Resource): AlarmPart {
  const properties = propertiesOfResource(template, resource);
  const data = dataOf(template, properties);
  const queries = data.map(({ expression }) => expression).filter((expression) => expression.is !== "absent");
  return {
    ...identity(template, resource),
    dialect: { format: "cloudformation", syntax: template.syntax },
    from: resource.origin?.from,
    settings: {
      ...actions(template, properties, "AlarmName"),
      threshold: asNumber(properties.at("Threshold")),
      comparison: asText(properties.at("ComparisonOperator")),
    },
    metrics: data.flatMap(({ metrics }) => metrics),
    isFormula: queries.length > 0 && !(queries.length === 1 && data.length === 1 && data[0]?.metrics[0]?.isQuery === true),
  };
}

/** One entry of its data: a metric, or an expression over others. */
interface Datum {
  readonly metrics: readonly MetricPart[];
  readonly expression: Written<string>;
}

function dataOf(template: Template, properties: Properties): readonly Datum[] {
  const list = properties.at("Metrics");
  if (list.is === "absent") return [{ metrics: [ownMetric(template, properties)], expression: absent }];
  return leavesOf(itemsOf(template, list)).flatMap(({ value: items, when }): readonly Datum[] => {
    if (items.is === "absent") return [];
    if (items.is === "unknown") return [{ metrics: [nobodyKnows(items, when)], expression: absent }];
    return items.value.map((item) => datumOf(template, item, when));
  });
}

function datumOf(template: Template, item: Written<TreeNode>, when: Condition): Datum {
  if (item.is === "unknown") return { metrics: [nobodyKnows(item, when)], expression: absent };
  const entry = propertiesIn(template, item);
  const expression = asText(entry.at("Expression"));
  const queried = leavesOf(expression, when).flatMap((leaf) => queriedMetric(leaf.value, template.scope, leaf.when) ?? []);
  const stat = entry.at("MetricStat");
  if (stat.is === "absent") return { metrics: queried, expression };
  const metric = metricIn(template, propertiesIn(template, entry.at("MetricStat", "Metric")), asText(entry.at("MetricStat", "Stat")), when);
  return { metrics: [...queried, metric], expression };
}

function ownMetric(template: Template, properties: Properties): MetricPart {
  const extended = asText(properties.at("ExtendedStatistic"));
  const statistic = extended.is === "absent" ? asText(properties.at("Statistic")) : extended;
  // An alarm on a query in the language of Prometheus has no metric of its own.
  if (properties.at("MetricName").is === "absent" && properties.at("EvaluationCriteria").is !== "absent") {
    return nobodyKnows(unknown("what its query looks at is not worked out"), always);
  }
  return metricIn(template, properties, statistic, always);
}

function nobodyKnows(why: Written<never> & { readonly is: "unknown" }, when: Condition): MetricPart {
  return { settings: { namespace: why, metric: why, statistic: why }, dimensions: why, isQuery: false, when };
}

function metricIn(template: Template, properties: Properties, statistic: Written<string>, when: Condition): MetricPart {
  return {
    settings: { namespace: asText(properties.at("Namespace")), metric: asText(properties.at("MetricName")), statistic },
    dimensions: dimensionsOf(template, properties.at("Dimensions")),
    isQuery: false,
    when,
  };
}

function dimensionsOf(template: Template, list: Written<TreeNode>): MetricPart["dimensions"] {
  return mapKnown(itemsOf(template, list), ({ value: items, place }) =>
    items.reduce<MetricPart["dimensions"]>((rest, item) => withDimension(template, item, rest), known(new Map(), place)),
  );
}

function withDimension(template: Template, item: Written<TreeNode>, rest: MetricPart["dimensions"]): MetricPart["dimensions"] {
  switch (item.is) {
    case "choice":
      return { ...item, then: withDimension(template, item.then, rest), otherwise: withDimension(template, item.otherwise, rest) };
    case "absent":
      return rest;
    case "unknown":
      return item;
    case "known": {
      const dimension = propertiesIn(template, item);
      return mapKnown(asText(dimension.at("Name")), ({ value: name }) =>
        mapKnown(rest, (others) => ({ ...others, value: new Map([...others.value, [name, asText(dimension.at("Value"))]]) })),
      );
    }
  }
}

/** An `AWS::CloudWatch::CompositeAlarm`. */
function readComposite(template: Template, resource: Resource): CompositeAlarmPart {
  const properties = propertiesOfResource(template, resource);
  return {
    ...identity(template, resource),
    settings: actions(template, properties, "AlarmName"),
    rule: asText(properties.at("AlarmRule")),
    mayName: [],
  };
}

function actions(template: Template, properties: Properties, name: string): CompositeAlarmPart["settings"] {
  return {
    name: asText(properties.at(name)),
    actions: countOf(template, properties.at("AlarmActions")),
    actionsEnabled: asBoolean(properties.at("ActionsEnabled")),
  };
}

/** What a stack that was not read is given: alarms on it may stand there. */
function handedTo(template: Template, stack: Resource): readonly Written<string>[] {
  if (template.around.isRead(stack.name)) return [];
  const given = propertiesOfResource(template, stack).at("Parameters");
  return leavesOf(given).flatMap(({ value }) => {
    if (value.is !== "known" || value.value.kind !== "map") return [];
    return value.value.entries.map((entry) => asText(evaluate(template, entry.value, below(value.place, entry.key))));
  });
}

function identity(template: Template, resource: Resource): Pick<AlarmPart, "id" | "name" | "title" | "place" | "when"> {
  const { name, place, when } = resource;
  return { id: `${template.scope}#${name}`, name, title: constructPath(resource), place, when };
}
