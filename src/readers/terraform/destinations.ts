import type { DestinationKind, DestinationPart } from "../../model/destination.js";
import { absent, isPresent } from "../../model/value.js";
import { asBoolean, asText, emptyIsAbsent } from "../cloudformation/properties.js";
import type { Arguments, Resource, Terraform } from "./resource.js";

/** What resources are that somebody may name as a destination, whether it takes anything or not. */
const kinds: Readonly<Record<string, DestinationKind>> = {
  aws_sqs_queue: "queue",
  aws_sns_topic: "topic",
  aws_s3_bucket: "bucket",
  aws_lambda_function: "function",
  aws_lambda_alias: "function",
  aws_cloudwatch_event_bus: "event bus",
  aws_kinesis_stream: "stream",
  aws_kinesis_firehose_delivery_stream: "delivery stream",
  aws_dynamodb_table: "table",
  aws_sfn_state_machine: "state machine",
  aws_cloudwatch_log_group: "log group",
};

/** The types of these. */
export const destinationTypes: readonly string[] = Object.keys(kinds);

/** Policies of a queue, a topic or a bucket, and the argument that names it. */
const policies: Readonly<Record<string, readonly [type: string, argument: string]>> = {
  queue: ["aws_sqs_queue_policy", "queue_url"],
  topic: ["aws_sns_topic_policy", "arn"],
  bucket: ["aws_s3_bucket_policy", "bucket"],
};

/** A resource as something that batches may be sent to which were given up. */
export function readDestination(terraform: Terraform, resource: Resource): DestinationPart {
  const { address: name, place, when, arguments: given } = resource;
  const kind = kinds[resource.type] ?? "queue";
  return {
    id: `${terraform.file}#${name}`,
    name,
    kind,
    place,
    when,
    // Worked out when a rule asks: most never do.
    get settings() {
      return settingsOf(kind, given);
    },
    get mayPermit() {
      return hasPolicy(terraform, resource, kind) ? `${kind} ${name} has a policy of its own, which may permit it` : undefined;
    },
  };
}

function settingsOf(kind: DestinationKind, given: Arguments): DestinationPart["settings"] {
  const fifo = { queue: "fifo_queue", topic: "fifo_topic" }[kind as string];
  const name = kind === "bucket" ? "bucket" : kind === "queue" || kind === "topic" ? "name" : undefined;
  return {
    name: name === undefined ? absent : emptyIsAbsent(asText(given.at(name))),
    fifo: fifo === undefined ? absent : asBoolean(given.at(fifo)),
  };
}

function hasPolicy(terraform: Terraform, { type, address, arguments: given }: Resource, kind: DestinationKind): boolean {
  const own = kind === "bucket" ? absent : given.at("policy");
  if (own.is === "choice" || isPresent(own).is === "yes") return true;
  const [policy, argument] = policies[kind] ?? [];
  if (policy === undefined || argument === undefined) return false;
  return terraform.ofType(policy).some((one) => {
    const named = one.arguments.refer([type], argument);
    return named.is !== "unknown" || named.refersTo?.to !== "resource" || named.refersTo.name === address;
  });
}
