import type { Place } from "../source/place.js";
import { all, any, certainly, no, unsure, yes } from "./answer.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import { permits } from "./role.js";
import type { Grants } from "./role.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import { is, isPresent, satisfies } from "./value.js";
import { covers } from "./wildcard.js";

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
  /** Equal to the id of its stream. */
  readonly id: string;
  readonly subject: string;
  readonly place: Place;
  readonly tableName: ValuesOf<TableSettings>["name"];
  /** Whether it has a stream, in some deployment. */
  readonly hasStream: boolean;
  /** Whether another table of its file is called so. */
  readonly isOther: (name: string) => boolean;
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
 * What Powertools does with records in its store: it looks for one, takes it, finishes it, and drops it where the work failed.
 * https://docs.powertools.aws.dev/lambda/python/latest/utilities/idempotency/#required-resources
 */
export const storeActions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"] as const;

/** Whether a function may keep idempotency records there, as long as its work succeeds. */
export function mayKeepRecords(grants: Grants, table: Table): Answer {
  return all(...storeActions.slice(0, 3).map((action) => mayDo(grants, action, table)));
}

/** Whether an action such as `dynamodb:PutItem` is permitted on the table. */
export function mayDo(grants: Grants, action: string, table: Table): Answer {
  return permits(grants, action, (resource) => isArnOf(resource, table));
}

function isArnOf(resource: string, { subject, tableName, isOther }: Table): Answer {
  const references = ["Arn}", "arn}"].map((attribute) => `\${${subject}.${attribute}`);
  const names = ["}", ".name}", ".id}", ".TableName}"].map((attribute) => `table/\${${subject}${attribute}`);
  if ([...references, ...names].some((one) => resource === one || resource.endsWith(`:${one}`))) return yes;
  if (resource.endsWith(":table/*")) return yes;
  const name = /:table\/([^/]+)$/.exec(resource)?.[1];
  if (name?.includes("${") === false) return isNamed(name, tableName, subject);
  const reference = /\$\{([^}]+)\}(?:\/.*)?$/.exec(resource)?.[1]?.replace(/\.(name|id|TableName)$/, "");
  if (reference !== undefined && isOther(reference)) return no;
  // Another resource of the file is another one; a parameter may be this table.
  if (/^\$\{[^}:]+\.(Arn|arn)\}(\/.*)?$/.test(resource)) return no;
  if (!resource.includes("${") || !mayBeDynamodb(resource)) return no;
  return unsure(`only a deployment tells what ${resource} is, which its role may use`);
}

function mayBeDynamodb(resource: string): boolean {
  return !resource.startsWith("arn:") || /^arn:[^:]*:(dynamodb|[*$])/.test(resource);
}

/** Whether a pattern for names covers the name of the table; one that AWS chooses begins with the name of the stack. */
function isNamed(pattern: string, name: Table["tableName"], subject: string): Answer {
  if (name.is === "unknown") return unsure(`only a deployment tells whether ${subject} is ${pattern}, which its role may use`);
  if (name.is === "absent") return /[*?]/.test(pattern) ? unsure(`only a deployment tells whether ${subject} matches ${pattern}`) : no;
  return certainly(covers(pattern, name.value));
}
