import type { Grants } from "../../model/role.js";
import { noGrants } from "../../model/role.js";
import { leavesOf } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { grantsOfAwsPolicy } from "../aws-policy.js";
import { someText } from "../cloudformation/mentioned.js";
import { asText, propertiesIn } from "../cloudformation/properties.js";
import type { Properties } from "../cloudformation/properties.js";
import { textOf } from "../cloudformation/policy-texts.js";
import { everyItem, grantedBeside, grantsOfDocument, grantsOfManaged, grantsOfRole, together } from "../cloudformation/roles.js";
import type { Template } from "../cloudformation/template.js";
import { eventsIn } from "./events.js";
import type { TreeNode } from "../../source/tree.js";

/** What a policy template of SAM permits. */
interface PolicyTemplate {
  /** The parameter that names what it is for. */
  readonly parameter: string;
  readonly actions: readonly string[];
  /** Its ARNs. */
  readonly resources: (name: string) => readonly string[];
}

const onTable = (...verbs: readonly string[]): PolicyTemplate => ({
  parameter: "TableName",
  actions: verbs.map((verb) => `dynamodb:${verb}Item`),
  resources: (name) => [`arn:aws:dynamodb:::table/${name}`],
});
const onBucket = (...verbs: readonly string[]): PolicyTemplate => ({
  parameter: "BucketName",
  actions: verbs.map((verb) => `s3:${verb}`),
  resources: (name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
});
const onTopic: PolicyTemplate = { parameter: "TopicName", actions: ["sns:Publish"], resources: (name) => [`arn:aws:sns:::${name}`] };

/**
 * What the policy templates of SAM permit on the contents of tables, queues, topics and buckets; other templates say nothing about them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const policyTemplates: ReadonlyMap<string, PolicyTemplate> = new Map([
  ["DynamoDBCrudPolicy", onTable("Get", "Delete", "Put", "Scan", "Query", "Update", "BatchWrite", "BatchGet")],
  ["DynamoDBReadPolicy", onTable("Get", "Scan", "Query", "BatchGet")],
  ["DynamoDBWritePolicy", onTable("Put", "Update", "BatchWrite")],
  ["SQSSendMessagePolicy", { parameter: "QueueName", actions: ["sqs:SendMessage"], resources: (name) => [`arn:aws:sqs:::${name}`] }],
  ["SNSPublishMessagePolicy", onTopic],
  ["SNSCrudPolicy", onTopic],
  ["S3WritePolicy", onBucket("PutObject")],
  ["S3ReadPolicy", onBucket("GetObject", "ListBucket")],
  ["S3CrudPolicy", onBucket("GetObject", "ListBucket", "PutObject", "DeleteObject")],
  ["S3FullAccessPolicy", onBucket("GetObject", "ListBucket", "PutObject", "DeleteObject")],
]);

/** What a SAM function may do: by the role it is given, else by the one that SAM makes from its policies. */
export function grantsOfSamFunction(template: Template, name: string, properties: Properties): Grants {
  const role = properties.at("Role");
  if (role.is !== "absent") return grantsOfRole(template, role);
  const own = [grantsOfPolicies(template, properties.at("Policies")), grantsOfDestinations(template, properties)];
  const reading = readsKinesis(properties.at("Events")) ? grantsOfAwsPolicy("AWSLambdaKinesisExecutionRole") : undefined;
  return together([...own, reading ?? noGrants, ...grantedBeside(template, `${name}Role`)]);
}

/** SAM gives the role that it makes what a function with such an event needs. */
function readsKinesis(events: Written<TreeNode>): boolean {
  if (events.is === "choice") return readsKinesis(events.then) || readsKinesis(events.otherwise);
  return events.is === "unknown" || (events.is === "known" && someText(events.value, (text) => text === "Kinesis"));
}

function grantsOfPolicies(template: Template, policies: Written<TreeNode>): Grants {
  return everyItem(template, policies, (policy) => grantsOfPolicy(template, policy));
}

function grantsOfPolicy(template: Template, policy: Value<TreeNode>): Grants {
  if (policy.is === "absent") return noGrants;
  if (policy.is !== "known" || policy.value.kind === "scalar") return grantsOfManaged(template, policy);
  const properties = propertiesIn(template, policy);
  if (properties.at("Statement").is !== "absent") return grantsOfDocument(template, policy);
  const [entry] = policy.value.kind === "map" ? policy.value.entries : [];
  const known = policyTemplates.get(entry?.key ?? "");
  return known === undefined || entry === undefined ? noGrants : grantsOn(template, properties.at(entry.key, known.parameter), known);
}

function grantsOn(template: Template, written: Written<TreeNode>, { parameter, actions, resources }: PolicyTemplate): Grants {
  const name = textOf(template, asText(written));
  const what = parameter.replace("Name", "").toLowerCase();
  if (name.open || name.texts.length === 0) return { statements: [], hidden: [`a policy is for a ${what} that only a deployment tells`] };
  return { statements: [{ effect: "Allow", actions, resources: name.texts.flatMap(resources), certain: true }], hidden: [] };
}

/** What SAM permits for a destination whose type is given. */
const sending: Readonly<Record<string, readonly string[]>> = {
  SQS: ["sqs:SendMessage"],
  SNS: ["sns:Publish"],
  S3: ["s3:PutObject", "s3:ListBucket"],
};

/** What SAM adds by itself: sending what its events give up, where these say what kind of destination that is. */
function grantsOfDestinations(template: Template, properties: Properties): Grants {
  const statements = eventsIn(template, properties.at("Events")).flatMap(({ properties: event }) => {
    const onFailure = (key: string): Written<TreeNode> => event.at("Properties", "DestinationConfig", "OnFailure", key);
    const type = asText(onFailure("Type"));
    const { texts, open } = textOf(template, asText(onFailure("Destination")));
    const resources = open ? ["*"] : texts.flatMap((arn) => [arn, `${arn}/*`]);
    return leavesOf(type).flatMap(({ when, value }) => {
      const actions = value.is === "known" ? sending[value.value] : undefined;
      return actions === undefined ? [] : [{ effect: "Allow", actions, resources, certain: true, when } as const];
    });
  });
  return { statements, hidden: [] };
}
