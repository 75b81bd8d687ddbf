import { known } from "../../../../model/value.js";
import type { Place } from "../../../../source/place.js";
import { dictionary, failure, isList, isMap, isScalar, isThing, list } from "../datum.js";
import type { Content, Datum } from "../datum.js";
import { numberIn } from "../operators.js";
import type { Plain } from "./plain.js";

type Change = (lists: readonly (readonly Datum[])[], place: Place) => Datum | undefined;

/** A function of lists. */
function ofLists(change: Change): Plain {
  return (values, place) => {
    const lists = values.map((value) => (value !== undefined && isList(value) ? value : undefined));
    return lists.every((one) => one !== undefined) ? change(lists, place) : undefined;
  };
}

/** A function of lists of which every item has to be known. */
function ofKnown(change: (lists: readonly (readonly string[])[], place: Place) => readonly string[] | undefined): Plain {
  return ofLists((lists, place) => {
    const texts = lists.map((items) => items.map(textOf));
    if (texts.some((items) => items.includes(undefined))) return undefined;
    const result = change(texts as (readonly string[])[], place);
    return (
      result &&
      list(
        result.map((text) => original(lists, text) ?? known<Content>(text, place)),
        place,
      )
    );
  });
}

function textOf(item: Datum): string | undefined {
  return item.is === "known" && isScalar(item.value) ? String(item.value) : undefined;
}

function original(lists: readonly (readonly Datum[])[], text: string): Datum | undefined {
  return lists.flat().find((item) => textOf(item) === text);
}

/** Items are the same where they are the same text, or refer to the same thing. */
function identityOf(item: Datum): string | undefined {
  if (item.is === "known" && isScalar(item.value)) return `${typeof item.value} ${String(item.value)}`;
  return item.is === "unknown" && item.refersTo !== undefined ? JSON.stringify(item.refersTo) : undefined;
}

function distinct(items: readonly Datum[], place: Place): Datum | undefined {
  const known = new Map<string, Datum>();
  for (const [index, item] of items.entries()) {
    const identity = identityOf(item) ?? `#${index}`;
    if (!known.has(identity)) known.set(identity, item);
  }
  return list([...known.values()], place);
}

const toList: Plain = ([value], place) => {
  if (value === undefined || isThing(value) || isScalar(value)) return undefined;
  return isList(value) ? distinct(value, place) : undefined;
};

function flattened(items: readonly Datum[]): readonly Datum[] | undefined {
  const flat: Datum[] = [];
  for (const item of items) {
    if (item.is === "known" && isList(item.value)) {
      const inner = flattened(item.value);
      if (inner === undefined) return undefined;
      flat.push(...inner);
    } else if (item.is === "known" || item.is === "absent" || (item.is === "unknown" && item.refersTo?.to === "resource")) flat.push(item);
    // What may be a list has a number of items that nobody knows.
    else return undefined;
  }
  return flat;
}

const merge: Plain = (values, place) => {
  const maps = values.filter((value) => value !== undefined);
  return maps.every(isMap)
    ? dictionary(
        maps.flatMap((map) => [...map]),
        place,
      )
    : undefined;
};

function sorted(value: Content | undefined): readonly (readonly [string, Datum])[] | undefined {
  return value !== undefined && isMap(value) ? [...value].sort(([one], [other]) => (one < other ? -1 : 1)) : undefined;
}

