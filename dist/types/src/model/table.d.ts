import type { Place } from "../source/place.js";
import type { Answer } from "./answer.js";
import type { Condition } from "./condition.js";
import type { Grants } from "./role.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
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
export declare function isIdempotencyStore(table: Table): Answer;
/** Whether the table is called after its purpose. */
export declare function hasTellingName(table: Table): Answer;
/** Whether a text speaks of idempotency. */
export declare function tells(text: string): boolean;
/**
 * What Powertools does with records in its store: it looks for one, takes it, finishes it, and drops it where the work failed.
 * https://docs.powertools.aws.dev/lambda/python/latest/utilities/idempotency/#required-resources
 */
export declare const storeActions: readonly ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"];
/** Whether a function may keep idempotency records there, as long as its work succeeds. */
export declare function mayKeepRecords(grants: Grants, table: Table): Answer;
/** Whether an action such as `dynamodb:PutItem` is permitted on the table. */
export declare function mayDo(grants: Grants, action: string, table: Table): Answer;
