import type { Grants } from "../../model/role.js";
import { noGrants } from "../../model/role.js";
import type { Value, Written } from "../../model/value.js";
import { grantsOfAwsPolicy } from "../aws-policy.js";
import { someText } from "../cloudformation/mentioned.js";
import { asText, propertiesIn } from "../cloudformation/properties.js";
import type { Properties } from "../cloudformation/properties.js";
import { textOf } from "../cloudformation/policy-texts.js";
import { everyItem, grantedBeside, grantsOfDocument, grantsOfManaged, grantsOfRole, together } from "../cloudformation/roles.js";
import type { Template } from "../cloudformation/template.js";
import type { TreeNode } from "../../source/tree.js";

/**
 * What the policy templates of SAM permit on the records of a table; other templates say nothing about them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const tableTemplates: ReadonlyMap<string, readonly string[]> = new Map([
  ["DynamoDBCrudPolicy", ["Get", "Delete", "Put", "Scan", "Query", "Update", "BatchWrite", "BatchGet"]],
  ["DynamoDBReadPolicy", ["Get", "Scan", "Query", "BatchGet"]],
  ["DynamoDBWritePolicy", ["Put", "Update", "BatchWrite"]],
]);

/** What a SAM function may do: by the role it is given, else by the one that SAM makes from its policies. */
export function grantsOfSamFunction(template: Template, name: string, properties: Properties): Grants {
  const role = properties.at("Role");
  if (role.is !== "absent") return grantsOfRole(template, role);
  const made = [grantsOfPolicies(template, properties.at("Policies")), ...grantedBeside(template, `${name}Role`)];
  return together(readsKinesis(properties.at("Events")) ? [...made, grantsOfAwsPolicy("AWSLambdaKinesisExecutionRole") ?? noGrants] : made);
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
  const actions = tableTemplates.get(entry?.key ?? "");
  return actions === undefined || entry === undefined ? noGrants : grantsOnTable(template, properties.at(entry.key, "TableName"), actions);
}

function grantsOnTable(template: Template, table: Written<TreeNode>, verbs: readonly string[]): Grants {
  const name = textOf(template, asText(table));
  if (name.open || name.texts.length === 0) return { statements: [], hidden: ["a policy is for a table that only a deployment tells"] };
  const resources = name.texts.map((text) => `arn:aws:dynamodb:::table/${text}`);
  return { statements: [{ effect: "Allow", actions: verbs.map((verb) => `dynamodb:${verb}Item`), resources, certain: true }], hidden: [] };
}
