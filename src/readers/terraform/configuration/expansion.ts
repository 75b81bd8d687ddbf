import { always, never } from "../../../model/condition.js";
import type { Condition } from "../../../model/condition.js";
import { known, leavesOf, sources } from "../../../model/value.js";
import { choice, isList, isMap, isScalar, overKnown, whenThat, withoutFailures } from "./datum.js";
import type { Content, Datum, Thing } from "./datum.js";
import { datumOf } from "./evaluate.js";
import { argumentOf } from "./module-source.js";
import type { Declared } from "./module-source.js";
import { numberIn } from "./numbers.js";
import type { Each, Use } from "./scope.js";

/** One of the instances that `count` or `for_each` make of a resource or a module call. */
export interface Instance {
  /** Undefined where it is not expanded, or nobody knows into how many. */
  readonly each: Each | undefined;
  readonly when: Condition;
  /** What decided that it exists, where the text alone does not: "the default of variable names". */
  readonly from: string | undefined;
  /** It stands for any number of them. */
  readonly repeats: boolean;
}

export interface Expansion {
  readonly instances: readonly Instance[];
  /** The whole as an expression sees it: one thing, a list of them, or a map. */
  readonly as: (thing: (each: Each | undefined) => Thing, use: Use) => Datum;
}

/** How many instances there may be: above this nobody reads on. */
const mostInstances = 1000;

/** What `count` and `for_each` make of a block. */
export function expansionOf(declared: Declared, address: string, use: Pick<Use, "scope">): Expansion {
  const count = argumentOf(declared, "count");
  const forEach = argumentOf(declared, "for_each");
  const written = count ?? forEach;
  if (written === undefined) {
    return {
      instances: [{ each: undefined, when: always, from: undefined, repeats: false }],
      as: (thing, { place }) => known<Content>(thing(undefined), place),
    };
  }
  const datum = withoutFailures(datumOf(written.node, { ...use, place: written.place }));
  const eachesOf = count === undefined ? entriesFor : indicesFor;
  const because = `${count === undefined ? "for_each" : "count"} of ${address} is worked out when it is planned`;
  return {
    instances: instancesOf(datum, eachesOf, because),
    as: (thing, { place }) =>
      overKnown(
        [datum],
        place,
        ([value]) => {
          const eaches = eachesOf(value);
          if (eaches === undefined) return known<Content>(thing(undefined), place);
          const things = eaches.map((each) => known<Content>(thing(each), place));
          if (count !== undefined) return known<Content>(things, place);
          return known<Content>(new Map(eaches.map((each, index) => [String(each.key), things[index] ?? { is: "absent" }])), place);
        },
        () => known<Content>(thing(undefined), place),
      ),
  };
}

/** Every instance that there is in some branch, with the circumstances under which it is. */
function instancesOf(
  datum: Datum,
  eachesOf: (value: Content | undefined) => readonly Each[] | undefined,
  because: string,
): readonly Instance[] {
  const leaves = leavesOf(datum);
  const found = new Map<string | number, { readonly when: Condition; readonly each: Each; readonly from: string | undefined }[]>();
  for (const { when, value } of leaves) {
    const eaches = value.is === "known" ? eachesOf(value.value) : undefined;
    for (const each of eaches ?? []) {
      const from = value.is === "known" ? value.from : undefined;
      found.set(each.key, [...(found.get(each.key) ?? []), { when, each, from }]);
    }
  }
  const expanded = [...found].map(([key, ways]): Instance => {
    const when = whenThat(datum, (leaf) => {
      const eaches = leaf.is === "known" ? eachesOf(leaf.value) : undefined;
      return eaches?.some((one) => one.key === key) === true ? always : never;
    });
    return { each: mergedEach(ways), when, from: sources(ways.map(({ from }) => from)), repeats: false };
  });
  const open = whenThat(datum, (leaf) => {
    const isOpen = leaf.is === "unknown" || (leaf.is === "known" && eachesOf(leaf.value) === undefined);
    return isOpen ? { is: "unknowable", because: leaf.is === "unknown" ? `${because}: ${leaf.because}` : because } : never;
  });
  return open.is === "never" ? expanded : [...expanded, { each: undefined, when: open, from: undefined, repeats: true }];
}

function mergedEach([first, ...others]: readonly { readonly when: Condition; readonly each: Each }[]): Each | undefined {
  return others.reduce<Each | undefined>((sofar, { when, each }) => {
    if (sofar?.value === undefined || each.value === undefined) return sofar;
    const [one, other] = [each.value, sofar.value];
    return {
      key: each.key,
      value: choice(
        when,
        () => one,
        () => other,
        { file: "", path: [] },
      ),
    };
  }, first?.each);
}

function indicesFor(value: Content | undefined): readonly Each[] | undefined {
  const number = numberIn(value);
  if (number === undefined || number > mostInstances) return value === undefined ? [] : undefined;
  return Array.from({ length: Math.max(0, number) }, (_, key) => ({ key, value: undefined }));
}

/** The entries of a map, or the texts of a set; undefined where a key is unknown. */
function entriesFor(value: Content | undefined): readonly Each[] | undefined {
  if (value === undefined) return [];
  if (isMap(value)) return value.size > mostInstances ? undefined : [...value].map(([key, item]) => ({ key, value: item }));
  if (!isList(value) || value.length > mostInstances) return undefined;
  const texts = value.map((item) => (item.is === "known" && isScalar(item.value) ? { key: String(item.value), value: item } : undefined));
  return texts.every((text) => text !== undefined) ? [...new Map(texts.map((text) => [text.key, text])).values()] : undefined;
}

/** The blocks that `dynamic` makes: what its iterator stands for in each, and when there is one. */
export function turnsOf(forEach: Datum): readonly { readonly when: Condition; readonly key: Datum; readonly value: Datum }[] | undefined {
  const leaves = leavesOf(withoutFailures(forEach));
  const turns = leaves.map(({ when, value }) => {
    if (value.is === "absent") return [];
    if (value.is === "unknown") return undefined;
    const { value: content, place } = value;
    // A default that is empty says only that nothing has to be given.
    if (value.from !== undefined && entriesCount(content) === 0) return undefined;
    if (isList(content)) return content.map((item) => ({ when, key: item, value: item }));
    return isMap(content) ? [...content].map(([key, item]) => ({ when, key: known<Content>(key, place), value: item })) : undefined;
  });
  return turns.every((turn) => turn !== undefined) ? turns.flat() : undefined;
}

function entriesCount(content: Content): number {
  return isList(content) ? content.length : isMap(content) ? content.size : 1;
}
