import { Candidates } from "../../model/candidates.js";
import { oncePer } from "../../model/once.js";
import { resourcesOfType } from "./resources-of-type.js";
import { mapKnown, unknown, usually } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import { asText, propertiesOfResource } from "./properties.js";
import type { Template } from "./template.js";

/** A bare stream name as a reference to the stream of this template that is called so; anything else as it is. */
export function streamNamed(template: Template, written: Written<string>): Written<string> {
  return mapKnown(written, (name) => {
    const [stream] = streamsByName(template).of(name.value);
    if (stream === undefined) return name;
    const refersTo = { to: "resource", file: template.scope, name: stream.name, attribute: undefined } as const;
    return { ...unknown(`it is called ${name.value}`, name.place), refersTo };
  });
}

const streamsByName = oncePer((template: Template) => {
  return new Candidates(resourcesOfType(template, "AWS::Kinesis::Stream"), (stream) => {
    const own = usually(asText(propertiesOfResource(template, stream).at("Name")));
    return own.is === "known" ? [own.value] : [];
  });
});
