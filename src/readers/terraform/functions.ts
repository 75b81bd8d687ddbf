import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import type { FunctionNamePart, FunctionPart } from "../../model/function.js";
import { absent, conditionThat, isPresent, mapKnown } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { TreeNode } from "../../source/tree.js";
import { asNumber, asText } from "../cloudformation/properties.js";
import { calledOtherwise } from "./callers.js";
import { readCode } from "./code.js";
import type { Resource, Terraform } from "./resource.js";
import { Roles } from "./roles.js";

/** Types of resources that name a function. */
export const functionTypes: readonly string[] = ["aws_lambda_function", "aws_lambda_alias"];

/** Types whose ARN or name an environment variable may hold, and that matter here. */
const givenTypes: readonly string[] = ["aws_dynamodb_table"];

/** The `aws_lambda_function`s, each with what stands elsewhere about it. */
export function readFunctions(terraform: Terraform): readonly FunctionPart[] {
  const found = new Elsewhere(terraform);
  return terraform.ofType("aws_lambda_function").map((resource) => {
    const { address: name, place, when, arguments: given } = resource;
    return {
      id: `${terraform.file}#${name}`,
      name,
      place,
      when,
      settings: {
        name: asText(given.at("function_name")),
        timeout: asNumber(given.at("timeout")),
        reservedConcurrency: reservedIn(resource),
      },
      // Worked out when a rule asks: most never do.
      get environment() {
        return given.texts(givenTypes, "environment", "variables");
      },
      get grants() {
        return found.roles.grantsOf(resource);
      },
      get calledOtherwise() {
        return calledOtherwise(terraform, resource);
      },
      get asyncFailureHandling() {
        return found.asyncHandlingOf(resource)?.name;
      },
      get asyncFailureHandlingWhen() {
        return found.asyncHandlingOf(resource)?.when ?? always;
      },
      declaredIdempotent: undefined,
      get code() {
        return readCode(terraform, resource);
      },
    };
  });
}

/** A negative number reserves nothing. */
function reservedIn({ arguments: given }: Resource): Written<number> {
  const reserved = asNumber(given.at("reserved_concurrent_executions"));
  return mapKnown(reserved, (number) => (number.value < 0 ? absent : number));
}

/** What other resources say of functions, read when the first of them is asked about. */
class Elsewhere {
  readonly #terraform: Terraform;
  #roles: Roles | undefined;
  #configs: ReadonlyMap<string, string> | undefined;

  constructor(terraform: Terraform) {
    this.#terraform = terraform;
  }

  get roles(): Roles {
    return (this.#roles ??= new Roles(this.#terraform));
  }

  /** What handles failures of asynchronous calls, and where it is there. */
  asyncHandlingOf(resource: Resource): { readonly name: string; readonly when: Condition } | undefined {
    const own = resource.arguments.at("dead_letter_config");
    const name = isThere(own) ? undefined : this.#invokeConfigOf(resource);
    if (name !== undefined) return { name, when: always };
    const when = conditionThat(own, (block) =>
      block.is === "unknown" && block.mayBeAbsent ? { is: "unknowable", because: block.because } : block.is !== "absent",
    );
    return when.is === "never" ? undefined : { name: "dead_letter_config", when };
  }

  #invokeConfigOf({ address, arguments: given }: Resource): string | undefined {
    this.#configs ??= invokeConfigs(this.#terraform);
    const name = asText(given.at("function_name"));
    return this.#configs.get(address) ?? (name.is === "known" ? this.#configs.get(name.value) : undefined);
  }
}

/** An `aws_lambda_alias`. */
export function readFunctionName({ file }: Terraform, { address: name, arguments: given }: Resource): FunctionNamePart {
  return { id: `${file}#${name}`, name, function: given.refer(functionTypes, "function_name") };
}

/** Destinations for failures of asynchronous calls, by the address or the name of the function. */
function invokeConfigs(terraform: Terraform): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { address, type, arguments: given } of terraform.ofType("aws_lambda_function_event_invoke_config")) {
    if (!isThere(given.at("destination_config", "on_failure"))) continue;
    const called = given.refer(functionTypes, "function_name");
    if (called.is !== "known" && called.is !== "unknown") continue;
    const key = called.refersTo?.to === "resource" ? called.refersTo.name : called.is === "known" ? called.value : undefined;
    if (key !== undefined) found.set(key, `${type} (${address})`);
  }
  return found;
}

function isThere(block: Written<TreeNode>): boolean {
  return block.is !== "choice" && isPresent(block).is === "yes";
}
