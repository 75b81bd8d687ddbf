import { always } from "../../model/condition.js";
import type { Condition } from "../../model/condition.js";
import { conditionThat, sources, usually } from "../../model/value.js";
import type { Known, Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import type { Place } from "../../source/place.js";
import type { ScalarNode, TreeNode } from "../../source/tree.js";
import { tooManyAlternatives } from "./alternatives.js";
import { evaluate } from "./evaluate.js";
import type { Template } from "./template.js";

/** One item of the collection of a loop. */
export interface Item {
  readonly text: string;
  /** See `Known.from`. */
  readonly from: string | undefined;
  /** The circumstances under which the collection has it. */
  readonly when: Condition;
}

/** Above this many items a collection that depends on conditions counts as unknown: a template holds 500 resources. */
const mostConditionalItems = 500;

/** The items of the collection of a loop, or why nobody knows them. */
export function itemsOfCollection(template: Template, collection: TreeNode, place: Place): readonly Item[] | string {
  const lists = usually(evaluate(template, collection, place));
  const found: Found[] = [];
  const problem = findItems(template, lists, false, found);
  if (problem !== undefined) return problem;
  if (found.every(({ isConditional }) => !isConditional)) return found.map(({ text, from }) => ({ text, from, when: always }));
  if (found.length > mostConditionalItems) return tooManyAlternatives;
  const byText = new Map(found.map((item) => [item.text, item]));
  return [...byText.values()].map(({ text, from }) => ({ text, from, when: whenListHas(template, lists, text) }));
}

interface Found extends Pick<Item, "text" | "from"> {
  readonly isConditional: boolean;
}

/** Adds the items that the collection may have; says what keeps them from being known. */
function findItems(template: Template, list: Written<TreeNode>, isConditional: boolean, found: Found[]): string | undefined {
  switch (list.is) {
    case "choice":
      return findItems(template, list.then, true, found) ?? findItems(template, list.otherwise, true, found);
    case "absent":
      return "its collection is not there";
    case "unknown":
      return list.because;
    case "known":
      if (list.value.kind !== "list") return "its collection is no list";
      return firstProblem(itemsIn(template, list), (item) => findTexts(item, list.from, isConditional, found)) ?? twiceIn(found);
  }
}

function findTexts(item: Written<TreeNode>, from: string | undefined, isConditional: boolean, found: Found[]): string | undefined {
  switch (item.is) {
    case "choice":
      return findTexts(item.then, from, true, found) ?? findTexts(item.otherwise, from, true, found);
    case "absent":
      return undefined;
    case "unknown":
      return item.because;
    case "known":
      if (item.value.kind !== "scalar") return "an item of its collection is no text";
      found.push({ text: String(item.value.value), from: sources([from, item.from]), isConditional });
      return undefined;
  }
}

function firstProblem<T>(things: readonly T[], problemOf: (thing: T) => string | undefined): string | undefined {
  for (const thing of things) {
    const problem = problemOf(thing);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function twiceIn(found: readonly Found[]): string | undefined {
  const seen = new Set<string>();
  const twice = found.find(({ text, isConditional }) => !isConditional && seen.size === seen.add(text).size);
  return twice && `${twice.text} stands in its collection twice`;
}

function itemsIn(template: Template, { value: list, place }: Known<TreeNode>): readonly Written<TreeNode>[] {
  return list.kind === "list" ? list.items.map((item, index) => usually(evaluate(template, item, below(place, index)))) : [];
}

function whenListHas(template: Template, lists: Written<TreeNode>, text: string): Condition {
  return conditionThat(lists, (list) => (list.is === "known" ? whenAnyIs(itemsIn(template, list), text) : false));
}

function whenAnyIs(items: readonly Written<TreeNode>[], text: string): Condition {
  const isIt = ({ value }: ScalarNode): boolean => String(value) === text;
  const whens = items.map((item) =>
    conditionThat(item, (value) => value.is === "known" && value.value.kind === "scalar" && isIt(value.value)),
  );
  if (whens.some((when) => when.is === "always")) return always;
  const open = whens.filter((when) => when.is !== "never");
  const [only] = open;
  return only === undefined ? { is: "never" } : open.length === 1 ? only : { is: "any", of: open };
}
