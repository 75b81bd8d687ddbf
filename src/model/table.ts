import type { Place } from "../source/place.js";
import { all, any, certainly } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import { allows } from "./role.js";
import type { Grants } from "./role.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import { is, isPresent, satisfies } from "./value.js";

export interface TableSettings {
  /** The table's own name. */
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** The attribute by which items expire; absent where they do not. */
  readonly expiresBy: string;
}

/** A DynamoDB table as a file declares it, seen as a place where a function keeps things. */
export interface TablePart {
  /** `file#name`, unique in a run. */
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly when: Condition;
  readonly settings: WrittenSettings<TableSettings>;
}

/** A DynamoDB table, in one scenario. */
export interface Table extends Omit<ValuesOf<TableSettings>, "name"> {
  readonly subject: string;
  readonly tableName: ValuesOf<TableSettings>["name"];
}

/**
 * Whether the table looks like the store of Powertools for AWS Lambda: items expire by `expiration`, and the key is `id`
 * or has two parts. https://docs.powertools.aws.dev/lambda/python/latest/utilities/idempotency/
 */
export function isIdempotencyStore(table: Table): Answer {
  return all(is(table.expiresBy, "expiration"), any(is(table.partitionKey, "id"), isPresent(table.sortKey)));
}

/** Whether the table is called after its purpose. */
export function hasTellingName(table: Table): Answer {
  const named = certainly(tells(table.subject));
  return named.is === "yes" || table.tableName.is !== "known" ? named : satisfies(table.tableName, tells);
}

/** Whether a text speaks of idempotency. */
export function tells(text: string): boolean {
  return /idempoten/i.test(text);
}

/**
 * Whether a function may keep idempotency records there: Powertools needs these to take, finish and drop a record.
 * https://docs.powertools.aws.dev/lambda/python/latest/utilities/idempotency/#required-resources
 */
export function mayKeepRecords(grants: Grants, table: Table): Answer {
  const isIt = (resource: string): boolean => isArnOf(resource, table);
  return all(...["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"].map((action) => allows(grants, action, isIt)));
}

function isArnOf(resource: string, table: Table): boolean {
  const name = table.tableName.is === "known" ? table.tableName.value : undefined;
  const references = ["Arn}", "arn}"].map((attribute) => `\${${table.subject}.${attribute}`);
  const names = ["}", ".name}", ".id}"].map((attribute) => `table/\${${table.subject}${attribute}`);
  const candidates = [...references, ...names, ...(name === undefined ? [] : [`table/${name}`])];
  return candidates.some((candidate) => resource === candidate || resource.endsWith(`:${candidate}`)) || resource.endsWith(":table/*");
}
