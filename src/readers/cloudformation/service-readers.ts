import { allOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { ConsumerKind, ConsumerPart } from "../../model/consumer.js";
import { noSettings } from "../../model/consumer.js";
import { absent, conditionThat, leavesOf } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { asText, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** An `AWS::KinesisFirehose::DeliveryStream` that reads a Kinesis stream; none where it is written to directly. */
export function readDeliveryStream(template: Template, resource: Resource): readonly ConsumerPart[] {
  const config = propertiesOfResource(template, resource).at("KinesisStreamSourceConfiguration");
  const when = conditionThat(config, (value) => value.is !== "absent");
  if (when.is === "never") return [];
  const source = asText(propertiesIn(template, config).at("KinesisStreamARN"));
  return [serviceReader(template, resource, { kind: "firehose", name: resource.name, source, when, declaredKind: "kinesis" })];
}

/** The streams that an SQL application reads, of `AWS::KinesisAnalytics::Application` or its second version. */
export function readSqlApplication(template: Template, resource: Resource): readonly ConsumerPart[] {
  const properties = propertiesOfResource(template, resource);
  const isFirst = resource.type === "AWS::KinesisAnalytics::Application";
  const inputs = isFirst ? properties.at("Inputs") : properties.at("ApplicationConfiguration", "SqlApplicationConfiguration", "Inputs");
  const sources = streamInputs(template, inputs);
  return sources.map(({ source, when }, index) => {
    const name = sources.length === 1 ? resource.name : `${resource.name}.Inputs[${index}]`;
    return serviceReader(template, resource, { kind: "analytics", name, source, when, declaredKind: "kinesis" });
  });
}

interface Input {
  readonly source: Written<string>;
  readonly when: Condition;
}

function streamInputs(template: Template, inputs: Written<TreeNode>): readonly Input[] {
  return leavesOf(itemsOf(template, inputs)).flatMap(({ value: items, when }) => {
    if (items.is !== "known") return [];
    return items.value.flatMap((item) => {
      const input: Properties = propertiesIn(template, item);
      const isStream = conditionThat(input.at("KinesisStreamsInput"), (value) => value.is !== "absent");
      const source = asText(input.at("KinesisStreamsInput", "ResourceARN"));
      return isStream.is === "never" ? [] : [{ source, when: allOf(when, isStream) }];
    });
  });
}

/** What is said of a reader that is a service of its own, and takes no settings that matter here. */
export interface ServiceReader {
  readonly kind: ConsumerKind;
  /** The subject; unlike the resource's name where it reads several streams. */
  readonly name: string;
  readonly source: Written<string>;
  readonly when: Condition;
  readonly reads?: ConsumerPart["declaredReads"];
  readonly declaredKind: ConsumerPart["declaredKind"];
}

/** The consumer that a service is. */
export function serviceReader(template: Template, resource: Resource, reader: ServiceReader): ConsumerPart {
  return {
    id: `${template.scope}#${reader.name}`,
    name: reader.name,
    kind: reader.kind,
    place: resource.place,
    when: allOf(resource.when, reader.when),
    dialect: { format: "cloudformation", syntax: template.syntax },
    source: reader.source,
    declaredKind: reader.declaredKind,
    declaredReads: reader.reads,
    settings: noSettings,
    function: absent,
    ownFunction: undefined,
    declaredIdempotent: undefined,
  };
}
