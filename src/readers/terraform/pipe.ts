import { allOf } from "../../model/condition.js";
import type { ConsumerPart, ConsumerSettings, PipeTarget } from "../../model/consumer.js";
import { parseSourceArn } from "../../model/arn.js";
import type { WrittenSettings } from "../../model/settings.js";
import type { StreamKind } from "../../model/stream.js";
import { absent, conditionThat, known, mapKnown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { asNumber, asText, emptyIsAbsent } from "../cloudformation/properties.js";
import { pipeTarget } from "../pipe-target.js";
import { consumerPart } from "./consumer-part.js";
import { filtersIn } from "./filters.js";
import { destinationTypes } from "./destinations.js";
import { functionTypes } from "./functions.js";
import { typeOfAddress } from "./resource.js";
import type { Arguments, Resource, Terraform } from "./resource.js";
import { Roles } from "./roles.js";
import { streamTypes, whereStream } from "./source.js";

/** The parameters of a pipe's source, and what kind of stream each is for. */
const sourceParameters: readonly (readonly [name: string, kind: StreamKind])[] = [
  ["kinesis_stream_parameters", "kinesis"],
  ["dynamodb_stream_parameters", "dynamodb"],
];

/** An `aws_pipes_pipe`; undefined where its source is something else than a stream. */
export function readPipe(terraform: Terraform, resource: Resource): ConsumerPart | undefined {
  const { arguments: given } = resource;
  const [block, kind] = sourceParameters.find(([name]) => isWritten(given.at("source_parameters", name))) ?? [];
  const source = given.refer(streamTypes, "source");
  const hasBlock =
    block === undefined
      ? ({ is: "never" } as const)
      : conditionThat(given.at("source_parameters", block), (value) => value.is !== "absent");
  const when = allOf(resource.when, whereStream(source, hasBlock));
  if (when.is === "never") return undefined;
  // A block that may be left out may be any of them.
  const settings = pipeSettings(given, block ?? sourceParameters.map(([name]) => name).find((name) => mayBeWritten(given, name)));
  const filters = filtersIn(given, "source_parameters", "filter_criteria", "filter");
  return consumerPart(terraform, resource, {
    ...{ kind: "pipe", when, source, declaredKind: kind, settings, filters },
    function: functionOf(given),
    grants: () => new Roles(terraform).grantsOf(resource, "role_arn"),
  });
}

function isWritten(block: Written<TreeNode>): boolean {
  return block.is === "choice" ? isWritten(block.then) || isWritten(block.otherwise) : block.is === "known";
}

function mayBeWritten(given: Arguments, name: string): boolean {
  return given.at("source_parameters", name).is === "unknown";
}

function pipeSettings(given: Arguments, block: string | undefined): WrittenSettings<ConsumerSettings> {
  const at = (...keys: readonly string[]): Written<TreeNode> =>
    block === undefined ? absent : given.at("source_parameters", block, ...keys);
  return {
    startingPosition: asText(at("starting_position")),
    batchSize: asNumber(at("batch_size")),
    batchingWindow: asNumber(at("maximum_batching_window_in_seconds")),
    retryAttempts: asNumber(at("maximum_retry_attempts")),
    recordAge: asNumber(at("maximum_record_age_in_seconds")),
    bisect: isText(at("on_partial_batch_item_failure"), "AUTOMATIC_BISECT"),
    parallelization: asNumber(at("parallelization_factor")),
    tumblingWindow: absent,
    reportBatchItemFailures: absent,
    onFailure:
      block === undefined ? absent : emptyIsAbsent(given.refer(destinationTypes, "source_parameters", block, "dead_letter_config", "arn")),
    onSuccess: absent,
    enabled: isText(given.at("desired_state"), "RUNNING"),
    startingPositionTimestamp: emptyIsAbsent(asText(at("starting_position_timestamp"))),
    target: pipeTarget(given.refer(Object.keys(targetsByType), "target"), (address) => targetsByType[typeOfAddress(address) ?? ""]),
  };
}

const targetsByType: Readonly<Record<string, PipeTarget>> = {
  aws_sqs_queue: "queue",
  aws_sns_topic: "topic",
  aws_cloudwatch_event_bus: "event bus",
  aws_kinesis_stream: "stream",
  aws_kinesis_firehose_delivery_stream: "delivery stream",
  aws_cloudwatch_log_group: "log group",
};

function isText(written: Written<TreeNode>, expected: string): Written<boolean> {
  return mapKnown(asText(written), ({ value, place, from }) => known(value === expected, place, from));
}

/** The function that the pipe runs records through: its target, else its enrichment; absent where neither is one. */
function functionOf(given: Arguments): Written<string> {
  const roles = ["target", "enrichment"].map((name) => given.refer(functionTypes, name));
  return roles.find((role) => mayBeFunction(role) === "yes") ?? roles.find((role) => mayBeFunction(role) === "unclear") ?? absent;
}

function mayBeFunction(written: Written<string>): "yes" | "no" | "unclear" {
  if (written.is === "choice") {
    const [one, other] = [mayBeFunction(written.then), mayBeFunction(written.otherwise)];
    return one === other ? one : "unclear";
  }
  if (written.is === "absent") return "no";
  const { refersTo } = written;
  if (refersTo?.to === "resource") {
    const type = typeOfAddress(refersTo.name) ?? "";
    return functionTypes.includes(type) ? "yes" : type.startsWith("aws_") && type !== "aws_cloudformation_stack" ? "no" : "unclear";
  }
  const text = refersTo?.to === "expression" ? refersTo.text : written.is === "known" ? written.value : "";
  const service = parseSourceArn(text)?.service;
  return service === undefined ? "unclear" : service === "lambda" ? "yes" : "no";
}
