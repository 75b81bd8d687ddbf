import { allOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ConsumerPart } from "../../model/consumer.js";
import { parseSourceArn } from "../../model/arn.js";
import { leavesOf, usually } from "../../model/value.js";
import type { Value } from "../../model/value.js";
import { below } from "../../source/place.js";
import { flinkSources, howFlinkReads } from "../flink-properties.js";
import type { FlinkProperty } from "../flink-properties.js";
import { evaluate } from "./evaluate.js";
import { asText, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import { serviceReader } from "./service-readers.js";
import { streamNamed } from "./stream-name.js";
import type { Resource, Template } from "./template.js";

/** The streams that a Flink application reads, as far as its properties tell. */
export function readFlinkApplication(template: Template, resource: Resource): readonly ConsumerPart[] {
  const properties = flinkProperties(template, resource);
  const sources = flinkSources(properties, (value) => namesStream(template, value));
  const reads = howFlinkReads(properties);
  return sources.map(({ value, when }, index) => {
    const name = sources.length === 1 ? resource.name : `${resource.name}[${index}]`;
    return serviceReader(template, resource, { kind: "flink", declaredKind: "kinesis", name, source: value, when, reads });
  });
}

function flinkProperties(template: Template, resource: Resource): readonly FlinkProperty[] {
  const groups = itemsOf(
    template,
    propertiesOfResource(template, resource).at("ApplicationConfiguration", "EnvironmentProperties", "PropertyGroups"),
  );
  return leavesOf(groups).flatMap(({ value: items, when }) =>
    items.is === "known" ? items.value.flatMap((item) => propertiesOfGroup(template, propertiesIn(template, item), when)) : [],
  );
}

function propertiesOfGroup(template: Template, group: Properties, around: Condition): readonly FlinkProperty[] {
  const id = usually(asText(group.at("PropertyGroupId")));
  return leavesOf(group.at("PropertyMap")).flatMap(({ value: map, when }) => {
    if (map.is !== "known" || map.value.kind !== "map") return [];
    return map.value.entries.map(({ key, value }) => ({
      group: id.is === "known" ? id.value : "",
      key,
      value: streamNamed(template, asText(evaluate(template, value, below(map.place, key)))),
      when: allOf(around, when),
    }));
  });
}

function namesStream(template: Template, value: Value<string>): boolean {
  if (value.is === "absent") return false;
  if (value.refersTo?.to === "resource") return template.resources.get(value.refersTo.name)?.type === "AWS::Kinesis::Stream";
  const text = value.refersTo?.to === "expression" ? value.refersTo.text : value.is === "known" ? value.value : "";
  return parseSourceArn(text)?.service === "kinesis";
}
