import type { AlarmPart, CompositeAlarmPart, MetricPart } from "../../model/alarm.js";
import type { AlarmParts } from "../../model/alarm-parts.js";
import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { once } from "../../model/once.js";
import { known, leavesOf, mapKnown, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asBoolean, asNumber, asText } from "../cloudformation/properties.js";
import { queriedMetric } from "../metrics-query.js";
import type { Arguments, Resource, Terraform } from "./resource.js";

/** Types that dimensions name. */
const dimensionTypes: readonly string[] = [
  ...["aws_lambda_function", "aws_lambda_event_source_mapping", "aws_kinesis_stream", "aws_dynamodb_table"],
  ...["aws_sqs_queue", "aws_pipes_pipe"],
];

const alarmTypes: readonly string[] = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"];

/** What a plan or a configuration declares of alarms, read when a rule asks. */
export function readAlarms(terraform: Terraform): AlarmParts {
  const alarms = once(() => terraform.ofType("aws_cloudwatch_metric_alarm").map((resource) => readAlarm(terraform, resource)));
  const composites = once(() => terraform.ofType("aws_cloudwatch_composite_alarm").map((resource) => readComposite(terraform, resource)));
  const handedOut = once(() => terraform.handedOut?.() ?? []);
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

/** An `aws_cloudwatch_metric_alarm`. */
function readAlarm(terraform: Terraform, resource: Resource): AlarmPart {
  const { arguments: given, from } = resource;
  const queries = given.blocks("metric_query");
  const data = queries.map((query) => dataOf(terraform, query.arguments, query.when));
  const formulas = data.filter(({ isFormula }) => isFormula);
  return {
    ...identity(terraform, resource),
    dialect: terraform.dialect,
    from,
    settings: {
      ...actions(given),
      threshold: asNumber(given.at("threshold")),
      comparison: asText(given.at("comparison_operator")),
    },
    metrics: queries.length === 0 ? [ownMetric(given)] : data.flatMap(({ metrics }) => metrics),
    isFormula: formulas.length > 0,
  };
}

function ownMetric(given: Arguments): MetricPart {
  const extended = asText(given.at("extended_statistic"));
  const statistic = extended.is === "absent" ? asText(given.at("statistic")) : extended;
  if (given.at("metric_name").is === "absent") {
    const why = unknown("what its query looks at is not worked out");
    return { settings: { namespace: why, metric: why, statistic: why }, dimensions: why, isQuery: false, when: always };
  }
  return metricIn(given, [], statistic, always);
}

interface Data {
  readonly metrics: readonly MetricPart[];
  readonly isFormula: boolean;
}

function dataOf({ file }: Terraform, query: Arguments, when: Condition): Data {
  const expression = asText(query.at("expression"));
  const queried = leavesOf(expression, when).flatMap((leaf) => queriedMetric(leaf.value, file, leaf.when) ?? []);
  if (query.at("metric").is === "absent") return { metrics: queried, isFormula: expression.is !== "absent" && queried.length === 0 };
  return { metrics: [...queried, metricIn(query, ["metric"], asText(query.at("metric", "stat")), when)], isFormula: false };
}

function metricIn(given: Arguments, at: readonly string[], statistic: Written<string>, when: Condition): MetricPart {
  return {
    settings: { namespace: asText(given.at(...at, "namespace")), metric: asText(given.at(...at, "metric_name")), statistic },
    dimensions: given.texts(dimensionTypes, ...at, "dimensions"),
    isQuery: false,
    when,
  };
}

/** An `aws_cloudwatch_composite_alarm`. */
function readComposite(terraform: Terraform, resource: Resource): CompositeAlarmPart {
  const { arguments: given } = resource;
  const mayName = given.candidates("alarm_rule").map((address) => `${terraform.file}#${address}`);
  return { ...identity(terraform, resource), settings: actions(given), rule: given.refer(alarmTypes, "alarm_rule"), mayName };
}

function actions(given: Arguments): CompositeAlarmPart["settings"] {
  return {
    name: asText(given.at("alarm_name")),
    actions: mapKnown(given.at("alarm_actions"), ({ value: node, place }) => known(node.kind === "list" ? node.items.length : 1, place)),
    actionsEnabled: asBoolean(given.at("actions_enabled")),
  };
}

function identity({ file }: Terraform, { address: name, place, when }: Resource): Pick<AlarmPart, "id" | "name" | "place" | "when"> {
  return { id: `${file}#${name}`, name, place, when };
}
