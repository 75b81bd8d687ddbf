import { schema as generated, validate as generatedCheck } from "./schema-check.generated.js";

/** The part of a JSON schema that ours is made of. */
export interface Schema {
  readonly $ref?: string;
  /** What is taken here, as the object of a sentence. */
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** Where a value breaks the schema: an error of ajv, of which only the place and the kind are used. */
export interface Breach {
  /** A JSON pointer into the value. */
  readonly instancePath: string;
  /** The word of the schema that is broken. */
  readonly keyword: string;
  readonly params: { readonly additionalProperty?: string };
}

const root = generated as Schema;
const validate = generatedCheck as { (value: unknown): boolean; readonly errors: readonly Breach[] | null };

/** Every place where `value` is not what stream-lint.yaml may hold. */
export function breachesOf(value: unknown): readonly Breach[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

/** What the schema says of the value at `path` in `value`, and that value. */
export function at(path: readonly string[], value: unknown): { readonly schema: Schema; readonly value: unknown } {
  let schema = resolved(root);
  let inner = value;
  for (const step of path) {
    const { properties = {}, additionalProperties, items } = branchFor(inner, schema);
    const known = Object.hasOwn(properties, step) ? properties[step] : undefined;
    schema = resolved(known ?? (additionalProperties === false ? undefined : additionalProperties) ?? items ?? {});
    inner = Object.entries(inner ?? {}).find(([key]) => key === step)?.[1];
  }
  return { schema, value: inner };
}

/** Of several possibilities the one for what is as far apart as maps, lists and all else are; the schema itself where there is none. */
export function branchFor(value: unknown, schema: Schema): Schema {
  const type = Array.isArray(value) ? "array" : typeof value === "object" && value !== null ? "object" : undefined;
  const branch = schema.anyOf?.map(resolved).find((one) => type !== undefined && one.type === type);
  return branch ?? schema;
}

/** The schema that a reference stands for. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return root.definitions?.[schema.$ref.replace("#/definitions/", "")] ?? {};
}
