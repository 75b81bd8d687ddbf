import type { Grants } from "../../model/role.js";
import { usually } from "../../model/value.js";
import type { Known, Unknown, Written } from "../../model/value.js";
import { scalar } from "../../source/tree.js";
import { grantsOfAwsPolicy } from "../aws-policy.js";
import { asText } from "../cloudformation/properties.js";
import { together } from "../cloudformation/roles.js";
import { grantsOfText } from "./policy-text.js";
import type { Arguments, Resource, Terraform } from "./resource.js";

const notShown = "its role has a policy that the file does not show";

/** What the roles of a file permit, by all the ways in which a policy comes to a role. */
export class Roles {
  /** By address and by name. */
  readonly #roles: ReadonlyMap<string, Resource>;
  readonly #policies: ReadonlyMap<string, Resource>;
  /** By what the attachment calls the role: an address or a name. */
  readonly #attached = new Map<string, Grants[]>();
  /** Policies of roles that only an apply tells. */
  readonly #astray: string[] = [];

  constructor(terraform: Terraform) {
    this.#roles = byAddressAnd("name", terraform.ofType("aws_iam_role"));
    this.#policies = byAddressAnd("arn", terraform.ofType("aws_iam_policy"));
    for (const { arguments: given } of terraform.ofType("aws_iam_role_policy")) this.#attach(given, grantsOfText(given.at("policy")));
    for (const { arguments: given } of terraform.ofType("aws_iam_role_policy_attachment")) this.#attach(given, this.#managed(given));
    if (terraform.ofType("aws_iam_policy_attachment").length > 0) this.#astray.push(notShown);
  }

  /** What a resource may do that is given a role, as far as the file shows that. */
  grantsOf({ arguments: given }: Resource, argument: "role" | "role_arn" = "role"): Grants {
    const key = keyOf(given.refer(["aws_iam_role"], argument));
    // A function is given the ARN of its role, which ends in the role's name.
    const role = key === undefined ? undefined : (this.#roles.get(key) ?? this.#roles.get(key.slice(key.lastIndexOf("/") + 1)));
    if (role === undefined) return { statements: [], hidden: ["its role is not declared in the file"] };
    const name = keyOf(asText(role.arguments.at("name")));
    const attached = [role.address, ...(name === undefined ? [] : [name])].flatMap((one) => this.#attached.get(one) ?? []);
    return together([...this.#inline(role), ...attached, { statements: [], hidden: this.#astray }]);
  }

  #inline(role: Resource): readonly Grants[] {
    const blocks = role.arguments.blocks("inline_policy");
    const inline = blocks.map(({ arguments: given }) => grantsOfText(given.at("policy")));
    const managed = role.arguments.at("managed_policy_arns");
    if (managed.is === "absent") return inline;
    const items = managed.is === "known" && managed.value.kind === "list" ? managed.value.items : [scalar("")];
    return [...inline, ...items.map((item) => this.#grantsOfArn(item.kind === "scalar" ? String(item.value) : undefined))];
  }

  #managed(attachment: Arguments): Grants {
    return this.#grantsOfArn(keyOf(attachment.refer(["aws_iam_policy"], "policy_arn")));
  }

  #grantsOfArn(key: string | undefined): Grants {
    if (key === undefined) return { statements: [], hidden: [notShown] };
    const own = this.#policies.get(key);
    return own === undefined
      ? (grantsOfAwsPolicy(key) ?? { statements: [], hidden: [notShown] })
      : grantsOfText(own.arguments.at("policy"));
  }

  #attach(given: Arguments, grants: Grants): void {
    const key = keyOf(given.refer(["aws_iam_role"], "role"));
    if (key === undefined) this.#astray.push("a policy is for a role that only an apply tells");
    else this.#attached.set(key, [...(this.#attached.get(key) ?? []), grants]);
  }
}

function byAddressAnd(argument: string, resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  return new Map(
    resources.flatMap((resource) => {
      const own = keyOf(asText(resource.arguments.at(argument)));
      return [...(own === undefined ? [] : [[own, resource] as const]), [resource.address, resource] as const];
    }),
  );
}

function keyOf(written: Written<string>): string | undefined {
  const value = usually(written);
  if (value.is === "choice" || value.is === "absent") return undefined;
  return addressOrText(value);
}

function addressOrText(value: Known<string> | Unknown): string | undefined {
  if (value.refersTo?.to === "resource") return value.refersTo.name;
  return value.is === "known" ? value.value : undefined;
}