export const collections: Readonly<Record<string, Plain>> = {
  merge,
  concat: ofLists((lists, place) => list(lists.flat(), place)),
  toset: toList,
  tolist: ([value], place) => (value !== undefined && isList(value) ? known<Content>(value, place) : undefined),
  tomap: ([value], place) => (value !== undefined && isMap(value) ? known<Content>(value, place) : undefined),
  distinct: toList,
  flatten: ofLists(([items = []], place) => {
    const flat = flattened(items);
    return flat && list(flat, place);
  }),
  compact: ofLists(([items = []], place) => {
    const isOpen = items.some((item) => item.is === "choice" || (item.is === "unknown" && item.mayBeAbsent));
    return isOpen
      ? undefined
      : list(
          items.filter((item) => item.is === "unknown" || (textOf(item) ?? "") !== ""),
          place,
        );
  }),
  reverse: ofLists(([items = []], place) => list([...items].reverse(), place)),
  sort: ofKnown(([items = []]) => [...items].sort()),
  setunion: ofLists((lists, place) => distinct(lists.flat(), place)),
  setintersection: ofKnown(([first = [], ...others]) => first.filter((item) => others.every((other) => other.includes(item)))),
  setsubtract: ofKnown(([first = [], second = []]) => first.filter((item) => !second.includes(item))),
  setproduct: ofLists((lists, place) => {
    const products = lists.reduce<readonly (readonly Datum[])[]>(
      (sofar, items) => {
        return sofar.length * items.length > 5000 ? sofar : sofar.flatMap((one) => items.map((item) => [...one, item]));
      },
      [[]],
    );
    return products.every((one) => one.length === lists.length)
      ? list(
          products.map((one) => list(one, place)),
          place,
        )
      : undefined;
  }),
  keys: ([value], place) => {
    const entries = sorted(value);
    return (
      entries &&
      list(
        entries.map(([key]) => known<Content>(key, place)),
        place,
      )
    );
  },
  values: ([value], place) => {
    const entries = sorted(value);
    return (
      entries &&
      list(
        entries.map(([, item]) => item),
        place,
      )
    );
  },
  zipmap: ofLists(([names = [], items = []], place) => {
    const texts = names.map(textOf);
    if (!texts.every((text) => text !== undefined)) return undefined;
    return dictionary(
      texts.map((text, index) => [text, items[index] ?? { is: "absent" }] as const),
      place,
    );
  }),
  element: ([value, index], place) => {
    const number = numberIn(index);
    if (value === undefined || !isList(value) || number === undefined) return undefined;
    return value.length === 0 ? failure("the list is empty", place) : value[((number % value.length) + value.length) % value.length];
  },
  slice: ([value, from, to], place) => {
    const [start, end] = [numberIn(from), numberIn(to)];
    return value === undefined || !isList(value) || start === undefined || end === undefined
      ? undefined
      : list(value.slice(start, end), place);
  },
  chunklist: ([value, size], place) => {
    const many = numberIn(size);
    if (value === undefined || !isList(value) || many === undefined || many < 1) return undefined;
    const chunks = Array.from({ length: Math.ceil(value.length / many) }, (_, index) => value.slice(index * many, (index + 1) * many));
    return list(
      chunks.map((chunk) => list(chunk, place)),
      place,
    );
  },
  index: ([value, wanted], place) => {
    if (value === undefined || !isList(value) || wanted === undefined || typeof wanted === "object") return undefined;
    const texts = value.map(textOf);
    const found = texts.indexOf(String(wanted));
    if (found === -1) return texts.includes(undefined) ? undefined : failure("the list does not hold it", place);
    return known<Content>(found, place);
  },
  range: (values, place) => {
    const numbers = values.map(numberIn);
    if (!numbers.every((number) => number !== undefined)) return undefined;
    const [from = 0, to = 0, by = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
    const many = Math.ceil((to - from) / by);
    if (!Number.isFinite(many) || many > 5000) return undefined;
    return list(
      Array.from({ length: Math.max(0, many) }, (_, index) => known<Content>(from + index * by, place)),
      place,
    );
  },
  coalescelist: ofLists((lists, place) => list(lists.find((items) => items.length > 0) ?? [], place)),
  contains: ([value, wanted], place) => {
    if (value === undefined || !isList(value) || wanted === undefined || typeof wanted === "object") return undefined;
    const texts = value.map(textOf);
    if (texts.includes(String(wanted))) return known<Content>(true, place);
    return texts.includes(undefined) ? undefined : known<Content>(false, place);
  },
};
