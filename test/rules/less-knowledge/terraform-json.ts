import { isList, isMap, replaceAt, section } from "./json.js";
import type { Json, Variant } from "./json.js";

/** The configuration with each argument and block of each resource in turn known less of. */
export function variantsOfConfiguration(configuration: Json): readonly Variant[] {
  return argumentPaths(configuration).flatMap((path) => {
    const original = valueAt(configuration, path);
    const ways = isBlock(original) ? blockUnknowns : argumentUnknowns;
    return Object.entries(ways).map(([how, become]) => ({
      what: `${path.join(".")} as ${how}`,
      template: withUnknown(configuration, path, become),
      isDivided: how.endsWith(" or nothing"),
    }));
  });
}

type Become = (name: string, original: Json) => Readonly<Record<string, Json>>;

/** What becomes of an argument: another value under its name. */
const argumentUnknowns: Readonly<Record<string, Become>> = {
  "a variable without default": (name, original) => ({ [name]: original === null ? null : "${var.unknown}" }),
  "a variable or nothing": (name) => ({ [name]: '${var.which == "yes" ? var.unknown : null}' }),
  "itself or nothing": (name, original) => ({ [name]: `\${var.which == "yes" ? ${asExpression(original)} : null}` }),
};

/** What becomes of a block: one that is there in some runs only. */
const blockUnknowns: Readonly<Record<string, Become>> = {
  "a block that may be left out": (name, original) => ({ dynamic: { [name]: { for_each: "${var.unknown}", content: original } } }),
};

function withUnknown(configuration: Json, path: readonly string[], become: Become): Json {
  const name = path.at(-1) ?? "";
  const changed = replaceAt(configuration, path.slice(0, -1), (parent) => {
    const { [name]: original = null, ...others } = isMap(parent) ? parent : {};
    return { ...others, ...become(name, original) };
  });
  return { ...(isMap(changed) ? changed : {}), variable: { ...section(configuration, "variable"), unknown: {}, which: {} } };
}

function argumentPaths(configuration: Json): readonly (readonly string[])[] {
  return Object.entries(section(configuration, "resource")).flatMap(([type, resources]) =>
    Object.entries(isMap(resources) ? resources : {}).flatMap(([name, body]) => pathsBelow(body, ["resource", type, name])),
  );
}

function pathsBelow(json: Json, path: readonly string[]): readonly (readonly string[])[] {
  if (!isMap(json)) return [];
  return Object.entries(json).flatMap(([key, value]) => [[...path, key], ...pathsBelow(value, [...path, key])]);
}

function valueAt(json: Json, [key, ...rest]: readonly string[]): Json {
  return key === undefined ? json : valueAt((isMap(json) ? json[key] : undefined) ?? null, rest);
}

function isBlock(json: Json): boolean {
  return isMap(json) || (isList(json) && json.some(isMap));
}

function asExpression(json: Json): string {
  const reference = typeof json === "string" ? /^\$\{(.*)\}$/s.exec(json)?.[1] : undefined;
  return reference ?? JSON.stringify(json);
}
