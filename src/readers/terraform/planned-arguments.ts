import { always } from "../../model/condition.js";
import type { Reference } from "../../model/reference.js";
import { absent, known, mapKnown, perhapsAbsent, unknown } from "../../model/value.js";
import type { Unknown, Written } from "../../model/value.js";
import { below } from "../../source/place.js";
import { child } from "../../source/tree.js";
import type { TreeNode } from "../../source/tree.js";
import { asText } from "../cloudformation/properties.js";
import { nameOfOrigin } from "./planned-origins.js";
import type { Origin } from "./planned-origins.js";
import { first, isTrue, item, step } from "./planned-sections.js";
import type { Planned } from "./planned-sections.js";
import { isRequired } from "./resource.js";
import type { Arguments, Block } from "./resource.js";

/** What the arguments of one resource need to know about the rest of the plan. */
export interface Surroundings {
  readonly file: string;
  /** Why it is not known how the resource is written. */
  readonly noConfiguration: string | undefined;
  origins(expression: TreeNode): readonly Origin[];
  /** Whether the expression is one reference and nothing else. */
  isSingle(expression: TreeNode): boolean;
}

/** Arguments that the service fills in, and that hold a number: no ARN makes one. */
const filledIn = [
  ...["maximum_retry_attempts", "maximum_record_age_in_seconds", "parallelization_factor"],
  ...["batch_size", "maximum_batching_window_in_seconds"],
];

/** The arguments of a resource in a plan. */
export class PlannedArguments implements Arguments {
  readonly #start: () => Planned;
  readonly #surroundings: Surroundings;

  constructor(start: () => Planned, surroundings: Surroundings) {
    this.#start = start;
    this.#surroundings = surroundings;
  }

  at(...keys: readonly string[]): Written<TreeNode> {
    const planned = this.#find(keys);
    const { values, place } = planned;
    if (values !== undefined && !isEmpty(values)) return known(values, place);
    return isTrue(planned.unknown) ? this.#unknown(keys, planned) : absent;
  }

  refer(types: readonly string[], ...keys: readonly string[]): Written<string> {
    const value = asText(this.at(...keys));
    return value.is === "unknown" ? this.#referring(value, this.#find(keys).written, types) : value;
  }

  texts(types: readonly string[], ...keys: readonly string[]): Written<ReadonlyMap<string, Written<string>>> {
    const { values, unknown: open, written, place } = this.#find(keys);
    return mapKnown(this.at(...keys), () => {
      const names = new Set([...keysOf(values), ...keysOf(open)]);
      const texts = [...names].map((name) => {
        const value = child(values, name);
        if (value !== undefined && !isEmpty(value)) return [name, asText(known(value, below(place, name)))] as const;
        return [name, this.#referring(unknown(`only an apply tells ${name}`, place), written, types)] as const;
      });
      return known(new Map(texts), place);
    });
  }

  candidates(...keys: readonly string[]): readonly string[] {
    const { written } = this.#find(keys);
    const origins = written === undefined ? [] : this.#surroundings.origins(written);
    return origins.map((origin) => (origin.is === "resource" ? origin.address : origin.name));
  }

  blocks(...keys: readonly string[]): readonly Block[] {
    const last = keys.at(-1);
    if (last === undefined) return [];
    const above = keys.slice(0, -1);
    const list = step(first(this.#find(above)), last);
    if (list.values?.kind !== "list") {
      const value = this.at(...keys);
      const isOpen = value.is === "unknown" && value.mayBeAbsent;
      return isOpen ? [this.#block(() => list, { is: "unknowable", because: value.because })] : [];
    }
    return list.values.items.map((_, index) => this.#block(() => item(list, index), always));
  }

  #block(start: () => Planned, when: Block["when"]): Block {
    return { when, arguments: new PlannedArguments(start, this.#surroundings) };
  }

  #find(keys: readonly string[]): Planned {
    return keys.reduce((planned, key) => step(first(planned), key), this.#start());
  }

  #unknown(keys: readonly string[], { written, isDynamic, place }: Planned): Unknown | typeof absent {
    const { noConfiguration } = this.#surroundings;
    const name = keys.at(-1) ?? "";
    const isCertain =
      isDynamic !== "perhaps" && isRequired(keys) && (keys.length === 1 || this.#find(keys.slice(0, -1)).values !== undefined);
    const either = isCertain ? unknown : perhapsAbsent;
    if (noConfiguration !== undefined) return either(noConfiguration, place);
    if (written === undefined) {
      // What nobody wrote is what the service fills in, unless it is hidden in a `dynamic` block.
      return isDynamic !== "no" ? either(`the plan does not show how ${name} is written`, place) : absent;
    }
    const origins = this.#surroundings.origins(written);
    const isNull =
      child(written, "references") !== undefined && (origins.length === 0 || (filledIn.includes(name) && origins.every(isArn)));
    if (isNull && !isRequired(keys)) return absent;
    return (this.#surroundings.isSingle(written) ? unknown : either)(reasonFor(name, origins), place);
  }

  /** The value with what it refers to, where that can be one thing only. */
  #referring(value: Unknown, written: TreeNode | undefined, types: readonly string[]): Unknown {
    const origins = written === undefined ? [] : this.#surroundings.origins(written);
    const only = theOneMeant(origins, types);
    if (only === undefined) return { ...value, mayReferTo: ofTypes(origins, types).map((origin) => this.#referenceTo(origin)) };
    return { ...value, because: `only an apply tells ${nameOfOrigin(only)}`, refersTo: this.#referenceTo(only) };
  }

  #referenceTo(origin: Origin): Reference {
    const { file } = this.#surroundings;
    if (origin.is === "hidden") return { to: "expression", file, text: origin.name };
    return { to: "resource", file, name: origin.address, attribute: origin.attribute };
  }
}

/** Of several resources the one that has a wanted type, unless something else may be meant that hands out anything. */
function theOneMeant(origins: readonly Origin[], types: readonly string[]): Origin | undefined {
  const wanted = ofTypes(origins, types);
  if (wanted.length > 0) return wanted.length === 1 && !origins.some(mayBeAnything) ? wanted[0] : undefined;
  return origins.length === 1 ? origins[0] : undefined;
}

function ofTypes(origins: readonly Origin[], types: readonly string[]): readonly Origin[] {
  return origins.filter((origin) => origin.is === "resource" && types.includes(origin.type.replace(/^data\./, "")));
}

/** What carries values of others: their types say nothing about those. */
const carriers = /^(terraform_|data\.terraform_|external|http|(data\.)?aws_(cloudformation|ssm|secretsmanager|appconfig)_)/;

function mayBeAnything(origin: Origin): boolean {
  return origin.is === "hidden" ? origin.isEntry === true : carriers.test(origin.type);
}

function isArn(origin: Origin): boolean {
  return origin.is === "resource" && /(^|_)arn$/.test(origin.attribute ?? "");
}

function reasonFor(name: string, origins: readonly Origin[]): string {
  const names = origins.slice(0, 3).map(nameOfOrigin);
  const others = origins.length > 3 ? [`${origins.length - 3} others`] : [];
  if (names.length === 0) return `only an apply tells ${name}`;
  return names.length === 1 ? `only an apply tells ${names.join("")}` : `${name} comes from one of ${[...names, ...others].join(", ")}`;
}

function isEmpty(node: TreeNode): boolean {
  return (node.kind === "scalar" && node.value === null) || (node.kind === "list" && node.items.length === 0);
}

function keysOf(node: TreeNode | undefined): readonly string[] {
  return node?.kind === "map" ? node.entries.map(({ key }) => key) : [];
}
