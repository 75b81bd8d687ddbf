import { limits } from "../../model/limits.js";
import type { Condition } from "../../model/condition.js";
import { allOf } from "../../model/condition.js";
import { once } from "../../model/once.js";
import type { RegistrationPart, StreamPart } from "../../model/stream.js";
import type { TablePart } from "../../model/table.js";
import { absent, conditionThat, known, mapKnown, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asBoolean, asNumber, asText, emptyIsAbsent } from "../cloudformation/properties.js";
import { billingOf } from "../cloudformation/streams.js";
import type { TableReplicas } from "./table-replicas.js";
import type { Arguments, Resource, Terraform } from "./resource.js";
import { streamTypes } from "./source.js";

/** An `aws_kinesis_stream`. */
export function readKinesisStream(terraform: Terraform, resource: Resource): StreamPart {
  const { arguments: given, place, when } = resource;
  const retention = asNumber(given.at("retention_period"));
  return {
    ...identity(terraform, resource, asText(given.at("arn"))),
    kind: "kinesis",
    when,
    // Looked for when a rule asks: most never do.
    get mayBeScaled() {
      return terraform.ofType("aws_appautoscaling_target").length > 0 || terraform.contains("UpdateShardCount");
    },
    settings: {
      name: asText(given.at("name")),
      mode: modeOf(asText(given.at("stream_mode_details", "stream_mode")), resource),
      shards: asNumber(given.at("shard_count")),
      retentionHours: retention.is === "absent" ? known(limits.kinesisRetention.value, place) : retention,
      viewType: absent,
      billing: absent,
      replicas: absent,
    },
  };
}

function modeOf(mode: Written<string>, { place: subject }: Resource): Written<"provisioned" | "on-demand"> {
  if (mode.is === "absent") return known("provisioned", subject);
  return mapKnown(mode, ({ value, place, from }): Written<"provisioned" | "on-demand"> => {
    if (value === "ON_DEMAND") return known("on-demand", place, from);
    return value === "PROVISIONED" ? known("provisioned", place, from) : unknown(`${value} is no capacity mode`, place);
  });
}

/** The stream of an `aws_dynamodb_table`; undefined where it has none. */
export function readTableStream(terraform: Terraform, resource: Resource, replicas: TableReplicas): StreamPart | undefined {
  const { arguments: given, place } = resource;
  const when = allOf(resource.when, hasStream(resource));
  if (when.is === "never") return undefined;
  return {
    ...identity(terraform, resource, asText(given.at("stream_arn"))),
    kind: "dynamodb",
    when,
    settings: {
      name: asText(given.at("name")),
      mode: absent,
      shards: absent,
      retentionHours: known(limits.dynamodbRetention.value, place),
      viewType: emptyIsAbsent(asText(given.at("stream_view_type"))),
      billing: billingOf(asText(given.at("billing_mode")), place),
      replicas: replicas.of(resource),
    },
  };
}

function hasStream({ arguments: given }: Resource): Condition {
  const hasView = conditionThat(emptyIsAbsent(asText(given.at("stream_view_type"))), (view) =>
    view.is === "unknown" && view.mayBeAbsent ? { is: "unknowable", because: view.because } : view.is !== "absent",
  );
  return conditionThat(asBoolean(given.at("stream_enabled")), (enabled) => {
    if (enabled.is === "absent") return hasView;
    return enabled.is === "known" ? enabled.value : { is: "unknowable", because: enabled.because };
  });
}

/** An `aws_dynamodb_table` as a store of records, whether it has a stream or not. */
export function readTable({ file }: Terraform, { address: name, place, when, arguments: given }: Resource): TablePart {
  // Worked out when a rule asks: most never do.
  const settings = once(() => tableSettings(given));
  return {
    id: `${file}#${name}`,
    name,
    place,
    when,
    get settings() {
      return settings();
    },
  };
}

function tableSettings(given: Arguments): TablePart["settings"] {
  return {
    name: asText(given.at("name")),
    partitionKey: asText(given.at("hash_key")),
    sortKey: asText(given.at("range_key")),
    expiresBy: mapKnown(asBoolean(given.at("ttl", "enabled")), ({ value }) =>
      value ? emptyIsAbsent(asText(given.at("ttl", "attribute_name"))) : absent,
    ),
  };
}

/** An `aws_kinesis_stream_consumer`. */
export function readRegistration(terraform: Terraform, resource: Resource): RegistrationPart {
  const { address: name, place, when, arguments: given } = resource;
  return {
    ...{ id: `${terraform.file}#${name}`, name, place, when, dialect: terraform.dialect, repeats: resource.repeats },
    stream: given.refer(streamTypes, "stream_arn"),
    // Looked for when a rule asks: most never do.
    get isMentioned() {
      return terraform.speaksOf(name);
    },
  };
}

type Identity = Pick<StreamPart, "id" | "name" | "place" | "from" | "calls" | "dialect" | "arn">;

function identity({ file, dialect }: Terraform, { address: name, place, from, calls }: Resource, arn: Written<string>): Identity {
  return {
    id: `${file}#${name}`,
    name,
    place,
    from,
    calls,
    dialect,
    ...(arn.is === "known" && arn.value !== "" ? { arn: arn.value } : {}),
  };
}
