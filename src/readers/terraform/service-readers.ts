import { allOf } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import { conditionThat, isPresent } from "../../model/value.js";
import { consumerPart } from "./consumer-part.js";
import type { Resource, Terraform } from "./resource.js";
import { streamTypes } from "./source.js";

/** An `aws_kinesis_firehose_delivery_stream` that reads a Kinesis stream; none where it is written to directly. */
export function readDeliveryStream(terraform: Terraform, resource: Resource): readonly ConsumerPart[] {
  const { arguments: given } = resource;
  const hasBlock = conditionThat(given.at("kinesis_source_configuration"), (block) => {
    const there = isPresent(block);
    return there.is === "unsure" ? { is: "unknowable", because: there.because.join(", ") } : there.is === "yes";
  });
  const when = allOf(resource.when, hasBlock);
  if (when.is === "never") return [];
  const source = given.refer(streamTypes, "kinesis_source_configuration", "kinesis_stream_arn");
  return [consumerPart(terraform, resource, { kind: "firehose", source, when, declaredKind: "kinesis" })];
}

/** The streams that an SQL application reads, of `aws_kinesis_analytics_application` or its second version. */
export function readSqlApplication(terraform: Terraform, resource: Resource): readonly ConsumerPart[] {
  const isFirst = resource.type === "aws_kinesis_analytics_application";
  const inputs = isFirst ? ["inputs"] : ["application_configuration", "sql_application_configuration", "input"];
  const block = isFirst ? "kinesis_stream" : "kinesis_streams_input";
  const sources = resource.arguments.blocks(...inputs).flatMap(({ when, arguments: given }) => {
    const hasBlock = conditionThat(given.at(block), (value) => value.is !== "absent");
    return hasBlock.is === "never" ? [] : [{ source: given.refer(streamTypes, block, "resource_arn"), when: allOf(when, hasBlock) }];
  });
  return sources.map(({ source, when }, index) => {
    const name = sources.length === 1 ? resource.address : `${resource.address}.${String(inputs.at(-1))}[${index}]`;
    return consumerPart(terraform, resource, {
      ...{ kind: "analytics", name, source, declaredKind: "kinesis" },
      when: allOf(resource.when, when),
    });
  });
}
