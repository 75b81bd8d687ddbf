import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import { idsNamed } from "./named.js";
import { resourcesOfType } from "./resources-of-type.js";
import type { DestinationKind, DestinationPart } from "../../model/destination.js";
import { absent } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { constructPath } from "./construct-path.js";
import { asBoolean, asText, emptyIsAbsent, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** What resources are that somebody may name as a destination, whether it takes anything or not. */
const kinds: Readonly<Record<string, DestinationKind>> = {
  "AWS::SQS::Queue": "queue",
  "AWS::SNS::Topic": "topic",
  "AWS::S3::Bucket": "bucket",
  "AWS::Lambda::Function": "function",
  "AWS::Lambda::Alias": "function",
  "AWS::Lambda::Version": "function",
  "AWS::Serverless::Function": "function",
  "AWS::Events::EventBus": "event bus",
  "AWS::Kinesis::Stream": "stream",
  "AWS::KinesisFirehose::DeliveryStream": "delivery stream",
  "AWS::DynamoDB::Table": "table",
  "AWS::Serverless::SimpleTable": "table",
  "AWS::StepFunctions::StateMachine": "state machine",
  "AWS::Serverless::StateMachine": "state machine",
  "AWS::Logs::LogGroup": "log group",
};

/** The types of these. */
export const destinationTypes: readonly string[] = Object.keys(kinds);

/** Policies of a queue, a topic or a bucket, and the property that names it. */
const policies: ReadonlyMap<string, string> = new Map([
  ["AWS::SQS::QueuePolicy", "Queues"],
  ["AWS::SQS::QueueInlinePolicy", "Queue"],
  ["AWS::SNS::TopicPolicy", "Topics"],
  ["AWS::SNS::TopicInlinePolicy", "TopicArn"],
  ["AWS::S3::BucketPolicy", "Bucket"],
]);

/** A resource as something that batches may be sent to which were given up. */
export function readDestination(template: Template, resource: Resource): DestinationPart {
  const kind = kinds[resource.type] ?? "queue";
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    title: constructPath(resource),
    kind,
    place: resource.place,
    when: resource.when,
    // Worked out when a rule asks: most never do.
    get settings() {
      return readSettings(kind, propertiesOfResource(template, resource));
    },
    get mayPermit() {
      const isOpen = policiesByTarget(template)
        .of(resource.name)
        .some((policy) => isOpenedBy(template, resource, policy));
      return isOpen ? `${kind} ${resource.name} has a policy of its own, which may permit it` : undefined;
    },
  };
}

function readSettings(kind: DestinationKind, properties: Properties): DestinationPart["settings"] {
  const name = { queue: "QueueName", topic: "TopicName", bucket: "BucketName" }[kind as string];
  const fifo = { queue: "FifoQueue", topic: "FifoTopic" }[kind as string];
  return {
    name: name === undefined ? absent : emptyIsAbsent(asText(properties.at(name))),
    fifo: fifo === undefined ? absent : asBoolean(properties.at(fifo)),
  };
}

const policiesByTarget = oncePer((template: Template) => {
  return new Candidates(resourcesOfType(template, ...policies.keys()), (policy) => {
    const targets = targetsOf(template, policy);
    if (targets.is === "absent") return [];
    return targets.is === "known" && targets.value.every(({ is }) => is === "unknown") ? idsNamed(targets.value) : undefined;
  });
});

function targetsOf(template: Template, policy: Resource): Written<readonly Written<TreeNode>[]> {
  return itemsOf(template, propertiesOfResource(template, policy).at(policies.get(policy.type) ?? ""));
}

function isOpenedBy(template: Template, target: Resource, policy: Resource): boolean {
  const document = propertiesOfResource(template, policy).at("PolicyDocument");
  return isNamedIn(targetsOf(template, policy), target.name) && permitsRoles(template, document);
}

function isNamedIn(items: Written<readonly Written<TreeNode>[]>, name: string): boolean {
  if (items.is !== "known") return items.is !== "absent";
  return items.value.some((item) => item.is !== "unknown" || item.refersTo?.to !== "resource" || item.refersTo.name === name);
}

/** Whether a policy may permit something to anybody else than services of AWS. */
function permitsRoles(template: Template, document: Written<TreeNode>): boolean {
  const statements = itemsOf(template, propertiesIn(template, document).at("Statement"));
  if (statements.is !== "known") return statements.is !== "absent";
  return statements.value.some((written) => {
    const statement = propertiesIn(template, written);
    const effect = asText(statement.at("Effect"));
    if (effect.is === "known" && effect.value === "Deny") return false;
    const principal = statement.at("Principal");
    if (principal.is !== "known" || principal.value.kind !== "map") return true;
    return principal.value.entries.some(({ key }) => key !== "Service");
  });
}
