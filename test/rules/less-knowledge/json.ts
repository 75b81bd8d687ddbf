/** Plain data as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;

export interface JsonMap {
  readonly [key: string]: Json;
}

/** A template of which one thing less is known than of another. */
export interface Variant {
  /** What became unknown, and how. */
  readonly what: string;
  readonly template: Json;
  /** Whether it differs between deployments, and not only from what is known. */
  readonly isDivided?: boolean;
}

export function isMap(json: Json | undefined): json is JsonMap {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** The map under a key; an empty one where there is none. */
export function section(json: Json | undefined, name: string): JsonMap {
  const found = isMap(json) ? json[name] : undefined;
  return isMap(found) ? found : {};
}

/** A copy in which what stands under the path is replaced. */
export function replaceAt(json: Json, [key, ...rest]: readonly string[], replace: (original: Json) => Json): Json {
  if (key === undefined) return replace(json);
  if (isList(json)) return json.map((item, index) => (String(index) === key ? replaceAt(item, rest, replace) : item));
  if (!isMap(json)) return json;
  return { ...json, [key]: replaceAt(json[key] ?? null, rest, replace) };
}
