import { parseSourceArn } from "../../model/arn.js";
import { allOf } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import type { Value } from "../../model/value.js";
import { asText } from "../cloudformation/properties.js";
import { flinkSources, howFlinkReads } from "../flink-properties.js";
import type { FlinkProperty } from "../flink-properties.js";
import { consumerPart } from "./consumer-part.js";
import { typeOfAddress } from "./resource.js";
import type { Resource, Terraform } from "./resource.js";
import { streamNamed } from "./stream-name.js";

/** The streams that a Flink application reads, as far as its properties tell. */
export function readFlinkApplication(terraform: Terraform, resource: Resource): readonly ConsumerPart[] {
  const properties = flinkProperties(terraform, resource);
  const sources = flinkSources(properties, namesStream);
  const declaredReads = howFlinkReads(properties);
  return sources.map(({ value: source, when }, index) => {
    const name = sources.length === 1 ? resource.address : `${resource.address}[${index}]`;
    const reader = { kind: "flink", name, source, declaredReads, declaredKind: "kinesis" } as const;
    return consumerPart(terraform, resource, { ...reader, when: allOf(resource.when, when) });
  });
}

function flinkProperties(terraform: Terraform, resource: Resource): readonly FlinkProperty[] {
  const groups = resource.arguments.blocks("application_configuration", "environment_properties", "property_group");
  return groups.flatMap(({ arguments: given }) => {
    const id = asText(given.at("property_group_id"));
    const properties = given.texts(["aws_kinesis_stream"], "property_map");
    if (properties.is !== "known") return [];
    return [...properties.value].map(([key, value]) => ({
      group: id.is === "known" ? id.value : "",
      key,
      value: streamNamed(terraform, value),
    }));
  });
}

function namesStream(value: Value<string>): boolean {
  if (value.is === "absent") return false;
  if (value.refersTo?.to === "resource") return typeOfAddress(value.refersTo.name) === "aws_kinesis_stream";
  const text = value.refersTo?.to === "expression" ? value.refersTo.text : value.is === "known" ? value.value : "";
  return parseSourceArn(text)?.service === "kinesis";
}
