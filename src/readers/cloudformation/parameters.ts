import type { ParameterPart } from "../../model/published.js";
import type { Template } from "./template.js";

/** The parameters of a template, by `file#name`. */
export function readParameters({ file, parameters }: Template): ReadonlyMap<string, ParameterPart> {
  return new Map(
    [...parameters.values()].map(({ name, type, default: byDefault }) => {
      const isLookedUp = type.startsWith("AWS::SSM::Parameter::Value") && typeof byDefault === "string";
      return [`${file}#${name}`, { lookedUp: isLookedUp ? byDefault : undefined }];
    }),
  );
}
