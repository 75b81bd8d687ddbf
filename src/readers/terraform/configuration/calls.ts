import { absent, known, mapKnown, perhapsAbsent, unknown } from "../../../model/value.js";
import type { Expression } from "../../../source/hcl/expression.js";
import { canBeWorkedOut, choice, failure, isList, isThing, mayBeEmpty, orElse, overKnown, textOf } from "./datum.js";
import type { Content, Datum } from "./datum.js";
import type { Place } from "../../../source/place.js";
import { collections } from "./functions/collections.js";
import { encoded } from "./functions/encoding.js";
import { formatted } from "./functions/format.js";
import { numbers } from "./functions/numbers.js";
import { ofOneType, sets } from "./functions/sets.js";
import { texts } from "./functions/texts.js";
import type { Plain } from "./functions/plain.js";
import { opaque } from "./opaque.js";
import type { Use } from "./scope.js";
import { joined } from "./texts.js";
import { itemOf } from "./traversal.js";

type Call = Expression & { readonly is: "call" };

const plain: ReadonlyMap<string, Plain> = new Map(Object.entries({ ...collections, ...sets, ...texts, ...numbers }));

/** What a call of a function gives; of a function that is not among these nobody knows. */
export function callOf(call: Call, use: Use): Datum {
  const given = argumentsOf(call, use);
  if (given === undefined) return opaque(call, use);
  const special = specials.get(call.function)?.(given, use, call);
  if (special !== undefined) return special;
  const change = plain.get(call.function);
  if (change === undefined) return opaque(call, use);
  return overKnown(
    given,
    use.place,
    (values) =>
      change(values, use.place) ?? (values.includes(undefined) ? failure(`${call.function} is given null`, use.place) : opaque(call, use)),
    ({ because }) => opaque(call, use, because),
  );
}

function argumentsOf(call: Call, use: Use): readonly Datum[] | undefined {
  const given = call.arguments.map((one) => use.scope.module.evaluate(one, use));
  if (!call.spreads) return given;
  const last = given.at(-1);
  const items = last?.is === "known" && isList(last.value) ? last.value : undefined;
  return items && [...given.slice(0, -1), ...items];
}

type Special = (given: readonly Datum[], use: Use, call: Call) => Datum | undefined;

/** Functions that look at what is unknown, too. */
const specials: ReadonlyMap<string, Special> = new Map<string, Special>([
  ["try", ([first = absent, ...others]) => others.reduce<Datum>((sofar, next) => orElse(sofar, () => next), first)],
  ["can", ([value = absent], use) => truth(value, use)],
  ["coalesce", (given, use, call) => firstThere(ofOneType(given), () => opaque(call, use), use.place)],
  ["lookup", ([map = absent, key = absent, byDefault], { place }) => lookup(map, key, byDefault, place)],
  ["one", ([list = absent], use, call) => theOnly(list, use, call)],
  ["length", ([value = absent], use, call) => length(value, use, call)],
  ["format", (given, use) => formatted(given, use)],
  ["join", ([separator = absent, ...lists], use, call) => joinedLists(separator, lists, use, call)],
  ["jsonencode", ([value = absent], use) => encoded(value, use)],
  ["file", (_, use, call) => ofFile(call, use)],
  ["templatefile", (_, use, call) => ofFile(call, use)],
  ["tostring", ([value = absent], { place }) => asText(value, place)],
  ...["sensitive", "nonsensitive", "ephemeralasnull"].map((name) => [name, ([value = absent]: readonly Datum[]) => value] as const),
]);

function asText(value: Datum, place: Place): Datum {
  return mapKnown<Content, Content>(value, (one) => {
    const text = textOf(one.value);
    return text === undefined ? failure("a collection is no text", place) : { ...one, value: text };
  });
}

/** Whether a value can be worked out; of one that is unknown nobody can say. */
function truth(value: Datum, { place }: Use): Datum | undefined {
  const can = canBeWorkedOut(value);
  return can.is === "unknowable"
    ? undefined
    : choice(
        can,
        () => known<Content>(true, place),
        () => known<Content>(false, place),
        place,
      );
}

/** The first that is neither null nor an empty text. */
function firstThere([first, ...others]: readonly Datum[], unclear: () => Datum, place: Place): Datum {
  if (first === undefined) return failure("coalesce is given nothing", place);
  if (first.is === "choice") {
    return {
      ...first,
      then: firstThere([first.then, ...others], unclear, place),
      otherwise: firstThere([first.otherwise, ...others], unclear, place),
    };
  }
  if (first.is === "absent" || (first.is === "known" && first.value === "")) return firstThere(others, unclear, place);
  return others.length > 0 && mayBeEmpty(first) ? unclear() : first;
}

function lookup(map: Datum, key: Datum, byDefault: Datum | undefined, place: Place): Datum {
  const found = itemOf(map, key, place);
  if (byDefault === undefined) return found;
  // Which of the two it is, only the key tells.
  return key.is === "unknown" ? perhapsAbsent(key.because, place) : orElse(found, () => byDefault);
}

function theOnly(list: Datum, use: Use, call: Call): Datum {
  return overKnown(
    [list],
    use.place,
    ([value]) => {
      if (value !== undefined && isThing(value)) return known<Content>(value, use.place);
      if (value === undefined || !isList(value) || value.length > 1) return failure("one takes a list of at most one item", use.place);
      return value[0] ?? absent;
    },
    ({ because, refersTo }) => ({ ...opaque(call, use, because), ...(refersTo === undefined ? {} : { refersTo }) }),
  );
}

function length(value: Datum, use: Use, call: Call): Datum {
  return overKnown(
    [value],
    use.place,
    ([content]) => {
      if (typeof content === "string") return known<Content>(Array.from(content).length, use.place);
      if (content === undefined) return failure("null has no length", use.place);
      if (typeof content !== "object" || isThing(content)) return opaque(call, use);
      return known<Content>(isList(content) ? content.length : content.size, use.place);
    },
    ({ because }) => opaque(call, use, because),
  );
}

function joinedLists(separator: Datum, lists: readonly Datum[], use: Use, call: Call): Datum {
  return overKnown(
    [separator, ...lists],
    use.place,
    ([between, ...all]) => {
      if (between === undefined || all.includes(undefined)) return failure("join is given null", use.place);
      const items = all.map((one) => (one !== undefined && isList(one) ? one : undefined));
      if (!items.every((one) => one !== undefined)) return opaque(call, use);
      return joined(
        items.flat().flatMap((item, index) => (index === 0 ? [item] : [textOf(between) ?? "", item])),
        use,
      );
    },
    ({ because }) => opaque(call, use, because),
  );
}

/** Files are not looked at: what is in them is there, and unknown. */
function ofFile(call: Call, use: Use): Datum {
  const found = opaque(call, use, "what is in a file is not looked at");
  return { ...unknown(found.because, use.place), ...(found.refersTo === undefined ? {} : { refersTo: found.refersTo }) };
}
