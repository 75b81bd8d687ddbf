import { allOf, always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { Grants } from "../../model/role.js";
import { noGrants } from "../../model/role.js";
import { asOpenText } from "../../model/reference.js";
import type { Reference } from "../../model/reference.js";
import { leavesOf, usually } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { grantsOfAwsPolicy } from "../aws-policy.js";
import { asText, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** What the role that `role` names permits, as far as the template shows it. */
export function grantsOfRole(template: Template, role: Written<TreeNode>): Grants {
  const name = role.is === "unknown" && role.refersTo?.to === "resource" ? role.refersTo.name : undefined;
  const resource = name === undefined ? undefined : template.resources.get(name);
  if (resource?.type !== "AWS::IAM::Role") return { statements: [], hidden: ["its role is not declared in the template"] };
  const properties = propertiesOfResource(template, resource);
  const inline = grantsOfPolicies(template, properties.at("Policies"));
  const managed = grantsOfManaged(template, properties.at("ManagedPolicyArns"));
  return together([inline, managed, ...attachedTo(template, resource.name)]);
}

/** All that several grants permit. */
export function together(grants: readonly Grants[]): Grants {
  return { statements: grants.flatMap(({ statements }) => statements), hidden: [...new Set(grants.flatMap(({ hidden }) => hidden))] };
}

/** The statements of one policy document. */
export function grantsOfDocument(template: Template, document: Written<TreeNode>): Grants {
  return everyItem(template, propertiesIn(template, document).at("Statement"), (statement) =>
    grantOfStatement(propertiesIn(template, statement)),
  );
}

/** Policies of AWS or of other stacks, by ARN. */
export function grantsOfManaged(template: Template, arns: Written<TreeNode>): Grants {
  return everyItem(template, arns, (arn) => {
    const text = asText(arn);
    const name = text.is === "known" ? text.value : text.is === "unknown" && text.refersTo?.to === "expression" ? text.refersTo.text : "";
    const granted = grantsOfAwsPolicy(name);
    if (granted !== undefined) return granted;
    if (text.is === "unknown" && text.refersTo?.to === "resource" && isPolicy(template.resources.get(text.refersTo.name))) return noGrants;
    return { statements: [], hidden: ["its role has a policy that the template does not show"] };
  });
}

function grantsOfPolicies(template: Template, policies: Written<TreeNode>): Grants {
  return everyItem(template, policies, (policy) => grantsOfDocument(template, propertiesIn(template, policy).at("PolicyDocument")));
}

/** Policies that are resources of their own and name the role, or are named by it. */
export function attachedTo(template: Template, role: string): Grants[] {
  return [...template.resources.values()].filter(isPolicy).flatMap((resource) => {
    const properties = propertiesOfResource(template, resource);
    return namesRole(template, properties, role) || isNamedByRole(template, role, resource.name)
      ? [grantedWhen(resource.when, grantsOfDocument(template, properties.at("PolicyDocument")))]
      : [];
  });
}

function namesRole(template: Template, properties: Properties, role: string): boolean {
  return refersTo(itemsOf(template, properties.at("Roles")), role);
}

function isNamedByRole(template: Template, role: string, policy: string): boolean {
  const resource = template.resources.get(role);
  return resource !== undefined && refersTo(itemsOf(template, propertiesOfResource(template, resource).at("ManagedPolicyArns")), policy);
}

function refersTo(items: Written<readonly Written<TreeNode>[]>, name: string): boolean {
  const isIts = (reference: Reference | undefined): boolean => reference?.to === "resource" && reference.name === name;
  return items.is === "known" && items.value.some((item) => item.is === "unknown" && isIts(item.refersTo));
}

function isPolicy(resource: Resource | undefined): boolean {
  return resource !== undefined && ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"].includes(resource.type);
}

function grantOfStatement(statement: Properties): Grants {
  const { template } = statement;
  const effect = asText(statement.at("Effect"));
  const actions = textsOf(template, statement.at("Action"));
  const resources = textsOf(template, statement.at("Resource"));
  if (effect.is !== "known" || actions.open || statement.at("NotAction").is !== "absent" || statement.at("NotResource").is !== "absent") {
    return { statements: [], hidden: ["a statement of its role cannot be worked out"] };
  }
  const isCertain = statement.at("Condition").is === "absent";
  const made = { effect: effect.value === "Deny" ? "Deny" : "Allow", actions: actions.texts } as const;
  return {
    statements: [
      { ...made, resources: resources.texts, certain: isCertain },
      ...(resources.open ? [{ ...made, resources: ["*"], certain: false }] : []),
    ],
    hidden: [],
  };
}

/** The texts of a list or of a single value. */
interface Texts {
  readonly texts: readonly string[];
  /** Whether there may be others: an item depends on a condition or on a parameter. */
  readonly open: boolean;
}

function textsOf(template: Template, written: Written<TreeNode>): Texts {
  const items = itemsOf(template, written);
  if (items.is === "absent") return { texts: [], open: false };
  if (items.is !== "known") return items.is === "unknown" ? textOf(template, items) : { texts: [], open: true };
  const texts = items.value.map((item) => textOf(template, asText(item)));
  return { texts: texts.flatMap((one) => one.texts), open: texts.some(({ open }) => open) };
}

/** The text of one value. */
export function textOf(template: Template, written: Written<unknown>): Texts {
  const item = usually(written);
  if (item.is === "absent") return { texts: [], open: false };
  if (item.is === "choice") return { texts: [], open: true };
  if (item.refersTo === undefined) return item.is === "known" ? { texts: [String(item.value)], open: false } : { texts: [], open: true };
  const text = asOpenText(item.refersTo);
  return { texts: [text], open: item.is === "unknown" && namesParameter(template, text) };
}

/** Whether a parameter decides what the text is. */
function namesParameter(template: Template, text: string): boolean {
  return [...text.matchAll(/\$\{([^}]*)\}/g)].some(([, name = ""]) => template.parameters.has(name));
}

/** Collects over a list whose items may depend on conditions. */
export function everyItem(template: Template, list: Written<TreeNode>, read: (item: Value<TreeNode>) => Grants): Grants {
  const granted = leavesOf(usually(itemsOf(template, list))).flatMap(({ when, value: items }) => {
    if (items.is === "absent") return [];
    if (items.is === "unknown") return [{ statements: [], hidden: [items.because] }];
    return items.value.flatMap((item) =>
      leavesOf(usually(item)).map((leaf) =>
        leaf.value.is === "absent" ? noGrants : grantedWhen(allOf(when, leaf.when), read(leaf.value)),
      ),
    );
  });
  return together(granted);
}

/** What is permitted in those deployments only. */
function grantedWhen(condition: Condition, { statements, hidden }: Grants): Grants {
  return { statements: statements.map((statement) => ({ ...statement, when: allOf(condition, statement.when ?? always) })), hidden };
}
