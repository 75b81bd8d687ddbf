import type { Refusal } from "../refusal.js";
import type { Template } from "./template.js";

/** What a deployment with the pinned values would be refused for. */
export function remarksOnPins({ file, parameters, pins, conditions }: Template): readonly Refusal[] {
  const forbidden = [...pins].flatMap(([name, value]) => {
    const allowed = parameters.get(name)?.allowed;
    if (allowed === undefined || allowed.includes(value)) return [];
    const message = `Parameter ${name} does not allow the value ${value}: it takes ${inWords(allowed)}. It is judged as if no value were given.`;
    return [{ place: { file, path: ["Parameters", name] }, message }];
  });
  const refused = conditions.assertions.filter(({ condition }) => condition.is === "never");
  const given = pins.size > 0 ? " with the given parameters" : "";
  return [
    ...forbidden,
    ...refused.map(({ rule, place }) => ({
      place,
      message: `Rule ${rule} refuses every deployment${given}. It is judged as if the rule were not there.`,
    })),
  ];
}

function inWords(values: readonly string[]): string {
  const shown = values.slice(0, 10);
  const more = values.length > shown.length ? ` or one of ${values.length - shown.length} others` : "";
  return more === "" && shown.length > 1 ? `${shown.slice(0, -1).join(", ")} or ${shown.at(-1) ?? ""}` : `${shown.join(", ")}${more}`;
}
