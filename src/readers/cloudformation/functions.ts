import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import { idsNamed } from "./named.js";
import { resourcesOfType } from "./resources-of-type.js";
import type { Environment, FunctionNamePart, FunctionPart } from "../../model/function.js";
import { absent, conditionThat, known, mapKnown, unknown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import type { TreeNode } from "../../source/tree.js";
import { readCode } from "./code.js";
import { constructPath } from "./construct-path.js";
import { evaluate } from "./evaluate.js";
import { declaredIdempotent } from "./metadata.js";
import { calledOtherwise } from "./callers.js";
import { addsOthers, asNumber, asText, propertiesOfResource, whyUnknown } from "./properties.js";
import type { Properties } from "./properties.js";
import { grantsOfRole } from "./roles.js";
import type { Resource, Template } from "./template.js";

/** An `AWS::Lambda::Function`. */
export function readFunction(template: Template, resource: Resource): FunctionPart {
  const properties = propertiesOfResource(template, resource);
  return {
    id: `${template.scope}#${resource.name}`,
    name: resource.name,
    title: constructPath(resource),
    place: resource.place,
    when: resource.when,
    settings: readFunctionSettings(properties),
    // Worked out when a rule asks: most never do.
    get environment() {
      return readEnvironment(template, properties.at("Environment", "Variables"));
    },
    get grants() {
      return grantsOfRole(template, properties.at("Role"));
    },
    get calledOtherwise() {
      return calledOtherwise(template, resource);
    },
    ...asyncFailureHandling(template, resource, [["DeadLetterConfig", properties.at("DeadLetterConfig")]]),
    declaredIdempotent: declaredIdempotent(resource),
    get code() {
      return readCode(template, resource, properties);
    },
  };
}

/** The settings that a function has by the same names whoever makes it. */
export function readFunctionSettings(properties: Properties): FunctionPart["settings"] {
  return {
    name: asText(properties.at("FunctionName")),
    timeout: asNumber(properties.at("Timeout")),
    reservedConcurrency: asNumber(properties.at("ReservedConcurrentExecutions")),
  };
}

/** The first of these settings that the function has, else an `AWS::Lambda::EventInvokeConfig` of its own: all for asynchronous calls only. */
export function asyncFailureHandling(
  template: Template,
  target: Resource,
  settings: readonly (readonly [name: string, value: Written<TreeNode>])[],
): Pick<FunctionPart, "asyncFailureHandling" | "asyncFailureHandlingWhen"> {
  for (const [name, value] of [...settings, ...invokeConfigs(template, target)]) {
    const when = conditionThat(value, (one) => one.is !== "absent");
    if (when.is !== "never") return { asyncFailureHandling: name, asyncFailureHandlingWhen: when };
  }
  return { asyncFailureHandling: undefined };
}

function invokeConfigs(template: Template, target: Resource): readonly (readonly [name: string, value: Written<TreeNode>])[] {
  return configsByFunction(template)
    .of(target.name)
    .flatMap((other) => {
      const properties = propertiesOfResource(template, other);
      const name = properties.at("FunctionName");
      const isIts = name.is === "unknown" && name.refersTo?.to === "resource" && name.refersTo.name === target.name;
      const value = properties.at("DestinationConfig", "OnFailure");
      const where: Written<TreeNode> = { is: "choice", condition: other.when, then: value, otherwise: absent };
      return isIts ? [[`EventInvokeConfig (${other.name})`, where] as const] : [];
    });
}

const configsByFunction = oncePer((template: Template) => {
  const configs = resourcesOfType(template, "AWS::Lambda::EventInvokeConfig");
  return new Candidates(configs, (config) => idsNamed([propertiesOfResource(template, config).at("FunctionName")]));
});

/** An alias or a version of a function. */
export function readFunctionName(template: Template, resource: Resource): FunctionNamePart {
  const properties = propertiesOfResource(template, resource);
  return { id: `${template.scope}#${resource.name}`, name: resource.name, function: asText(properties.at("FunctionName")) };
}

/** The variables of a function's environment, by name; absent where it has none. */
export function readEnvironment(template: Template, variables: Written<TreeNode>): Written<Environment> {
  return mapKnown(variables, ({ value: node, place }) => {
    const entries = node.kind === "map" ? node.entries : [];
    const adding = entries.find(addsOthers);
    if (adding !== undefined) return unknown(`${adding.key} may add variables${whyUnknown(template, adding)}`, place);
    return known(new Map(entries.map(({ key, value }) => [key, asText(evaluate(template, value, below(place, key)))])), place);
  });
}
