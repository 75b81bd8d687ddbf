import { at, branchFor, breachesOf, resolved } from "./schema.js";
import type { Breach, Schema } from "./schema.js";
import { didYouMean } from "../suggestion.js";

/** Something in stream-lint.yaml that is not as it may be. */
export interface SettingMistake {
  /** Keys and indices from the top of the file down. */
  readonly path: readonly string[];
  /** A sentence: what is wrong and what would be right. */
  readonly message: string;
}

/** Where `value` is not what stream-lint.yaml may hold; no more than `most`. */
export function mistakesIn(value: unknown, most: number): readonly SettingMistake[] {
  const mistakes: SettingMistake[] = [];
  for (const breach of breachesOf(value)) {
    if (mistakes.length === most) break;
    const mistake = mistakeOf(breach, value);
    if (mistake !== undefined) mistakes.push(mistake);
  }
  return mistakes;
}

/** Undefined for a breach that another one tells better. */
function mistakeOf({ instancePath, keyword, params }: Breach, whole: unknown): SettingMistake | undefined {
  const path = stepsOf(instancePath);
  const { schema, value } = at(path, whole);
  const branch = branchFor(value, schema);
  if (keyword === "additionalProperties") {
    const { additionalProperty: key = "" } = params;
    return { path: [...path, key], message: unknownKey(key, path, Object.keys(branch.properties ?? {})) };
  }
  // Of several possibilities all are broken, but only one can have been meant.
  const isEmpty = keyword === "minItems" || keyword === "minProperties";
  const isTold = isEmpty || schema.anyOf === undefined || (keyword === "anyOf" && branch === schema);
  return isTold ? { path, message: wrongValue(path, schema, value) } : undefined;
}

function unknownKey(key: string, path: readonly string[], known: readonly string[]): string {
  const near = didYouMean(key, known);
  if (path.length === 1 && path[0] === "rules")
    return `There is no rule ${shortened(key)}${near || "; stream-lint rules lists the rules."}`;
  const where = path.length === 0 ? "" : ` in ${nameOf(path)}`;
  return `There is no key ${shortened(key)}${where}${near || `; there ${known.length === 1 ? "is" : "are"} ${listed(known, "and")}.`}`;
}

function wrongValue(path: readonly string[], schema: Schema, value: unknown): string {
  const words = [schema, ...(schema.anyOf ?? []).map(resolved)].flatMap((one) => one.enum ?? []);
  const near = typeof value === "string" ? didYouMean(value, words) : "";
  return `${path.length === 0 ? "This file" : nameOf(path)} takes ${taken(schema)}, not ${shown(value)}${near || "."}`;
}

/** What a schema takes, as the object of a sentence. */
function taken(schema: Schema): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.enum !== undefined) return listed(schema.enum, "or");
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => taken(resolved(one))).join(", or ");
  if (schema.properties !== undefined) return `a map with ${listed(Object.keys(schema.properties), "and")}`;
  return listed(
    [schema.type ?? []].flat().map((type) => types[type] ?? type),
    "or",
  );
}

const types: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "an empty map" : "a map";
  if (typeof value === "string") return JSON.stringify(shortened(value));
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "nothing";
}

/** The way to a setting as one would write it in a sentence, such as `rules.x.limit` or `ignore[0]`. */
function nameOf(path: readonly string[]): string {
  const [first = "", ...rest] = path;
  return rest.reduce((way, step) => (/^\d+$/.test(step) ? `${way}[${step}]` : `${way}.${shortened(step)}`), shortened(first));
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function listed(words: readonly string[], conjunction: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1) ?? ""}`;
}

function stepsOf(pointer: string): string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
