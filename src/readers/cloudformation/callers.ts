import { anyOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { asOpenText } from "../../model/reference.js";
import { conditionThat } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { getAttParts, intrinsicOf, isPlain } from "./intrinsics.js";
import { asText, propertiesOfResource } from "./properties.js";
import type { Resource, Template } from "./template.js";

/** Types that name a function and never call it, or call it for a stream; names of a function are followed. */
const silent =
  /^AWS::(Lambda::(EventSourceMapping|EventInvokeConfig|Function|LayerVersion)|Serverless::Function|IAM::\w+|CloudWatch::\w+|Logs::\w+|CodeDeploy::\w+|ApplicationAutoScaling::\w+|SSM::Parameter|Serverless::Connector)$/;

/** Types that are another name of a function. */
const names: readonly string[] = ["AWS::Lambda::Alias", "AWS::Lambda::Version"];

/** Types that exist to let somebody call a function. */
const openings: readonly string[] = ["AWS::Lambda::Permission", "AWS::Lambda::Url"];

/** The deployments in which another resource of the template than the mapping of a stream may call the function. */
export function calledOtherwise(template: Template, target: Resource): Condition {
  const others = [...template.resources.values()].filter(({ type, name }) => !silent.test(type) && name !== target.name);
  const ids = new Set([target.name, ...others.filter((one) => names.includes(one.type) && mentions(one.node, target.name)).map(nameOf)]);
  return anyOf(
    ...others.flatMap((other) => {
      if (names.includes(other.type)) return [];
      if (openings.includes(other.type)) return [opensWhen(template, other, target, ids)];
      return [...ids].some((id) => mentions(other.node, id)) ? [other.when] : [];
    }),
  );
}

function nameOf({ name }: Resource): string {
  return name;
}

function opensWhen(template: Template, opening: Resource, target: Resource, ids: ReadonlySet<string>): Condition {
  const properties = propertiesOfResource(template, opening);
  const called = asText(opening.type === "AWS::Lambda::Url" ? properties.at("TargetFunctionArn") : properties.at("FunctionName"));
  const own = asText(propertiesOfResource(template, target).at("FunctionName"));
  const isIt = conditionThat(called, (value) => isCalled(value, own, ids));
  return { is: "all", of: [opening.when, isIt] };
}

function isCalled(value: Value<string>, own: Written<string>, ids: ReadonlySet<string>): Condition | boolean {
  if (value.is === "absent") return false;
  if (value.refersTo?.to === "resource") return ids.has(value.refersTo.name);
  const text = value.refersTo === undefined ? (value.is === "known" ? value.value : undefined) : asOpenText(value.refersTo);
  if (text === undefined) return value.is === "unknown" ? { is: "unknowable", because: value.because } : false;
  if ([...ids].some((id) => text.includes(`\${${id}}`) || text.includes(`\${${id}.`))) return true;
  const name = own.is === "known" && own.refersTo === undefined ? own.value : undefined;
  if (name !== undefined && (text === name || text.endsWith(`:${name}`) || text.includes(`:function:${name}:`))) return true;
  return value.is === "unknown" ? { is: "unknowable", because: value.because } : false;
}

/** Whether something in the node refers to the resource of this logical id. */
function mentions(node: TreeNode, id: string): boolean {
  const call = intrinsicOf(node, { file: "", path: [] });
  if (call === undefined) {
    if (node.kind === "list") return node.items.some((item) => mentions(item, id));
    return node.kind === "map" && node.entries.some(({ value }) => mentions(value, id));
  }
  const { name, argument } = call;
  if (name === "Ref") return isPlain(argument) && String(argument.value) === id;
  if (name === "GetAtt") return getAttParts(argument)?.name === id;
  if (name === "Sub") {
    const [text, variables] = argument.kind === "list" ? argument.items : [argument];
    const isNamed = text?.kind === "scalar" && new RegExp(`\\$\\{\\s*${id}[\\s.}]`).test(String(text.value));
    return (isNamed && child(variables, id) === undefined) || (variables !== undefined && mentions(variables, id));
  }
  return mentions(argument, id);
}
