import { allOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ConsumerPart, ConsumerSettings } from "../../model/consumer.js";
import { parseSourceArn } from "../../model/arn.js";
import type { WrittenSettings } from "../../model/settings.js";
import { conditionThat } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { declaredIdempotent } from "./metadata.js";
import { asBoolean, asNumber, asText, emptyIsAbsent, includesText, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** Properties that only mappings on queues, brokers and document databases have. */
const foreignProperties = [
  "Topics",
  "Queues",
  "SelfManagedEventSource",
  "SelfManagedKafkaEventSourceConfig",
  "AmazonManagedKafkaEventSourceConfig",
  "DocumentDBEventSourceConfig",
];

const streamTypes = ["AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"];

/** Types whose mappings are none of ours; a resource of any other type may still hand out the ARN of a stream. */
const foreignTypes = [
  "AWS::SQS::Queue",
  "AWS::MSK::Cluster",
  "AWS::MSK::ServerlessCluster",
  "AWS::AmazonMQ::Broker",
  "AWS::DocDB::DBCluster",
];

/** An `AWS::Lambda::EventSourceMapping`; undefined where it reads something else than a stream. */
export function readMapping(template: Template, resource: Resource): ConsumerPart | undefined {
  const properties = propertiesOfResource(template, resource);
  const source = asText(properties.at("EventSourceArn"));
  const when = allOf(resource.when, readsStream(template, source, properties));
  if (when.is === "never") return undefined;
  return {
    id: `${template.file}#${resource.name}`,
    name: resource.name,
    kind: "lambda",
    place: resource.place,
    when,
    dialect: { format: "cloudformation", syntax: template.syntax },
    source,
    declaredKind: undefined,
    settings: readMappingSettings(properties),
    function: asText(properties.at("FunctionName")),
    ownFunction: undefined,
    declaredIdempotent: declaredIdempotent(resource),
  };
}

/** The settings that a mapping and the event of a SAM function have in common, by the same names. */
export function readMappingSettings(properties: Properties): WrittenSettings<ConsumerSettings> {
  return {
    startingPosition: asText(properties.at("StartingPosition")),
    batchSize: asNumber(properties.at("BatchSize")),
    batchingWindow: asNumber(properties.at("MaximumBatchingWindowInSeconds")),
    retryAttempts: asNumber(properties.at("MaximumRetryAttempts")),
    recordAge: asNumber(properties.at("MaximumRecordAgeInSeconds")),
    bisect: asBoolean(properties.at("BisectBatchOnFunctionError")),
    parallelization: asNumber(properties.at("ParallelizationFactor")),
    tumblingWindow: asNumber(properties.at("TumblingWindowInSeconds")),
    reportBatchItemFailures: includesText(properties.template, properties.at("FunctionResponseTypes"), "ReportBatchItemFailures"),
    onFailure: emptyIsAbsent(asText(properties.at("DestinationConfig", "OnFailure", "Destination"))),
    enabled: asBoolean(properties.at("Enabled")),
  };
}

/** The circumstances under which a mapping reads a stream at all. */
function readsStream(template: Template, source: Written<string>, properties: Properties): Condition {
  if (foreignProperties.some((name) => properties.at(name).is !== "absent")) return { is: "never" };
  const hasPosition = conditionThat(properties.at("StartingPosition"), (position) => position.is !== "absent");
  return conditionThat(source, (value) => {
    const reads = whatItReads(template, value);
    return reads === "unclear" ? hasPosition : reads === "stream";
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
