import { known, mapKnown, usually } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asText } from "../cloudformation/properties.js";
import type { Terraform } from "./resource.js";

/** A bare stream name with a reference to the stream of this file that is called so; anything else as it is. */
export function streamNamed(terraform: Terraform, written: Written<string>): Written<string> {
  return mapKnown(written, (name) => {
    if (name.refersTo !== undefined) return name;
    const called = terraform.ofType("aws_kinesis_stream").filter(({ arguments: given }) => {
      const own = usually(asText(given.at("name")));
      return own.is === "known" && own.value === name.value;
    });
    const [stream] = called;
    if (stream === undefined || called.length > 1) return name;
    const refersTo = { to: "resource", file: terraform.file, name: stream.address, attribute: undefined } as const;
    return { ...known(name.value, name.place, name.from), refersTo };
  });
}
