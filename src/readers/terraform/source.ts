import { parseSourceArn } from "../../model/arn.js";
import type { Condition } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import type { StreamKind } from "../../model/stream.js";
import { conditionThat } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { typeOfAddress } from "./resource.js";

/** Types of resources whose ARN, or whose stream's ARN, a reader of a stream may name. */
export const streamTypes: readonly string[] = ["aws_kinesis_stream", "aws_kinesis_stream_consumer", "aws_dynamodb_table"];

/** Types whose mappings are none of ours; a resource of any other type may still hand out the ARN of a stream. */
export const foreignTypes: readonly string[] = [
  "aws_sqs_queue",
  "aws_msk_cluster",
  "aws_msk_serverless_cluster",
  "aws_mq_broker",
  "aws_docdb_cluster",
];

/** The circumstances under which a source is a stream; `whereUnclear` are those under which one is that nothing is known of. */
export function whereStream(source: Written<string>, whereUnclear: Condition): Condition {
  return conditionThat(source, (value) => {
    const reads = whatItReads(value);
    return reads === "unclear" ? whereUnclear : reads === "stream";
  });
}

function whatItReads(source: Value<string>): "stream" | "other" | "unclear" {
  if (source.is === "absent") return "unclear";
  const reference = source.refersTo;
  if (reference?.to === "resource") {
    const type = typeOfAddress(reference.name) ?? "";
    if (streamTypes.includes(type) || reference.attribute === "stream_arn") return "stream";
    return foreignTypes.includes(type) ? "other" : "unclear";
  }
  const text = reference?.to === "expression" ? reference.text : source.is === "known" ? source.value : "";
  const service = parseSourceArn(text)?.service;
  if (service === undefined || service.includes("${")) return "unclear";
  return service === "kinesis" || service === "dynamodb" ? "stream" : "other";
}

/** The kind of all the streams that a source may be, where they are of one kind. */
export function kindOfCandidates(candidates: readonly string[]): StreamKind | undefined {
  const types = candidates.map((address) => typeOfAddress(address) ?? "");
  // A queue beside a stream is no candidate: its mapping has no starting position.
  const streams = types.filter((type) => !foreignTypes.includes(type) && !/^aws_(lambda|sns|iam)_/.test(type));
  if (streams.length === 0 || !streams.every((type) => streamTypes.includes(type))) return undefined;
  if (streams.every((type) => type === "aws_dynamodb_table")) return "dynamodb";
  return streams.includes("aws_dynamodb_table") ? undefined : "kinesis";
}

/** What a source tells by the type that it refers to, though nothing in the file may declare that stream. */
export function toldByType(source: Written<string>): Pick<ConsumerPart, "declaredKind" | "declaredReads"> {
  const reference = source.is === "known" || source.is === "unknown" ? source.refersTo : undefined;
  if (reference?.to !== "resource") return { declaredKind: undefined, declaredReads: undefined };
  const type = typeOfAddress(reference.name) ?? "";
  if (type === "aws_dynamodb_table") return { declaredKind: "dynamodb", declaredReads: "shared" };
  if (!streamTypes.includes(type)) return { declaredKind: undefined, declaredReads: undefined };
  const isOver = type === "aws_kinesis_stream_consumer" && reference.attribute !== "stream_arn";
  return { declaredKind: "kinesis", declaredReads: isOver ? "fan-out" : "shared" };
}
