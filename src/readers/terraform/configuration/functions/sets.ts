import { known } from "../../../../model/value.js";
import type { Place } from "../../../../source/place.js";
import { isList, isScalar, list, SetItems } from "../datum.js";
import type { Content, Datum } from "../datum.js";
import type { Plain } from "./plain.js";

/** The items as those of one list: what is no text becomes one where others are. */
export function ofOneType(items: readonly Datum[]): readonly Datum[] {
  const types = new Set(items.flatMap((item) => (item.is === "known" ? [typeof item.value] : [])));
  if (types.size < 2 || !types.has("string") || types.has("object")) return items;
  return items.map((item) => (item.is === "known" && isScalar(item.value) ? { ...item, value: String(item.value) } : item));
}

/** Items are the same where they are the same text, or refer to the same thing. */
function identityOf(item: Datum): string | undefined {
  if (item.is === "known" && isScalar(item.value)) return `${typeof item.value} ${String(item.value)}`;
  return item.is === "unknown" && item.refersTo !== undefined ? JSON.stringify(item.refersTo) : undefined;
}

/** Each item once, where it stands first. */
function distinct(items: readonly Datum[]): readonly Datum[] {
  const found = new Map<string, Datum>();
  for (const [index, item] of ofOneType(items).entries()) {
    const identity = identityOf(item) ?? `#${index}`;
    if (!found.has(identity)) found.set(identity, item);
  }
  return [...found.values()];
}

/** A set goes through its items in their own order: numbers by size, texts by their signs. Unknown items leave the order as it is written. */
function asSet(items: readonly Datum[], place: Place): Datum {
  const once = distinct(items);
  const keys = once.map((item) => (item.is === "known" && isScalar(item.value) ? item.value : undefined));
  if (!keys.every((key) => key !== undefined)) return itemsOf(once, place);
  const order = keys.map((key, index) => ({ key, index })).sort((one, other) => compare(one.key, other.key));
  return itemsOf(
    order.flatMap(({ index }) => once[index] ?? []),
    place,
  );
}

function itemsOf(items: readonly Datum[], place: Place): Datum {
  const found = list(items, place);
  return found.is === "known" ? { ...found, value: SetItems.from(items) } : found;
}

/** Texts by their code points, as Terraform sorts them. */
export function compare(one: string | number | boolean, other: string | number | boolean): number {
  if (typeof one !== "string" || typeof other !== "string") return Number(one) - Number(other);
  const [left, right] = [Array.from(one), Array.from(other)];
  const at = left.findIndex((sign, index) => sign !== right[index]);
  if (at === -1) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

function setOf(change: (lists: readonly (readonly Datum[])[]) => readonly Datum[] | undefined): Plain {
  return (values, place) => {
    const lists = values.map((value) => (value !== undefined && isList(value) ? value : undefined));
    const items = lists.every((one) => one !== undefined) ? change(lists) : undefined;
    return items && asSet(items, place);
  };
}

/** Every item has to be known to say which of them are in both. */
function kept(change: (lists: readonly (readonly string[])[]) => readonly string[]): Plain {
  return setOf((lists) => {
    const texts = lists.map((items) => ofOneType(items).map((item) => identityOf(item)));
    if (lists.flat().some(({ is }) => is !== "known") || texts.some((items) => items.includes(undefined))) return undefined;
    const wanted = change(texts as (readonly string[])[]);
    return lists.flat().filter((item) => wanted.includes(identityOf(item) ?? ""));
  });
}

export const sets: Readonly<Record<string, Plain>> = {
  toset: ([value], place) => (value !== undefined && isList(value) ? asSet(value, place) : nullOf(value)),
  distinct: ([value], place) => (value !== undefined && isList(value) ? list(distinct(value), place) : undefined),
  tolist: ([value], place) => (value !== undefined && isList(value) ? known<Content>(Array.from(ofOneType(value)), place) : nullOf(value)),
  setunion: setOf((lists) => lists.flat()),
  setintersection: kept(([first = [], ...others]) => first.filter((item) => others.every((other) => other.includes(item)))),
  setsubtract: kept(([first = [], second = []]) => first.filter((item) => !second.includes(item))),
};

/** Null stays null, whatever it is made into. */
export function nullOf(value: Content | undefined): Datum | undefined {
  return value === undefined ? { is: "absent" } : undefined;
}
