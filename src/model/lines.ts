import type { Dialect } from "./dialect.js";

/** Lines to paste: nested keys with plain values, lists of texts, and references in the notation of the dialect's format. */
export interface Lines {
  readonly [key: string]: number | boolean | string | Reference | Lines | readonly string[];
}

/** A reference to an attribute of another resource, such as `Failed.Arn` or `aws_sqs_queue.failed.arn`. */
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
  return Object.entries(lines).flatMap(([key, value]) => {
    if (isNested(value)) return [`${indent}${key}:`, ...yamlOf(value, depth + 1)];
    if (isReference(value)) return [`${indent}${key}: !GetAtt ${value.reference}`];
    return [`${indent}${key}: ${isList(value) ? `[${value.join(", ")}]` : String(value)}`];
  });
}

/** Without the outer braces: the lines go into an object that is already there. */
function jsonOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const entries = Object.entries(lines);
  return entries.flatMap(([key, value], index) => {
    const comma = index < entries.length - 1 ? "," : "";
    if (isNested(value)) return [`${indent}"${key}": {`, ...jsonOf(value, depth + 1), `${indent}}${comma}`];
    return [`${indent}"${key}": ${isReference(value) ? jsonReference(value) : JSON.stringify(value)}${comma}`];
  });
}

/** In Terraform's JSON a reference has lower-case attributes and stands in a text; in CloudFormation it is a call. */
function jsonReference({ reference }: Reference): string {
  if (reference.startsWith("aws_")) return `"\${${reference}}"`;
  return `{ "Fn::GetAtt": [${reference
    .split(".")
    .map((part) => JSON.stringify(part))
    .join(", ")}] }`;
}

function hclOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  return Object.entries(lines).flatMap(([key, value]) => {
    if (isNested(value)) return [`${indent}${key} {`, ...hclOf(value, depth + 1), `${indent}}`];
    return [`${indent}${key} = ${isReference(value) ? value.reference : JSON.stringify(value)}`];
  });
}

type Value = Lines[string];

function isNested(value: Value): value is Lines {
  return typeof value === "object" && !isList(value) && !isReference(value);
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function isReference(value: Value): value is Reference {
  return typeof value === "object" && "reference" in value && typeof value.reference === "string";
}
