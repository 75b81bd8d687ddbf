import type { Dialect } from "./dialect.js";

/** Lines to paste: nested keys with plain values, or a reference to an attribute such as `FailedRecords.Arn`. */
export interface Lines {
  readonly [key: string]: number | boolean | string | Attribute | Lines | readonly string[];
}

/** A reference to an attribute of another resource. */
export interface Attribute {
  readonly attribute: readonly [name: string, attribute: string];
}

/** The reference to an attribute of a resource. */
export function attributeOf(name: string, attribute: string): Attribute {
  return { attribute: [name, attribute] };
}

/** The lines as they are written in this dialect, each indented by four blanks. */
export function written(lines: Lines, dialect: Dialect): string {
  const text = dialect.syntax === "json" ? jsonOf(lines, 0) : yamlOf(lines, 0);
  return text.map((line) => `    ${line}`).join("\n");
}

function yamlOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  return Object.entries(lines).flatMap(([key, value]) => {
    if (isNested(value)) return [`${indent}${key}:`, ...yamlOf(value, depth + 1)];
    return [`${indent}${key}: ${yamlValue(value)}`];
  });
}

function yamlValue(value: Exclude<Lines[string], Lines>): string {
  if (isAttribute(value)) return `!GetAtt ${value.attribute.join(".")}`;
  if (isList(value)) return `[${value.join(", ")}]`;
  return String(value);
}

/** Without the outer braces: the lines go into an object that is already there. */
function jsonOf(lines: Lines, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const entries = Object.entries(lines);
  return entries.flatMap(([key, value], index) => {
    const comma = index < entries.length - 1 ? "," : "";
    if (isNested(value)) return [`${indent}"${key}": {`, ...jsonOf(value, depth + 1), `${indent}}${comma}`];
    return [`${indent}"${key}": ${jsonValue(value)}${comma}`];
  });
}

function jsonValue(value: Exclude<Lines[string], Lines>): string {
  return isAttribute(value)
    ? `{ "Fn::GetAtt": [${value.attribute.map((part) => JSON.stringify(part)).join(", ")}] }`
    : JSON.stringify(value);
}

function isNested(value: Lines[string]): value is Lines {
  return typeof value === "object" && !isList(value) && !isAttribute(value);
}

function isList(value: Lines[string]): value is readonly string[] {
  return Array.isArray(value);
}

function isAttribute(value: Lines[string]): value is Attribute {
  return typeof value === "object" && "attribute" in value && Array.isArray(value.attribute);
}
