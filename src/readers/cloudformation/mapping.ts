import { allOf, always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ConsumerPart, ConsumerSettings } from "../../model/consumer.js";
import type { WrittenSettings } from "../../model/settings.js";
import { absent, conditionThat } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { filtersIn } from "./filters.js";
import { declaredIdempotent } from "./metadata.js";
import { asBoolean, asNumber, asText, emptyIsAbsent, includesText, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import { whereStream } from "./source.js";
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

/** An `AWS::Lambda::EventSourceMapping`; undefined where it reads something else than a stream. */
export function readMapping(template: Template, resource: Resource): ConsumerPart | undefined {
  const properties = propertiesOfResource(template, resource);
  const source = asText(properties.at("EventSourceArn"));
  const when = allOf(resource.when, readsStream(template, source, properties));
  if (when.is === "never") return undefined;
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    kind: "lambda",
    place: resource.place,
    when,
    dialect: { format: "cloudformation", syntax: template.syntax },
    source,
    declaredKind: undefined,
    declaredReads: undefined,
    settings: readMappingSettings(properties),
    // Worked out when a rule asks: most never do.
    get filters() {
      return filtersIn(template, properties.at("FilterCriteria", "Filters"));
    },
    get foreignSettings() {
      return foreignSettingsIn(properties);
    },
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
    onSuccess: emptyIsAbsent(asText(properties.at("DestinationConfig", "OnSuccess", "Destination"))),
    enabled: asBoolean(properties.at("Enabled")),
    startingPositionTimestamp: asText(properties.at("StartingPositionTimestamp")),
    target: absent,
  };
}

/** Properties that only mappings on streams have, once those on brokers are told by their own. */
const settingsOfStreams = [
  "BisectBatchOnFunctionError",
  "MaximumRecordAgeInSeconds",
  "MaximumRetryAttempts",
  "ParallelizationFactor",
  "TumblingWindowInSeconds",
];

/** Properties that mappings on queues and brokers have, and those on streams have not. */
const settingsOfOthers = ["ScalingConfig", "ProvisionedPollerConfig", "LoggingConfig"];

/** Those of them that are written. */
export function foreignSettingsIn(properties: Properties): ReadonlyMap<string, Written<unknown>> {
  const found = settingsOfOthers.map((name) => [name, properties.at(name)] as const);
  return new Map(found.filter(([, value]) => value.is !== "absent"));
}

/** Whether the property is there in some deployment, as far as anything tells: a macro or a loop among the properties may add any. */
function isThere(property: Written<unknown>): boolean {
  if (property.is === "choice") return isThere(property.then) || isThere(property.otherwise);
  return property.is === "known" || (property.is === "unknown" && !property.mayBeAbsent);
}

/** The circumstances under which a mapping reads a stream at all. */
function readsStream(template: Template, source: Written<string>, properties: Properties): Condition {
  if (foreignProperties.some((name) => isThere(properties.at(name)))) return { is: "never" };
  // Streams need a starting position, queues and brokers must not have one.
  const hasPosition = conditionThat(properties.at("StartingPosition"), (position) => {
    const isDoubtful = position.is === "unknown" && position.mayBeAbsent;
    return isDoubtful ? { is: "unknowable", because: position.because } : position.is !== "absent";
  });
  return whereStream(template, source, settingsOfStreams.some((name) => isThere(properties.at(name))) ? always : hasPosition);
}
