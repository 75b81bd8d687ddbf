import type { Refusal } from "../refusal.js";
import { textOfLiteral } from "./literal.js";
import { allowedAs, isHidden } from "./parameters.js";
import type { Parameter, Template } from "./template.js";

/** What a deployment with the pinned values would be refused for. */
export function remarksOnPins({ file, parameters, pins, conditions }: Template): readonly Refusal[] {
  const forbidden = [...pins].flatMap(([name, value]) => {
    const parameter = parameters.get(name);
    const why = parameter === undefined ? undefined : whyNot(parameter, value);
    return why === undefined
      ? []
      : [{ place: { file, path: ["Parameters", name] }, message: `${why} It is judged as if no value were given.` }];
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

function whyNot(parameter: Parameter, value: string): string | undefined {
  const { name, allowed } = parameter;
  if (isHidden(parameter)) return `Parameter ${name} is looked up in SSM when the stack is deployed, and ${value} is but a name there.`;
  if (allowed === undefined || allowedAs(parameter, value) !== undefined) return undefined;
  const values = new Set(allowed.map((one) => one.written ?? textOfLiteral(one)));
  return `Parameter ${name} does not allow the value ${value}: it takes ${inWords([...values])}.`;
}

function inWords(values: readonly string[]): string {
  const shown = values.slice(0, 10);
  const more = values.length > shown.length ? ` or one of ${values.length - shown.length} others` : "";
  return more === "" && shown.length > 1 ? `${shown.slice(0, -1).join(", ")} or ${shown.at(-1) ?? ""}` : `${shown.join(", ")}${more}`;
}
