import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import { idsNamed } from "./named.js";
import { resourcesOfType } from "./resources-of-type.js";
import { allOf, always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { Grants } from "../../model/role.js";
import { noGrants } from "../../model/role.js";
import type { Reference } from "../../model/reference.js";
import { absent, leavesOf, unknown, usually } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { grantsOfAwsPolicy } from "../aws-policy.js";
import { grantedByConnectors, isRole } from "../sam/connectors.js";
import { asText, itemsOf, propertiesIn, propertiesOfResource } from "./properties.js";
import type { Properties } from "./properties.js";
import { textsOf } from "./policy-texts.js";
import type { Resource, Template } from "./template.js";

/** What the role that `role` names permits, as far as the template shows it. */
export function grantsOfRole(template: Template, role: Written<TreeNode>): Grants {
  const name = role.is === "unknown" && role.refersTo?.to === "resource" ? role.refersTo.name : undefined;
  const resource = name === undefined ? undefined : template.resources.get(name);
  if (resource?.type !== "AWS::IAM::Role") return { statements: [], hidden: ["its role is not declared in the template"] };
  const properties = propertiesOfResource(template, resource);
  const inline = grantsOfPolicies(template, properties.at("Policies"));
  const managed = grantsOfManaged(template, properties.at("ManagedPolicyArns"));
  return together([inline, managed, ...grantedBeside(template, resource.name)]);
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

/** What stands elsewhere in the template and permits something to the role of this logical id: policies of their own, and connectors. */
export function grantedBeside(template: Template, role: string): Grants[] {
  return [...attachedTo(template, role), ...grantedByConnectors(template, role)];
}

/** Policies that are resources of their own and name the role, or are named by it. */
function attachedTo(template: Template, role: string): Grants[] {
  return policiesByRole(template)
    .of(role, ...policiesNamedBy(template, role))
    .flatMap((resource) => {
      const properties = propertiesOfResource(template, resource);
      const named = isNamedByRole(template, role, resource.name) ? "yes" : namesRole(template, properties, role);
      if (named === "no") return [];
      if (named === "perhaps") return [{ statements: [], hidden: [`policy ${resource.name} may be for its role`] }];
      return [grantedWhen(resource.when, grantsOfDocument(template, properties.at("PolicyDocument")))];
    });
}

/** Policies by the roles that they name, and by their own logical ids. */
const policiesByRole = oncePer((template: Template) => {
  return new Candidates(resourcesOfType(template, ...policyTypes), (policy) => {
    const roles = idsNamed(rolesNamed(template, propertiesOfResource(template, policy)));
    return roles && [policy.name, ...roles];
  });
});

function policiesNamedBy(template: Template, role: string): readonly string[] {
  const resource = template.resources.get(role);
  const items = resource === undefined ? absent : itemsOf(template, propertiesOfResource(template, resource).at("ManagedPolicyArns"));
  return items.is === "known" ? items.value.flatMap((item) => idsNamed([item]) ?? []) : [];
}

function rolesNamed(template: Template, properties: Properties): readonly Written<unknown>[] {
  return [properties.at("Roles"), properties.at("RoleName")].flatMap((written): readonly Written<unknown>[] => {
    const items = itemsOf(template, written);
    if (items.is === "choice") return [unknown("it depends on a condition")];
    return items.is === "known" ? items.value : [items];
  });
}

function namesRole(template: Template, properties: Properties, role: string): "yes" | "no" | "perhaps" {
  const answers = rolesNamed(template, properties).map((item) => isRole(template, item, role));
  return answers.includes("yes") ? "yes" : answers.includes("perhaps") ? "perhaps" : "no";
}

function isNamedByRole(template: Template, role: string, policy: string): boolean {
  const resource = template.resources.get(role);
  return resource !== undefined && refersTo(itemsOf(template, propertiesOfResource(template, resource).at("ManagedPolicyArns")), policy);
}

function refersTo(items: Written<readonly Written<TreeNode>[]>, name: string): boolean {
  const isIts = (reference: Reference | undefined): boolean => reference?.to === "resource" && reference.name === name;
  return items.is === "known" && items.value.some((item) => item.is === "unknown" && isIts(item.refersTo));
}

const policyTypes: readonly string[] = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"];

function isPolicy(resource: Resource | undefined): boolean {
  return resource !== undefined && policyTypes.includes(resource.type);
}

function grantOfStatement(statement: Properties): Grants {
  const { template } = statement;
  const effect = asText(statement.at("Effect"));
  const actions = textsOf(template, statement.at("Action"));
  const resources = textsOf(template, statement.at("Resource"));
  const isClear = effect.is === "known" && (effect.value === "Allow" || effect.value === "Deny");
  if (!isClear || actions.open || statement.at("NotAction").is !== "absent" || statement.at("NotResource").is !== "absent") {
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
