import { absent, mapKnown } from "../../../model/value.js";
import type { Expression } from "../../../source/hcl/expression.js";
import type { Place } from "../../../source/place.js";
import { isList, isMap } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import { evaluate } from "./evaluate.js";
import type { ModuleInstance } from "./module-instance.js";
import { argumentOf } from "./module-source.js";
import type { Declared } from "./module-source.js";

/** A value with the attributes that the type of its variable adds: `optional(type, default)`. */
export function withOptional(value: Datum, declared: Declared | undefined, module: ModuleInstance, place: Place): Datum {
  const type = declared === undefined ? undefined : argumentOf(declared, "type")?.node;
  if (type?.kind !== "scalar") return value;
  const expression = module.root.expressionOf(type);
  return mentionsOptional(expression) ? completed(value, expression, module, place) : value;
}

function mentionsOptional(type: Expression): boolean {
  if (type.is === "call") return type.function === "optional" || type.arguments.some(mentionsOptional);
  if (type.is === "object") return type.entries.some(({ value }) => mentionsOptional(value));
  return type.is === "tuple" && type.items.some(mentionsOptional);
}

function completed(value: Datum, type: Expression, module: ModuleInstance, place: Place): Datum {
  if (type.is !== "call") return value;
  const [inner, byDefault] = type.arguments;
  if (inner === undefined) return value;
  if (type.function === "optional") {
    const given =
      value.is === "absent" && byDefault !== undefined ? evaluate(byDefault, { scope: { module, names: new Map() }, place }) : value;
    return completed(given, inner, module, place);
  }
  return mapKnown<Content, Content>(value, (one) => {
    const items = (item: Datum): Datum => completed(item, inner, module, place);
    if (type.function === "object" && inner.is === "object" && isMap(one.value)) {
      const given = one.value;
      const attributes = inner.entries.map(({ key, value: attribute }) => {
        const name = key.is === "literal" ? String(key.value) : "";
        return [name, completed(given.get(name) ?? absent, attribute, module, place)] as const;
      });
      return { ...one, value: new Map([...given, ...attributes]) };
    }
    if (type.function === "map" && isMap(one.value)) {
      return { ...one, value: new Map([...one.value].map(([key, item]) => [key, items(item)])) };
    }
    return (type.function === "list" || type.function === "set") && isList(one.value) ? { ...one, value: one.value.map(items) } : one;
  });
}
