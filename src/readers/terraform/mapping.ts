import { allOf, always } from "../../model/condition.js";
import type { ConsumerPart, ConsumerSettings } from "../../model/consumer.js";
import type { WrittenSettings } from "../../model/settings.js";
import { absent, conditionThat, isPresent, known, mapKnown, perhapsAbsent, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asBoolean, asNumber, asText, emptyIsAbsent } from "../cloudformation/properties.js";
import { consumerPart } from "./consumer-part.js";
import { filtersIn } from "./filters.js";
import { destinationTypes } from "./destinations.js";
import { functionTypes } from "./functions.js";
import { typeOfAddress } from "./resource.js";
import type { Arguments, Resource, Terraform } from "./resource.js";
import { foreignTypes, kindOfCandidates, streamTypes, whereStream } from "./source.js";

/** Arguments that only mappings on queues, brokers and document databases have. */
const foreignArguments = [
  "topics",
  "queues",
  "self_managed_event_source",
  "self_managed_kafka_event_source_config",
  "amazon_managed_kafka_event_source_config",
  "document_db_event_source_config",
  "source_access_configuration",
];

/** An `aws_lambda_event_source_mapping`; undefined where it reads something else than a stream. */
export function readMapping(terraform: Terraform, resource: Resource): ConsumerPart | undefined {
  const { arguments: given } = resource;
  // Streams need a starting position, queues and brokers must not have one.
  const hasPosition = settingsOfStreams.some((name) => isWritten(given, name))
    ? always
    : conditionThat(given.at("starting_position"), (position) => position.is !== "absent");
  const source = given.refer(hasPosition.is === "never" ? foreignTypes : streamTypes, "event_source_arn");
  const when = allOf(resource.when, isForeign(given) ? { is: "never" } : whereStream(source, hasPosition));
  if (when.is === "never") return undefined;
  const settings = mappingSettings(given);
  return consumerPart(terraform, resource, {
    kind: "lambda",
    when,
    source,
    declaredKind: kindOfCandidates(given.candidates("event_source_arn")),
    settings: mayBeQueue(given, source) ? withheld(settings, resource) : settings,
    filters: filtersIn(given, "filter_criteria", "filter"),
    foreignSettings: mayBeQueue(given, source) ? new Map() : foreignSettingsIn(given),
    function: given.refer(functionTypes, "function_name"),
  });
}

function isForeign(given: Arguments): boolean {
  return foreignArguments.some((name) => {
    const value = given.at(name);
    return value.is === "choice" || isPresent(value).is === "yes";
  });
}

/** Arguments that only mappings on streams have, once those on brokers are told by their own. */
const settingsOfStreams = [
  "bisect_batch_on_function_error",
  "maximum_record_age_in_seconds",
  "maximum_retry_attempts",
  "parallelization_factor",
];

function isWritten(given: Arguments, name: string): boolean {
  const value = given.at(name);
  return value.is === "known" && value.value.kind === "scalar" && value.value.value !== false;
}

/** Whether neither the source nor the position tells that it is a stream that is read. */
function mayBeQueue(given: Arguments, source: Written<string>): boolean {
  const position = given.at("starting_position");
  if (position.is !== "unknown" || !position.mayBeAbsent || whereStream(source, { is: "never" }).is !== "never") return false;
  const types = given.candidates("event_source_arn").map((address) => typeOfAddress(address) ?? "");
  return types.length === 0 || !types.every((type) => streamTypes.includes(type));
}

/** A queue has other settings: as long as it may be one, nothing is said about these. */
function withheld(settings: WrittenSettings<ConsumerSettings>, { place }: Resource): WrittenSettings<ConsumerSettings> {
  const doubt = perhapsAbsent("only an apply tells whether it reads a stream or a queue", place);
  return {
    ...{ startingPosition: doubt, batchSize: doubt, batchingWindow: doubt, retryAttempts: doubt, recordAge: doubt, bisect: doubt },
    ...{ parallelization: doubt, tumblingWindow: doubt, reportBatchItemFailures: doubt, onFailure: doubt, onSuccess: absent },
    ...{ startingPositionTimestamp: doubt, target: settings.target },
    enabled: settings.enabled,
  };
}

function mappingSettings(given: Arguments): WrittenSettings<ConsumerSettings> {
  return {
    startingPosition: asText(given.at("starting_position")),
    batchSize: asNumber(given.at("batch_size")),
    batchingWindow: asNumber(given.at("maximum_batching_window_in_seconds")),
    retryAttempts: asNumber(given.at("maximum_retry_attempts")),
    recordAge: asNumber(given.at("maximum_record_age_in_seconds")),
    bisect: asBoolean(given.at("bisect_batch_on_function_error")),
    parallelization: asNumber(given.at("parallelization_factor")),
    tumblingWindow: asNumber(given.at("tumbling_window_in_seconds")),
    reportBatchItemFailures: includesText(given, "function_response_types", "ReportBatchItemFailures"),
    onFailure: emptyIsAbsent(given.refer(destinationTypes, "destination_config", "on_failure", "destination_arn")),
    onSuccess: absent,
    enabled: asBoolean(given.at("enabled")),
    startingPositionTimestamp: emptyIsAbsent(asText(given.at("starting_position_timestamp"))),
    target: absent,
  };
}

/** Arguments that mappings on queues and brokers have, and those on streams have not. */
const settingsOfOthers = ["scaling_config", "provisioned_poller_config"];

function foreignSettingsIn(given: Arguments): ReadonlyMap<string, Written<unknown>> {
  const found = settingsOfOthers.map((name) => [name, given.at(name)] as const);
  return new Map(found.filter(([, value]) => value.is !== "absent"));
}

function includesText(given: Arguments, name: string, wanted: string): Written<boolean> {
  return mapKnown(given.at(name), ({ value: node, place, from }) => {
    const items = node.kind === "list" ? node.items : [node];
    const texts = items.map((item) => (item.kind === "scalar" ? item.value : null));
    if (texts.includes(wanted)) return known(true, place, from);
    const isOpen = texts.some((text) => typeof text === "string" && text.includes("${"));
    return isOpen ? unknown(`an item of ${name} is worked out when it is planned`, place) : known(false, place, from);
  });
}
