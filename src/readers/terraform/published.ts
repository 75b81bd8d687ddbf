import type { PublishedPart } from "../../model/published.js";
import { asOpenText } from "../../model/reference.js";
import { asText } from "../cloudformation/properties.js";
import type { Terraform } from "./resource.js";
import { streamTypes } from "./source.js";

/** The `aws_ssm_parameter`s: other stacks look values up by their names. */
export function readStored(terraform: Terraform): readonly PublishedPart[] {
  return terraform.ofType("aws_ssm_parameter").flatMap(({ arguments: given, place, when }) => {
    const name = asText(given.at("name"));
    if (name.is === "absent" || name.is === "choice") return [];
    const text = name.refersTo !== undefined ? asOpenText(name.refersTo) : name.is === "known" ? name.value : undefined;
    if (text === undefined) return [];
    const value = given.refer(streamTypes, given.at("value").is === "absent" ? "insecure_value" : "value");
    return [{ register: "ssm", name: text, scope: terraform.file, value, when, place }];
  });
}
