import { mapKnown, unknown, usually } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asText, propertiesOfResource } from "./properties.js";
import type { Template } from "./template.js";

/** A bare stream name as a reference to the stream of this template that is called so; anything else as it is. */
export function streamNamed(template: Template, written: Written<string>): Written<string> {
  return mapKnown(written, (name) => {
    const stream = [...template.resources.values()].find((resource) => {
      if (resource.type !== "AWS::Kinesis::Stream") return false;
      const own = usually(asText(propertiesOfResource(template, resource).at("Name")));
      return own.is === "known" && own.value === name.value;
    });
    if (stream === undefined) return name;
    const refersTo = { to: "resource", file: template.scope, name: stream.name, attribute: undefined } as const;
    return { ...unknown(`it is called ${name.value}`, name.place), refersTo };
  });
}
