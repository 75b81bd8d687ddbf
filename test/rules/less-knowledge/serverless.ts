import { variantsOfTemplate } from "./cloudformation.js";
import { isList, isMap, replaceAt, section } from "./json.js";
import type { Json, Variant } from "./json.js";

/** The service with each setting of each event, and each property of a function or resource, in turn known less of. */
export function variantsOfService(service: Json): readonly Variant[] {
  const settings = pathsIn(service).flatMap((path) =>
    Object.entries(unknowns).map(([how, unknown]) => ({
      what: `${path.join(".")} as ${how}`,
      template: replaceAt(service, path, () => unknown),
    })),
  );
  const resources = variantsOfTemplate(isMap(service) ? section(service, "resources") : {});
  return [
    ...settings,
    ...resources.map(({ template, ...variant }) => ({ ...variant, template: replaceAt(service, ["resources"], () => template) })),
  ];
}

/** Ways to know less: not what it is, or nothing that files tell. */
const unknowns: Readonly<Record<string, Json>> = {
  "an option without default": "${opt:unknown}",
  "what code says": "${file(./unknown.js):value}",
  "what is looked up": "${ssm:/unknown}",
  "what another setting says": "${self:custom.${opt:unknown}.value}",
};

/** What may be known less of without hiding that there is an event. */
function pathsIn(service: Json): readonly (readonly string[])[] {
  const functions = isMap(service) ? section(service, "functions") : {};
  return [
    ...pathsBelow(isMap(service) ? section(service, "provider") : {}, ["provider"]).filter(([, key]) => key !== "name"),
    ...Object.entries(functions).flatMap(([name, written]) => pathsOfFunction(written, ["functions", name])),
  ];
}

function pathsOfFunction(written: Json, at: readonly string[]): readonly (readonly string[])[] {
  if (!isMap(written)) return [];
  const { events = [], ...settings } = written;
  const streams = (isList(events) ? events : []).flatMap((event, index) => {
    const stream = isMap(event) ? event["stream"] : undefined;
    const path = [...at, "events", String(index), "stream"];
    // A text is an ARN: an option in its place is one, too, and no map of settings.
    return stream === undefined ? [] : [...(isMap(stream) ? [] : [path]), ...pathsBelow(stream, path)];
  });
  return [...pathsBelow(settings, at), ...streams];
}

function pathsBelow(json: Json, path: readonly string[]): readonly (readonly string[])[] {
  if (!isMap(json) || Object.keys(json).some((key) => key === "Ref" || key.startsWith("Fn::"))) return [];
  return Object.entries(json).flatMap(([key, value]) => [[...path, key], ...pathsBelow(value, [...path, key])]);
}
