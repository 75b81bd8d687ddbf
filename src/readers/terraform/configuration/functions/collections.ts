import { known } from "../../../../model/value.js";
import type { Place } from "../../../../source/place.js";
import { dictionary, failure, isList, isMap, isScalar, list, mayBeEmpty } from "../datum.js";
import type { Content, Datum } from "../datum.js";
import { numberIn } from "../numbers.js";
import type { Plain } from "./plain.js";
import { compare, ofOneType } from "./sets.js";

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
        result.map((text) => known<Content>(text, place)),
        place,
      )
    );
  });
}

function textOf(item: Datum): string | undefined {
  return item.is === "known" && isScalar(item.value) ? String(item.value) : undefined;
}

function asText(item: Datum): Datum {
  return item.is === "known" && isScalar(item.value) ? { ...item, value: String(item.value) } : item;
}

/** Whether an item is a value; undefined where a text stands beside what is none, for types come from elsewhere, too. */
function isSame(item: Datum | undefined, wanted: string | number | boolean): boolean | undefined {
  if (item?.is === "absent") return false;
  if (item?.is !== "known" || !isScalar(item.value)) return undefined;
  if (item.value === wanted) return true;
  return typeof item.value !== typeof wanted && String(item.value) === String(wanted) ? undefined : false;
}

function truthOf(items: readonly Datum[], test: (tests: readonly (string | undefined)[]) => boolean, place: Place): Datum | undefined {
  const isOpen = items.some(({ is }) => is !== "known" && is !== "absent");
  return isOpen ? undefined : known<Content>(test(items.map(textOf)), place);
}

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
  return value !== undefined && isMap(value) ? [...value].sort(([one], [other]) => compare(one, other)) : undefined;
}

export const collections: Readonly<Record<string, Plain>> = {
  merge,
  concat: ofLists((lists, place) => list(lists.flat(), place)),
  tomap: ([value], place) => {
    if (value === undefined || !isMap(value)) return undefined;
    const items = ofOneType([...value.values()]);
    return dictionary(
      [...value.keys()].map((key, index) => [key, items[index] ?? { is: "absent" }] as const),
      place,
    );
  },
  flatten: ofLists(([items = []], place) => {
    const flat = flattened(items);
    return flat && list(flat, place);
  }),
  compact: ofLists(([items = []], place) => {
    const isOpen = items.some((item) => item.is === "choice" || mayBeEmpty(item));
    return isOpen
      ? undefined
      : list(
          items.map(asText).filter((item) => item.is === "unknown" || (textOf(item) ?? "") !== ""),
          place,
        );
  }),
  reverse: ofLists(([items = []], place) => list([...items].reverse(), place)),
  sort: ofKnown(([items = []]) => [...items].sort(compare)),
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
    if (names.length !== items.length) return failure("there are not as many values as keys", place);
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
    if (value === undefined || !isList(value) || start === undefined || end === undefined) return undefined;
    return start < 0 || end > value.length || start > end ? failure("the list is shorter", place) : list(value.slice(start, end), place);
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
    const found = value.findIndex((item) => isSame(item, wanted) !== false);
    if (found === -1) return failure("the list does not hold it", place);
    return isSame(value[found], wanted) === true ? known<Content>(found, place) : undefined;
  },
  range: (values, place) => {
    const numbers = values.map(numberIn);
    if (!numbers.every((number) => number !== undefined)) return undefined;
    const [from = 0, to = 0, step] = numbers.length === 1 ? [0, ...numbers] : numbers;
    const by = step ?? (to < from ? -1 : 1);
    const many = Math.ceil((to - from) / by);
    if (!Number.isFinite(many) || many > 5000) return undefined;
    return list(
      Array.from({ length: Math.max(0, many) }, (_, index) => known<Content>(from + index * by, place)),
      place,
    );
  },
  coalescelist: ofLists((lists, place) => {
    const found = lists.find((items) => items.length > 0);
    return found === undefined ? failure("all the lists are empty", place) : list(found, place);
  }),
  alltrue: ofLists(([items = []], place) => truthOf(items, (tests) => tests.every((one) => one === "true"), place)),
  anytrue: ofLists(([items = []], place) => truthOf(items, (tests) => tests.includes("true"), place)),
  contains: ([value, wanted], place) => {
    if (value === undefined || !isList(value) || wanted === undefined || typeof wanted === "object") return undefined;
    const answers = value.map((item) => isSame(item, wanted));
    if (answers.includes(true)) return known<Content>(true, place);
    return answers.includes(undefined) ? undefined : known<Content>(false, place);
  },
};
