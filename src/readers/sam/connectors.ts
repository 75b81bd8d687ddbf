import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import { idsNamed } from "../cloudformation/named.js";
import type { Grants, Statement } from "../../model/role.js";
import { asOpenText } from "../../model/reference.js";
import { absent, unknown } from "../../model/value.js";
import type { Known, Unknown, Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { evaluate } from "../cloudformation/evaluate.js";
import { textOf, textsOf } from "../cloudformation/policy-texts.js";
import type { Texts } from "../cloudformation/policy-texts.js";
import { asText, itemsOf, propertiesIn, propertiesOfResource } from "../cloudformation/properties.js";
import type { Properties } from "../cloudformation/properties.js";
import type { Resource, Template } from "../cloudformation/template.js";
import { plainType, profileOf } from "./connector-permissions.js";
import type { Profile } from "./connector-permissions.js";

/** A connector, whether it is a resource of its own or stands at its source. */
interface Connector {
  readonly name: string;
  readonly properties: Properties;
  /** The resource at which it stands. */
  readonly at: string | undefined;
  /** False where it is there in some deployments only in which its source is. */
  readonly isCertain: boolean;
}

/** What the connectors of the template permit to the role of this logical id. */
export function grantedByConnectors(template: Template, role: string): Grants[] {
  return connectorsByRole(template)
    .of(role)
    .flatMap((connector) => grantsOf(template, connector, role));
}

const connectorsByRole = oncePer((template: Template) => {
  return new Candidates(connectorsIn(template), (connector) => {
    const ends = endsOf(template, connector).flatMap(({ source, destination }) => [source, destination]);
    return ends.every((end) => end !== undefined) ? idsNamed(ends.map(({ role }) => role)) : undefined;
  });
});

function connectorsIn(template: Template): readonly Connector[] {
  return [...template.resources.values()].flatMap((resource) => {
    if (resource.type !== "AWS::Serverless::Connector") return embeddedIn(template, resource);
    const properties = propertiesOfResource(template, resource);
    return [{ name: resource.name, properties, at: undefined, isCertain: resource.when.is === "always" }];
  });
}

function embeddedIn(template: Template, resource: Resource): readonly Connector[] {
  const written = child(resource.node, "Connectors");
  if (written?.kind !== "map") return [];
  return written.entries.map(({ key, value }) => {
    const node = child(value, "Properties");
    const place = below(resource.place, "Connectors", key, "Properties");
    const properties = propertiesIn(template, node === undefined ? absent : evaluate(template, node, place));
    return { name: `${resource.name}${key}`, properties, at: resource.name, isCertain: child(value, "Condition") === undefined };
  });
}

/** One end of a connector. */
interface End {
  readonly type: string;
  readonly arn: Texts;
  /** The role that it runs with, by a reference or by its name. */
  readonly role: Written<unknown>;
}

function grantsOf(template: Template, connector: Connector, role: string): readonly Grants[] {
  return endsOf(template, connector).flatMap((ends) => grantsBetween(template, connector, ends, role));
}

function endsOf(template: Template, { properties, at }: Connector): readonly Ends[] {
  const source = at === undefined ? endIn(template, properties.at("Source")) : endAt(template, at);
  const destinations = itemsOf(template, properties.at("Destination"));
  const ends = destinations.is === "known" ? destinations.value.map((destination) => endIn(template, destination)) : [undefined];
  return ends.map((destination) => ({ source, destination }));
}

type Ends = Readonly<Record<Profile["to"], End | undefined>>;

function grantsBetween(template: Template, connector: Connector, { source, destination }: Ends, role: string): readonly Grants[] {
  const has = { source: hasRole(template, source, role), destination: hasRole(template, destination, role) };
  if (has.source === "no" && has.destination === "no") return [];
  const unclear: Grants = { statements: [], hidden: [`connector ${connector.name} grants permissions that cannot be worked out`] };
  const profile = source && destination && profileOf(source.type, destination.type);
  if (source === undefined || destination === undefined || profile === undefined) return [unclear];
  if (profile === "nothing" || has[profile.to] === "no") return [];
  const permissions = textsOf(template, connector.properties.at("Permissions"));
  if (has[profile.to] === "perhaps" || permissions.open) return [unclear];
  const actions = permissions.texts.flatMap((permission) => profile.actions[permission] ?? []);
  const { texts, open } = (profile.to === "source" ? destination : source).arn;
  const resources = texts.flatMap((arn) => profile.suffixes.map((suffix) => arn + suffix));
  const statement: Statement = { effect: "Allow", actions, resources, certain: connector.isCertain };
  return [{ statements: [statement, ...(open ? [{ ...statement, resources: ["*"], certain: false }] : [])], hidden: [] }];
}

/** What is written as one end of a connector; undefined where nobody knows what it is. */
function endIn(template: Template, written: Written<TreeNode>): End | undefined {
  const given = propertiesIn(template, written);
  const id = asText(given.at("Id"));
  if (id.is !== "absent") return id.is === "known" ? endAt(template, id.value) : undefined;
  const type = asText(given.at("Type"));
  if (type.is !== "known") return undefined;
  return { type: plainType(type.value), arn: textOf(template, asText(given.at("Arn"))), role: asText(given.at("RoleName")) };
}

/** The resource of this logical id as an end. */
function endAt(template: Template, id: string): End | undefined {
  const resource = template.resources.get(id);
  if (resource === undefined) return undefined;
  const type = plainType(resource.type);
  // A topic's reference is its ARN.
  const arn = type === "AWS::SNS::Topic" ? `\${${id}}` : `\${${id}.Arn}`;
  return { type, arn: { texts: [arn], open: false }, role: roleOf(template, resource) };
}

function roleOf(template: Template, resource: Resource): Written<unknown> {
  const properties = propertiesOfResource(template, resource);
  const given = ["Role", "RoleArn", "ServiceRoleArn"].map((name) => properties.at(name)).find((role) => role.is !== "absent");
  if (given !== undefined || !resource.type.startsWith("AWS::Serverless::")) return given ?? absent;
  const refersTo = { to: "resource", file: template.scope, name: `${resource.name}Role`, attribute: undefined } as const;
  return { ...unknown("SAM makes it", resource.place), refersTo };
}

/** Whether an end runs with the role of this logical id. */
function hasRole(template: Template, end: End | undefined, role: string): "yes" | "no" | "perhaps" {
  return end === undefined ? "perhaps" : isRole(template, end.role, role);
}

/** Whether a reference or a name is that of the role of this logical id. */
export function isRole(template: Template, written: Written<unknown>, role: string): "yes" | "no" | "perhaps" {
  if (written.is === "absent") return "no";
  if (written.is === "choice") {
    const [one, other] = [isRole(template, written.then, role), isRole(template, written.otherwise, role)];
    return one === other ? one : "perhaps";
  }
  if (written.refersTo?.to === "resource") return written.refersTo.name === role ? "yes" : "no";
  const resource = template.resources.get(role);
  const own = resource === undefined ? absent : asText(propertiesOfResource(template, resource).at("RoleName"));
  // A name that the deployment makes up cannot be written down before.
  if (own.is === "absent") return "no";
  if (own.is === "choice") return "perhaps";
  const [name, ownName] = [nameOf(written), nameOf(own)];
  if (name !== undefined && name === ownName) return "yes";
  return written.is === "known" && own.is === "known" ? "no" : "perhaps";
}

/** Equal for names that are certainly equal. */
function nameOf(value: Known<unknown> | Unknown): string | undefined {
  if (value.refersTo !== undefined) return asOpenText(value.refersTo);
  return value.is === "known" ? String(value.value) : undefined;
}
