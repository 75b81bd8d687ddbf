import { always, never } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { child, scalar } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { below } from "../../source/place.js";
import { functionId, invokeConfigId, ownRoleId, sharedRoleId } from "./naming.js";
import { isPlain, listOf, mapOf, refTo } from "./nodes.js";
import type { Found } from "./nodes.js";
import type { Service } from "./service.js";

/** A function as a service declares it. */
export interface ServiceFunction extends Found {
  readonly name: string;
  /** Where a plugin may leave it out. */
  readonly when: Condition;
}

/** The functions of a service: a map, or a list of maps, any of which may stand in another file. */
export function functionsOf(service: Service): readonly ServiceFunction[] {
  const node = child(service.root.node, "functions");
  if (node === undefined) return [];
  const entries = [...service.entriesOf({ node, place: below(service.root.place, "functions") }, "The functions of this service")];
  return entries.flatMap(({ key: name, ...found }) => {
    const why = service.variables.whyUnknown(found.node);
    if (why === undefined) return [{ name, ...found, when: whereEnabled(service, found, name) }];
    service.hide(found.place, `The events of function ${name} cannot be judged: ${why}.`);
    return [];
  });
}

/** Where serverless-plugin-conditional-functions keeps a function; everywhere without that plugin. */
function whereEnabled(service: Service, found: Found, name: string): Condition {
  const plugins = service.under("plugins");
  const listed = plugins?.kind === "list" ? plugins : service.under("plugins", "modules");
  const isUsed = listed?.kind === "list" && listed.items.some((one) => one.kind === "scalar" && one.value === conditionalFunctions);
  const enabled = isUsed ? service.at(found, "enabled") : undefined;
  if (enabled === undefined || (enabled.kind === "scalar" && enabled.value === true)) return always;
  const isOff = enabled.kind === "scalar" && enabled.value === false && service.variables.origins.get(enabled)?.from === undefined;
  return isOff ? never : { is: "unknowable", because: `a plugin decides whether function ${name} is deployed` };
}

const conditionalFunctions = "serverless-plugin-conditional-functions";

/** What a function becomes in the template of the service, by logical id; `sending` are statements that let its events send what they give up. */
export function functionResources(
  service: Service,
  written: ServiceFunction,
  sending: readonly TreeNode[],
): Readonly<Record<string, TreeNode>> {
  const { name, place } = written;
  const { variables } = service;
  const statements = service.at(written, "iamRoleStatements") ?? service.at(written, "iam", "role", "statements");
  const onFailure = service.at(written, "destinations", "onFailure");
  const image = service.at(written, "image");
  const lambda = mapOf({
    Type: scalar("AWS::Lambda::Function"),
    Condition: service.at(written, "condition"),
    Properties: mapOf({
      // Paths of a service begin at its folder.
      Code: image === undefined ? scalar("./") : mapOf({ ImageUri: image }),
      Handler: service.at(written, "handler"),
      Runtime: service.at(written, "runtime") ?? service.under("provider", "runtime"),
      FunctionName: service.at(written, "name") ?? service.named(`-${name}`),
      Role: roleOf(service, written, statements === undefined ? sharedRoleId : ownRoleId(name)),
      Environment: environmentOf(service, written),
      DeadLetterConfig: service.at(written, "onError"),
      // The framework has a default that Lambda has not.
      Timeout: service.at(written, "timeout") ?? service.under("provider", "timeout") ?? scalar(6),
      ReservedConcurrentExecutions: service.at(written, "reservedConcurrency"),
    }),
  });
  return {
    [functionId(name)]: variables.marked(lambda, { place, title: name, when: written.when }),
    ...(statements === undefined ? {} : { [ownRoleId(name)]: variables.marked(ownRole(service, written, statements, sending), { place }) }),
    ...(onFailure === undefined ? {} : { [invokeConfigId(name)]: variables.marked(invokeConfig(name, onFailure), { place }) }),
  };
}

/** The role that the framework makes for all functions without one, with what lets their events send. */
export function sharedRole(service: Service, sending: readonly TreeNode[]): TreeNode {
  const statements = [
    listOf(sending),
    service.under("provider", "iam", "role", "statements"),
    service.under("provider", "iamRoleStatements"),
  ];
  const place = below(service.root.place, "provider");
  return service.variables.marked(role(statements, service.under("provider", "iam", "role", "managedPolicies")), { place });
}

/** A role of its own, as serverless-iam-roles-per-function makes it, with what all functions may do where it inherits that. */
function ownRole(service: Service, written: ServiceFunction, own: TreeNode, sending: readonly TreeNode[]): TreeNode {
  const inherits =
    service.at(written, "iamRoleStatementsInherit") ??
    service.under("custom", "serverless-iam-roles-per-function", "defaultInherit") ??
    service.at(written, "iam", "inheritStatements");
  const isAlone = inherits === undefined || (inherits.kind === "scalar" && inherits.value === false);
  return role([own, listOf(sending), isAlone ? undefined : service.under("provider", "iamRoleStatements")], undefined);
}

function role(statements: readonly (TreeNode | undefined)[], managed: TreeNode | undefined): TreeNode {
  const policies = statements.filter((one) => one !== undefined).map((Statement) => mapOf({ PolicyDocument: mapOf({ Statement }) }));
  return mapOf({ Type: scalar("AWS::IAM::Role"), Properties: mapOf({ Policies: listOf(policies), ManagedPolicyArns: managed }) });
}

/** The role that the function names, else the one that the provider does, else the one that the framework makes. */
function roleOf(service: Service, written: ServiceFunction, made: string): TreeNode {
  const own = service.at(written, "role");
  if (own !== undefined) return byLogicalId(own);
  const shared = service.under("provider", "iam", "role");
  const isMade = shared?.kind === "map" && isPlain(shared);
  const named = made !== sharedRoleId ? undefined : shared === undefined || isMade ? service.under("provider", "role") : shared;
  return named === undefined ? refTo(made) : byLogicalId(named);
}

/** A role may be named by its logical id, by its ARN, or by what works that out. */
function byLogicalId(written: TreeNode): TreeNode {
  const isId = written.kind === "scalar" && isPlain(written) && /^[A-Za-z0-9]+$/.test(String(written.value));
  return isId ? refTo(String(written.value)) : written;
}

/** The variables of the provider and, over them, those of the function. */
function environmentOf(service: Service, written: ServiceFunction): TreeNode | undefined {
  const { variables } = service;
  const [shared, own] = [service.under("provider", "environment"), service.at(written, "environment")];
  const all = [shared, own].filter((one) => one !== undefined);
  const unclear = all.find((one) => variables.whyUnknown(one) !== undefined || !isPlain(one));
  const [one, other] = all;
  if (one === undefined) return undefined;
  const merged = other === undefined ? one : variables.merged({ node: one, place: written.place }, { node: other, place: written.place });
  return mapOf({ Variables: unclear ?? merged });
}

function invokeConfig(name: string, onFailure: TreeNode): TreeNode {
  return mapOf({
    Type: scalar("AWS::Lambda::EventInvokeConfig"),
    Properties: mapOf({
      FunctionName: refTo(functionId(name)),
      DestinationConfig: mapOf({ OnFailure: mapOf({ Destination: onFailure }) }),
    }),
  });
}
