import type { Dialect } from "./dialect.js";
import { written } from "./lines.js";
import type { Reference } from "./lines.js";
import type { Called } from "./watched.js";

/** An alarm that help may propose. */
export interface ProposedAlarm {
  readonly about: "late" | "failing" | "failed" | "throttled";
  readonly of: Called;
}

interface Proposal {
  readonly namespace: string;
  readonly metric: string;
  readonly dimension: string;
  /** What attribute that is in Terraform. */
  readonly attribute: string;
  readonly statistic: "Maximum" | "Sum";
  readonly threshold: number;
}

const hour = 3_600_000;
const ofFunction = { namespace: "AWS/Lambda", dimension: "FunctionName", attribute: "function_name" } as const;

const proposals: Readonly<Record<ProposedAlarm["about"], Proposal>> = {
  late: { ...ofFunction, metric: "IteratorAge", statistic: "Maximum", threshold: hour },
  failing: { ...ofFunction, metric: "Errors", statistic: "Sum", threshold: 0 },
  failed: {
    ...{ namespace: "AWS/SQS", metric: "ApproximateNumberOfMessagesVisible", dimension: "QueueName" },
    ...{ attribute: "name", statistic: "Maximum", threshold: 0 },
  },
  throttled: {
    ...{ namespace: "AWS/Kinesis", metric: "ReadProvisionedThroughputExceeded", dimension: "StreamName" },
    ...{ attribute: "name", statistic: "Sum", threshold: 0 },
  },
};

const resourceNames: Readonly<Record<ProposedAlarm["about"], readonly [logicalId: string, terraform: string]>> = {
  late: ["ReaderIsLate", "reader_is_late"],
  failing: ["ReaderFails", "reader_fails"],
  failed: ["RecordsFailed", "records_failed"],
  throttled: ["ReadersThrottled", "readers_throttled"],
};

/** The lines of an alarm that tells a topic, in the dialect. */
export function alarmLines(dialect: Dialect, { about, of }: ProposedAlarm): string {
  const proposal = proposals[about];
  const { namespace, metric, dimension, statistic, threshold } = proposal;
  const [logicalId, address] = resourceNames[about];
  if (dialect.format === "terraform") {
    const body = {
      ...{ alarm_name: address.replaceAll("_", "-"), namespace, metric_name: metric },
      dimensions: { assigned: { [dimension]: inTerraform(of, proposal) } },
      ...{ statistic, period: 60, evaluation_periods: 5, threshold, comparison_operator: "GreaterThanThreshold" },
      alarm_actions: [{ reference: "aws_sns_topic.on_call.arn" }],
    };
    const type = "aws_cloudwatch_metric_alarm";
    return written(dialect.syntax === "hcl" ? { [`resource "${type}" "${address}"`]: body } : { [type]: { [address]: body } }, dialect);
  }
  const properties = {
    ...{ Namespace: namespace, MetricName: metric },
    Dimensions: [{ Name: dimension, Value: inTemplate(of, proposal) }],
    ...{ Statistic: statistic, Period: 60, EvaluationPeriods: 5, Threshold: threshold, ComparisonOperator: "GreaterThanThreshold" },
    AlarmActions: [{ reference: "OnCall" }],
  };
  return written({ [logicalId]: { Type: "AWS::CloudWatch::Alarm", Properties: properties } }, dialect);
}

/** A queue's `Ref` is its address. */
function inTemplate({ name, isDeclared }: Called, { dimension }: Proposal): Reference | string {
  if (!isDeclared) return name || `the ${dimension}`;
  return { reference: dimension === "QueueName" ? `${name}.QueueName` : name };
}

function inTerraform({ name, isDeclared }: Called, { dimension, attribute }: Proposal): Reference | string {
  if (!isDeclared) return name || `the ${dimension}`;
  return { reference: `${name.replace(/^(module\.[^.]+\.)+/, "")}.${attribute}` };
}
