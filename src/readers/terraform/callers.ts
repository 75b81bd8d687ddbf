import { allOf, anyOf } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { conditionThat } from "../../model/value.js";
import type { Value, Written } from "../../model/value.js";
import { asText } from "../cloudformation/properties.js";
import type { Resource, Terraform } from "./resource.js";

/** Types of resources that call a function, or let somebody call it, and the argument that names it. */
const callers: readonly (readonly [type: string, ...keys: string[]])[] = [
  ["aws_lambda_permission", "function_name"],
  ["aws_lambda_function_url", "function_name"],
  ["aws_lambda_invocation", "function_name"],
  ["aws_cloudwatch_event_target", "arn"],
  ["aws_scheduler_schedule", "target", "arn"],
  ["aws_sns_topic_subscription", "endpoint"],
  ["aws_pipes_pipe", "target"],
  ["aws_pipes_pipe", "enrichment"],
];

/** The deployments in which another resource than the mapping of a stream may call the function. */
export function calledOtherwise(terraform: Terraform, target: Resource): Condition {
  const aliases = terraform.ofType("aws_lambda_alias").filter(({ arguments: given }) => {
    const called = given.refer(["aws_lambda_function"], "function_name");
    return called.is !== "choice" && isCalled(called, [target.address], undefined) === true;
  });
  const addresses = [target.address, ...aliases.map(({ address }) => address)];
  const own = nameIn(asText(target.arguments.at("function_name")));
  return anyOf(
    ...callers.flatMap(([type, ...keys]) =>
      terraform.ofType(type).map(({ when, arguments: given }) => {
        const called = given.refer(["aws_lambda_function", "aws_lambda_alias"], ...keys);
        return allOf(
          when,
          conditionThat(called, (value) => isCalled(value, addresses, own)),
        );
      }),
    ),
  );
}

function isCalled(value: Value<string>, addresses: readonly string[], own: string | undefined): Condition | boolean {
  if (value.is === "absent") return false;
  const reference = value.refersTo;
  if (reference?.to === "resource") return addresses.includes(reference.name);
  if (reference?.to === "expression" && addresses.some((address) => reference.text.includes(`\${${address}.`))) return true;
  if (value.is === "unknown") return { is: "unknowable", because: value.because };
  return own !== undefined && (value.value === own || value.value.endsWith(`:function:${own}`));
}

function nameIn(written: Written<string>): string | undefined {
  return written.is === "known" && written.refersTo === undefined ? written.value : undefined;
}
