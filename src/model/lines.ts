import type { Dialect } from "./dialect.js";

/** Lines to paste: nested keys with plain values, lists of texts, and references in the notation of the dialect's format. */
export interface Lines {
  readonly [key: string]: number | boolean | string | Reference | Lines | Assigned | readonly string[] | readonly (Lines | Reference)[];
}

/** A map that is a value and not a block, which only HCL tells apart. */
export interface Assigned {
  readonly assigned: Lines;
}

/** A reference to another resource or an attribute of it, such as `Failed`, `Failed.Arn` or `aws_sqs_queue.failed.arn`. */
export interface Reference {
  readonly reference: string;
}

/** The lines as they are written in this dialect, each indented by four blanks. */
export function written(lines: Lines, { syntax }: Dialect): string {
  const write = { yaml: yamlOf, json: jsonOf, hcl: hclOf }[syntax];
  return write(lines, 0)
    .map((line) => `    ${line}`)
    .join("\n");
}

function yamlOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  return Object.entries(lines).flatMap(([key, entry]) => {
    const value = unassigned(entry);
    if (isNested(value)) return [`${indent}${key}:`, ...yamlOf(value, depth + 1)];
    if (isReference(value)) return [`${indent}${key}: ${yamlReference(value)}`];
    if (isList(value) && !isTexts(value)) return [`${indent}${key}:`, ...value.flatMap((item) => yamlItem(item, depth + 1))];
    return [`${indent}${key}: ${isTexts(value) ? `[${value.join(", ")}]` : String(value)}`];
  });
}

function yamlItem(item: Lines | Reference, depth: number): string[] {
  const indent = "  ".repeat(depth);
  if (isReference(item)) return [`${indent}- ${yamlReference(item)}`];
  return yamlOf(item, depth + 1).map((line, index) => (index === 0 ? `${indent}- ${line.trimStart()}` : line));
}

function yamlReference({ reference }: Reference): string {
  return `!${reference.includes(".") ? "GetAtt" : "Ref"} ${reference}`;
}

/** Without the outer braces: the lines go into an object that is already there. */
function jsonOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const entries = Object.entries(lines);
  return entries.flatMap(([key, entry], index) => {
    const value = unassigned(entry);
    const comma = index < entries.length - 1 ? "," : "";
    if (isNested(value)) return [`${indent}"${key}": {`, ...jsonOf(value, depth + 1), `${indent}}${comma}`];
    if (isList(value) && !isTexts(value)) return [`${indent}"${key}": [${value.map(jsonItem).join(", ")}]${comma}`];
    return [`${indent}"${key}": ${isReference(value) ? jsonReference(value) : JSON.stringify(value)}${comma}`];
  });
}

function jsonItem(item: Lines | Reference): string {
  return isReference(item) ? jsonReference(item) : `{ ${jsonOf(item, 0).join(" ")} }`;
}

/** In Terraform's JSON a reference has lower-case attributes and stands in a text; in CloudFormation it is a call. */
function jsonReference({ reference }: Reference): string {
  if (reference.startsWith("aws_")) return `"\${${reference}}"`;
  if (!reference.includes(".")) return `{ "Ref": ${JSON.stringify(reference)} }`;
  return `{ "Fn::GetAtt": [${reference
    .split(".")
    .map((part) => JSON.stringify(part))
    .join(", ")}] }`;
}

function hclOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  return Object.entries(lines).flatMap(([key, entry]) => {
    const value = unassigned(entry);
    if (isNested(value)) return [`${indent}${key}${isAssigned(entry) ? " =" : ""} {`, ...hclOf(value, depth + 1), `${indent}}`];
    if (isList(value) && !isTexts(value))
      return [`${indent}${key} = [${value.flatMap((item) => (isReference(item) ? [item.reference] : [])).join(", ")}]`];
    return [`${indent}${key} = ${isReference(value) ? value.reference : JSON.stringify(value)}`];
  });
}

type Value = Exclude<Lines[string], Assigned>;

function isAssigned(value: Lines[string]): value is Assigned {
  return typeof value === "object" && "assigned" in value && typeof value.assigned === "object";
}

function unassigned(value: Lines[string]): Value {
  return isAssigned(value) ? value.assigned : value;
}

function isNested(value: Value): value is Lines {
  return typeof value === "object" && !isList(value) && !isReference(value);
}

function isList(value: Value): value is readonly string[] | readonly (Lines | Reference)[] {
  return Array.isArray(value);
}

function isTexts(value: Value): value is readonly string[] {
  return isList(value) && value.every((item) => typeof item === "string");
}

function isReference(value: Value | Lines | Reference): value is Reference {
  return typeof value === "object" && "reference" in value && typeof value.reference === "string";
}
