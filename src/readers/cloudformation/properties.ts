import { absent, known, mapKnown, perhapsAbsent, unknown, withSource } from "../../model/value.js";
import type { Written } from "../../model/value.js";
import type { Place } from "../../source/place.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { Entry, TreeNode } from "../../source/tree.js";
import { countThere } from "./count.js";
import { evaluate } from "./evaluate.js";
import { loopPrefix } from "./template.js";
import type { Resource, Template } from "./template.js";

/** Gives access to the properties of one resource, by the keys that lead to them. */
export interface Properties {
  readonly template: Template;
  /** What stands under these keys; absent where one of them is missing. */
  at(...keys: readonly string[]): Written<TreeNode>;
}

/** The properties of a resource, which may stand under an intrinsic function as a whole. */
export function propertiesOfResource(template: Template, resource: Resource): Properties {
  const { properties, place } = resource;
  return propertiesIn(template, properties === undefined ? absent : evaluate(template, properties, below(place, "Properties")));
}

/** The properties of a value that is already worked out. */
export function propertiesIn(template: Template, written: Written<TreeNode>): Properties {
  return { template, at: (...keys) => keys.reduce((value, key) => step(template, value, key), written) };
}

function step(template: Template, written: Written<TreeNode>, key: string): Written<TreeNode> {
  if (written.is === "choice") {
    return { ...written, then: step(template, written.then, key), otherwise: step(template, written.otherwise, key) };
  }
  // That a map is there does not mean that it has the key.
  if (written.is === "unknown") return perhapsAbsent(written.because, written.place);
  return mapKnown(written, ({ value: node, place }): Written<TreeNode> => {
    if (node.kind !== "map") return perhapsAbsent(`${lastKey(place)} is no map`, place);
    const inner = child(node, key);
    if (inner !== undefined) return evaluate(template, inner, below(place, key));
    const adding = node.entries.find(addsOthers);
    return adding === undefined ? absent : perhapsAbsent(`${adding.key} may add ${key}${whyUnknown(template, adding)}`, place);
  });
}

/** Whether the entry stands for others that nobody knows. */
export function addsOthers({ key }: Entry): boolean {
  return key === "Fn::Transform" || key.startsWith(loopPrefix);
}

/** Why a loop among the entries of a map is not worked out, to be added to a clause. */
export function whyUnknown(template: Template, { value }: Entry): string {
  const because = template.origins.get(value)?.because;
  return because === undefined ? "" : `: ${because}`;
}

function lastKey(place: Place): string {
  return String(place.path.at(-1) ?? "the top of the file");
}

/** The value as text; numbers and booleans are written out, as CloudFormation does. */
export function asText(written: Written<TreeNode>): Written<string> {
  return mapScalar(written, (value) => String(value));
}

/** The value as a number; "100" is one, as in CloudFormation. */
export function asNumber(written: Written<TreeNode>): Written<number> {
  return mapScalar(written, (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  });
}

/** The value as a boolean; "true" and "false" are ones, as in CloudFormation. */
export function asBoolean(written: Written<TreeNode>): Written<boolean> {
  return mapScalar(written, (value) => {
    const text = String(value).toLowerCase();
    return text === "true" ? true : text === "false" ? false : undefined;
  });
}

function mapScalar<T>(written: Written<TreeNode>, convert: (value: string | number | boolean) => T | undefined): Written<T> {
  return mapKnown(written, (known): Written<T> => {
    const scalar = known.value.kind === "scalar" && known.value.value !== null ? known.value.value : undefined;
    const value = scalar === undefined ? undefined : convert(scalar);
    return value === undefined ? unknown(`${lastKey(known.place)} has a value of the wrong type`, known.place) : { ...known, value };
  });
}

/** An empty text counts as nothing: it is how some properties are switched off. */
export function emptyIsAbsent(written: Written<string>): Written<string> {
  return mapKnown(written, (known) => (known.value === "" ? absent : known));
}

/** The items of a list, each evaluated; items that are `AWS::NoValue` are absent. A single value counts as a list of one. */
export function itemsOf(template: Template, written: Written<TreeNode>): Written<readonly Written<TreeNode>[]> {
  return mapKnown(written, ({ value: node, place, from }) =>
    node.kind === "list"
      ? known(
          node.items.map((item, index) => withSource(evaluate(template, item, below(place, index)), from)),
          place,
          from,
        )
      : known([known(node, place, from)], place, from),
  );
}

/** Whether the list holds this text; absent where there is no list. */
export function includesText(template: Template, written: Written<TreeNode>, wanted: string): Written<boolean> {
  return mapKnown(itemsOf(template, written), ({ value: items, place }) =>
    items.map(asText).reduceRight<Written<boolean>>((rest, item) => eitherIncludes(item, rest, wanted), known(false, place)),
  );
}

function eitherIncludes(item: Written<string>, rest: Written<boolean>, wanted: string): Written<boolean> {
  switch (item.is) {
    case "known":
      return item.value === wanted ? known(true, item.place, item.from) : rest;
    case "absent":
      return rest;
    case "unknown":
      return rest.is === "known" && rest.value ? rest : item;
    case "choice":
      return { ...item, then: eitherIncludes(item.then, rest, wanted), otherwise: eitherIncludes(item.otherwise, rest, wanted) };
  }
}

/** How many items the list has; absent where there is no list. */
export function countOf(template: Template, written: Written<TreeNode>): Written<number> {
  return mapKnown(itemsOf(template, written), ({ value: items, place }) => countThere(items, place));
}
