import { parseSourceArn } from "../../model/arn.js";
import type { Condition } from "../../model/condition.js";
import { conditionThat } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import type { Template } from "./template.js";

const streamTypes = ["AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

/** Types whose mappings are none of ours; a resource of any other type may still hand out the ARN of a stream. */
const foreignTypes = [
  "AWS::SQS::Queue",
  "AWS::MSK::Cluster",
  "AWS::MSK::ServerlessCluster",
  "AWS::AmazonMQ::Broker",
  "AWS::DocDB::DBCluster",
];

/** The circumstances under which a source is a stream; `whereUnclear` are those under which one is that nothing is known of. */
export function whereStream(template: Template, source: Written<string>, whereUnclear: Condition): Condition {
  return conditionThat(source, (value) => {
    const reads = whatItReads(template, value);
    return reads === "unclear" ? whereUnclear : reads === "stream";
  });
}

function whatItReads(template: Template, source: Value<string>): "stream" | "other" | "unclear" {
  if (source.is === "absent") return "unclear";
  const reference = source.refersTo;
  if (reference?.to === "resource") {
    const type = template.resources.get(reference.name)?.type ?? "";
    if (streamTypes.includes(type) || reference.attribute === "StreamArn") return "stream";
    return foreignTypes.includes(type) ? "other" : "unclear";
  }
  const text = reference?.to === "expression" ? reference.text : source.is === "known" ? source.value : "";
  const service = parseSourceArn(text)?.service;
  if (service === undefined || service.includes("${")) return "unclear";
  return service === "kinesis" || service === "dynamodb" ? "stream" : "other";
}
