import { parseSourceArn } from "../../model/arn.js";
import { allOf } from "../../model/condition.js";
import type { ConsumerPart, ConsumerSettings, PipeTarget } from "../../model/consumer.js";
import type { WrittenSettings } from "../../model/settings.js";
import type { StreamKind } from "../../model/stream.js";
import { absent, conditionThat, known, mapKnown } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { pipeTarget } from "../pipe-target.js";
import { filtersIn } from "./filters.js";
import { declaredIdempotent } from "./metadata.js";
import { asNumber, asText, emptyIsAbsent, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import { grantsOfRole } from "./roles.js";
import { whereStream } from "./source.js";
import type { Resource, Template } from "./template.js";

/** The parameters of a pipe's source, and what kind of stream each is for. */
const sourceParameters: readonly (readonly [name: string, kind: StreamKind])[] = [
  ["KinesisStreamParameters", "kinesis"],
  ["DynamoDBStreamParameters", "dynamodb"],
];

/** An `AWS::Pipes::Pipe`; undefined where its source is something else than a stream. */
export function readPipe(template: Template, resource: Resource): ConsumerPart | undefined {
  const properties = propertiesOfResource(template, resource);
  const [name, kind] = sourceParameters.find(([block]) => mayBeThere(properties.at("SourceParameters", block))) ?? [];
  const source = asText(properties.at("Source"));
  const hasBlock =
    name === undefined
      ? ({ is: "never" } as const)
      : conditionThat(properties.at("SourceParameters", name), (block) => block.is !== "absent");
  const when = allOf(resource.when, whereStream(template, source, hasBlock));
  if (when.is === "never") return undefined;
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    kind: "pipe",
    place: resource.place,
    when,
    dialect: { format: "cloudformation", syntax: template.syntax },
    source,
    declaredKind: kind,
    declaredReads: undefined,
    settings: pipeSettings(properties, propertiesIn(template, name === undefined ? absent : properties.at("SourceParameters", name))),
    // Worked out when a rule asks: most never do.
    get filters() {
      return filtersIn(template, properties.at("SourceParameters", "FilterCriteria", "Filters"));
    },
    function: functionOf(template, properties),
    ownFunction: undefined,
    grants: () => grantsOfRole(template, properties.at("RoleArn")),
    declaredIdempotent: declaredIdempotent(resource),
  };
}

function mayBeThere(block: Written<unknown>): boolean {
  return block.is === "choice" ? mayBeThere(block.then) || mayBeThere(block.otherwise) : block.is !== "absent";
}

function pipeSettings(pipe: Properties, source: Properties): WrittenSettings<ConsumerSettings> {
  return {
    startingPosition: asText(source.at("StartingPosition")),
    batchSize: asNumber(source.at("BatchSize")),
    batchingWindow: asNumber(source.at("MaximumBatchingWindowInSeconds")),
    retryAttempts: asNumber(source.at("MaximumRetryAttempts")),
    recordAge: asNumber(source.at("MaximumRecordAgeInSeconds")),
    bisect: isText(source.at("OnPartialBatchItemFailure"), "AUTOMATIC_BISECT"),
    parallelization: asNumber(source.at("ParallelizationFactor")),
    tumblingWindow: absent,
    reportBatchItemFailures: absent,
    onFailure: emptyIsAbsent(asText(source.at("DeadLetterConfig", "Arn"))),
    onSuccess: absent,
    enabled: isText(pipe.at("DesiredState"), "RUNNING"),
    startingPositionTimestamp: asText(source.at("StartingPositionTimestamp")),
    target: targetOf(pipe),
  };
}

function isText(written: ReturnType<Properties["at"]>, expected: string): Written<boolean> {
  return mapKnown(asText(written), ({ value, place, from }) => known(value === expected, place, from));
}

/** The function that the pipe runs records through: its target, else its enrichment; absent where neither is one. */
function functionOf(template: Template, properties: Properties): Written<string> {
  const roles = [properties.at("Target"), properties.at("Enrichment")].map(asText);
  const certain = roles.find((role) => mayBeFunction(template, role) === "yes");
  return certain ?? roles.find((role) => mayBeFunction(template, role) === "unclear") ?? absent;
}

function mayBeFunction(template: Template, written: Written<string>): "yes" | "no" | "unclear" {
  if (written.is === "choice") {
    const [one, other] = [mayBeFunction(template, written.then), mayBeFunction(template, written.otherwise)];
    return one === other ? one : "unclear";
  }
  if (written.is === "absent") return "no";
  const type = written.refersTo?.to === "resource" ? template.resources.get(written.refersTo.name)?.type : undefined;
  if (type !== undefined) return typeIsFunction(type);
  const service = parseSourceArn(textOf(written))?.service;
  return service === undefined ? "unclear" : service === "lambda" ? "yes" : "no";
}

function typeIsFunction(type: string): "yes" | "no" | "unclear" {
  if (/^AWS::(Lambda|Serverless)::(Function|Alias|Version)$/.test(type)) return "yes";
  return type.startsWith("AWS::") && type !== "AWS::CloudFormation::Stack" ? "no" : "unclear";
}

const targetsByType: Readonly<Record<string, PipeTarget>> = {
  "AWS::SQS::Queue": "queue",
  "AWS::SNS::Topic": "topic",
  "AWS::Events::EventBus": "event bus",
  "AWS::Kinesis::Stream": "stream",
  "AWS::KinesisFirehose::DeliveryStream": "delivery stream",
  "AWS::Logs::LogGroup": "log group",
};

/** What the pipe sends to, by the resource or by the ARN. */
function targetOf(pipe: Properties): Written<PipeTarget> {
  const typeOf = (name: string): string | undefined => pipe.template.resources.get(name)?.type;
  return pipeTarget(asText(pipe.at("Target")), (name) => targetsByType[typeOf(name) ?? ""]);
}

function textOf(value: Exclude<Value<string>, { is: "absent" }>): string {
  if (value.refersTo?.to === "expression") return value.refersTo.text;
  return value.is === "known" ? value.value : "";
}
