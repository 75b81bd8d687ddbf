import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import { idsNamed } from "./named.js";
import { resourcesOfType } from "./resources-of-type.js";
import { limits } from "../../model/limits.js";
import { once } from "../../model/once.js";
import type { RegistrationPart, StreamPart } from "../../model/stream.js";
import type { TablePart } from "../../model/table.js";
import { allOf } from "../../model/condition.js";
import { absent, conditionThat, known, mapKnown, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";
import { constructPath } from "./construct-path.js";
import { isMentioned, scalesStreams } from "./mentioned.js";
import { asBoolean, asNumber, asText, countOf, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** An `AWS::Kinesis::Stream`. */
export function readKinesisStream(template: Template, resource: Resource): StreamPart {
  const properties = propertiesOfResource(template, resource);
  const shards = asNumber(properties.at("ShardCount"));
  const retention = asNumber(properties.at("RetentionPeriodHours"));
  return {
    ...identity(template, resource),
    kind: "kinesis",
    // Looked for when a rule asks: most never do.
    get mayBeScaled() {
      return scalesStreams(template);
    },
    when: resource.when,
    settings: {
      name: asText(properties.at("Name")),
      mode: modeOf(asText(properties.at("StreamModeDetails", "StreamMode")), resource),
      shards,
      retentionHours: retention.is === "absent" ? known(limits.kinesisRetention.value, resource.place) : retention,
      viewType: absent,
      billing: absent,
      replicas: absent,
    },
  };
}

function modeOf(mode: Written<string>, resource: Resource): Written<"provisioned" | "on-demand"> {
  if (mode.is === "absent") return known("provisioned", resource.place);
  return mapKnown(mode, ({ value, place, from }): Written<"provisioned" | "on-demand"> => {
    if (value === "ON_DEMAND") return known("on-demand", place, from);
    return value === "PROVISIONED" ? known("provisioned", place, from) : unknown(`${value} is no capacity mode`, place);
  });
}

/** The stream of an `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable`; a table without one is none. */
export function readTableStream(template: Template, resource: Resource): StreamPart | undefined {
  const properties = propertiesOfResource(template, resource);
  const specification = properties.at("StreamSpecification");
  const when = allOf(
    resource.when,
    conditionThat(specification, (value) => value.is !== "absent"),
  );
  if (when.is === "never") return undefined;
  return {
    ...identity(template, resource),
    kind: "dynamodb",
    when,
    settings: {
      name: asText(properties.at("TableName")),
      mode: absent,
      shards: absent,
      retentionHours: known(limits.dynamodbRetention.value, resource.place),
      viewType: asText(properties.at("StreamSpecification", "StreamViewType")),
      billing: billingOf(asText(properties.at("BillingMode")), resource.place),
      replicas: replicasOf(template, resource, properties),
    },
  };
}

/** How a table's capacity is paid for; provisioned where nothing is said. */
export function billingOf(mode: Written<string>, subject: Place): Written<"provisioned" | "on-demand"> {
  if (mode.is === "absent") return known("provisioned", subject);
  return mapKnown(mode, ({ value, place, from }): Written<"provisioned" | "on-demand"> => {
    if (value === "PAY_PER_REQUEST") return known("on-demand", place, from);
    return value === "PROVISIONED" ? known("provisioned", place, from) : unknown(`${value} is no billing mode`, place);
  });
}

function replicasOf(template: Template, resource: Resource, properties: Properties): Written<number> {
  if (resource.type === "AWS::DynamoDB::GlobalTable") return countOf(template, properties.at("Replicas"));
  const added = replicasByTable(template)
    .of(resource.name)
    .filter((other) => isReplicaOf(template, other, resource.name));
  return added.length === 0 ? absent : known(added.length + 1, resource.place);
}

const replicasByTable = oncePer((template: Template) => {
  const replicas = resourcesOfType(template, "Custom::DynamoDBReplica");
  return new Candidates(replicas, (replica) => idsNamed([propertiesOfResource(template, replica).at("TableName")]));
});

/** The AWS CDK replicates a plain table by custom resources of this type. */
function isReplicaOf(template: Template, other: Resource, table: string): boolean {
  const name = propertiesOfResource(template, other).at("TableName");
  return name.is === "unknown" && name.refersTo?.to === "resource" && name.refersTo.name === table;
}

/** A table as a store of records, whether it has a stream or not. */
export function readTable(template: Template, resource: Resource): TablePart {
  // Worked out when a rule asks: most never do.
  const settings = once(() => readTableSettings(template, resource));
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    place: resource.place,
    when: resource.when,
    get settings() {
      return settings();
    },
  };
}

function readTableSettings(template: Template, resource: Resource): TablePart["settings"] {
  const properties = propertiesOfResource(template, resource);
  const keys = itemsOf(template, properties.at("KeySchema"));
  const expires = asBoolean(properties.at("TimeToLiveSpecification", "Enabled"));
  return {
    name: asText(properties.at("TableName")),
    partitionKey: keyOf(template, keys, "HASH"),
    sortKey: keyOf(template, keys, "RANGE"),
    expiresBy: mapKnown(expires, ({ value }) => (value ? asText(properties.at("TimeToLiveSpecification", "AttributeName")) : absent)),
  };
}

function keyOf(template: Template, keys: Written<readonly Written<TreeNode>[]>, wanted: string): Written<string> {
  return mapKnown(keys, ({ value: items }) =>
    items.reduceRight<Written<string>>((rest, item) => keyOrRest(template, item, rest, wanted), absent),
  );
}

function keyOrRest(template: Template, item: Written<TreeNode>, rest: Written<string>, wanted: string): Written<string> {
  return mapKnown(item, (key) => {
    const properties = propertiesIn(template, key);
    return mapKnown(asText(properties.at("KeyType")), ({ value }) => (value === wanted ? asText(properties.at("AttributeName")) : rest));
  });
}

/** An `AWS::Kinesis::StreamConsumer`. */
export function readRegistration(template: Template, resource: Resource): RegistrationPart {
  const properties = propertiesOfResource(template, resource);
  const { id, name, title, place, dialect } = identity(template, resource);
  return {
    ...{ id, name, title, place, dialect, repeats: resource.origin?.repeats },
    when: resource.when,
    stream: asText(properties.at("StreamARN")),
    // Looked for when a rule asks: most never do.
    get isMentioned() {
      return isMentioned(template, resource, asText(properties.at("ConsumerName")));
    },
  };
}

function identity(template: Template, resource: Resource): Pick<StreamPart, "id" | "name" | "title" | "place" | "dialect" | "from"> {
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    title: constructPath(resource),
    place: resource.place,
    dialect: { format: "cloudformation", syntax: template.syntax },
    from: resource.origin?.from,
  };
}
