import type { Reference } from "../../../model/reference.js";
import { known, perhapsAbsent } from "../../../model/value.js";
import type { Unknown } from "../../../model/value.js";
import { element } from "../../../source/hcl/expression.js";
import type { Expression } from "../../../source/hcl/expression.js";
import type { Place } from "../../../source/place.js";
import { failure, isList, isMap, isThing, list, overKnown, SetItems, textOf } from "./datum.js";
import type { Content, Datum } from "./datum.js";

/** A name and the steps behind it, as in `var.orders["a"].arn`. */
export interface Traversal {
  readonly root: string;
  readonly steps: readonly Step[];
}

export type Step = { readonly is: "attribute"; readonly name: string } | { readonly is: "index"; readonly key: Expression };

/** Takes an expression apart that is a name and steps; undefined for any other. */
export function traversalOf(expression: Expression): Traversal | undefined {
  const steps: Step[] = [];
  let at = expression;
  while (at.is === "attribute" || at.is === "index") {
    steps.unshift(at.is === "attribute" ? { is: "attribute", name: at.name } : { is: "index", key: at.key });
    at = at.of;
  }
  return at.is === "name" && at.name !== element ? { root: at.name, steps } : undefined;
}

/** The attribute of a value, in every branch. */
export function attributeOf(datum: Datum, name: string, place: Place): Datum {
  return overKnown(
    [datum],
    place,
    ([value]) => attributeIn(value, name, place),
    (unknown) => deeper(unknown, `.${name}`, place),
  );
}

function attributeIn(value: Content | undefined, name: string, place: Place): Datum {
  if (value === undefined) return failure(`what has no value has no ${name}`, place);
  if (isThing(value)) return value.attribute(name, place);
  const found = isMap(value) ? value.get(name) : undefined;
  return found ?? failure(`there is no ${name}`, place);
}

/** The item of a value, in every branch. */
export function itemOf(datum: Datum, key: Datum, place: Place): Datum {
  return overKnown(
    [datum, key],
    place,
    ([value, at]) => itemIn(value, at, place),
    (unknown) =>
      datum === unknown && key.is === "known"
        ? deeper(unknown, `[${JSON.stringify(key.value)}]`, place)
        : undirected(datum, unknown, place),
  );
}

/** One of the items, nobody knows which: where there is only one resource, it is that one. */
function undirected(datum: Datum, unknown: Unknown, place: Place): Datum {
  const items = datum.is !== "known" ? [] : isList(datum.value) ? datum.value : isMap(datum.value) ? [...datum.value.values()] : [];
  const [only, ...others] = items;
  return only?.is === "known" && isThing(only.value) && others.length === 0 ? only : perhapsAbsent(unknown.because, place);
}

function itemIn(value: Content | undefined, key: Content | undefined, place: Place): Datum {
  const none = (): Datum => failure(`there is no item ${textOf(key) ?? ""}`, place);
  if (value === undefined || key === undefined || typeof key === "object") return none();
  // A resource of which nobody knows how many there are: whichever it is, it is that one.
  if (isThing(value)) return known<Content>(value, place);
  if (value instanceof SetItems) return none();
  if (isList(value)) return value[Number(key)] ?? none();
  return (isMap(value) ? value.get(String(key)) : undefined) ?? none();
}

/** Every item of a value with the steps behind it; what is no list counts as a list of one. */
export function splatOf(datum: Datum, place: Place, each: (item: Datum) => Datum): Datum {
  return overKnown(
    [datum],
    place,
    ([value]) => {
      if (value === undefined) return list([], place);
      return list(isList(value) ? value.map(each) : [each(known(value, place))], place);
    },
    (unknown) => deeper(unknown, "[*]", place),
  );
}

/** A part of something unknown is unknown for the same reason, and the same part of the same thing. */
function deeper(unknown: Unknown, step: string, place: Place): Unknown {
  const { refersTo } = unknown;
  const found = perhapsAbsent(unknown.because, place);
  const inner = refersTo === undefined ? undefined : partOf(refersTo, step);
  return inner === undefined ? found : { ...found, refersTo: inner };
}

function partOf(reference: Reference, step: string): Reference | undefined {
  switch (reference.to) {
    case "parameter":
      return { ...reference, name: `${reference.name}${step}` };
    case "resource":
      return reference.attribute === undefined ? undefined : { ...reference, attribute: `${reference.attribute}${step}` };
    case "expression":
      return { ...reference, text: `${reference.text}${step}` };
    case "export":
    case "output":
      return undefined;
  }
}
