import type { Place } from "../source/place.js";
import type { Answer } from "./answer.js";
import type { Code } from "./code.js";
import type { Condition } from "./condition.js";
import type { CountedConsumer } from "./consumer.js";
import type { Handler, NoHandler } from "./handler.js";
import type { Grants } from "./role.js";
import type { ValuesOf, WrittenSettings } from "./settings.js";
import type { Titled } from "./subject.js";
import type { Table } from "./table.js";
import type { Value, Written } from "./value.js";
/** Names of the environment variables a function is given, with their values. */
export type Environment = ReadonlyMap<string, Written<string>>;
export interface FunctionSettings {
    readonly name: string;
    /** Seconds. */
    readonly timeout: number;
    /** How often the function may run at a time; absent where it shares what the account has. */
    readonly reservedConcurrency: number;
}
/** A Lambda function as a file declares it. */
export interface FunctionPart extends Titled {
    /** `file#name`, unique in a run. */
    readonly id: string;
    readonly place: Place;
    readonly when: Condition;
    readonly settings: WrittenSettings<FunctionSettings>;
    readonly environment: Written<Environment>;
    readonly grants: Grants;
    /** The function's own failure handling, which is for asynchronous calls only: its key, such as `DeadLetterConfig`. */
    readonly asyncFailureHandling: string | undefined;
    /** The deployments in which it is there; undefined where it always is. */
    readonly asyncFailureHandlingWhen?: Condition;
    /** The deployments in which something else than a mapping may call it, as far as its file shows. */
    readonly calledOtherwise: Condition;
    /** Why processing a record twice is harmless, where the user declared it at the function. */
    readonly declaredIdempotent: string | undefined;
    /** Where its source lies. */
    readonly code: Written<Code>;
}
/** Another name of a function: an alias or a version. */
export interface FunctionNamePart {
    /** `file#name`, unique in a run. */
    readonly id: string;
    readonly name: string;
    readonly function: Written<string>;
}
/** A Lambda function, in one scenario. */
export interface LambdaFunction extends Omit<ValuesOf<FunctionSettings>, "name"> {
    readonly id: string;
    readonly subject: string;
    readonly place: Place;
    readonly when: Condition;
    readonly environment: Value<ReadonlyMap<string, Value<string>>>;
    /** The tables of the same file that its environment names or may name. */
    readonly tables: readonly GivenTable[];
    readonly grants: Grants;
    readonly asyncFailureHandling: string | undefined;
    readonly hasAsyncFailureHandling: Answer;
    /** Whether something else than a mapping may call it. */
    readonly isCalledOtherwise: Answer;
    readonly declaredIdempotent: string | undefined;
    /** What its source does; a reason where nothing was read of it. */
    readonly handler: Value<Handler | NoHandler>;
}
/** A function with the stream consumers that call it. */
export interface CalledFunction extends LambdaFunction {
    /** Those that may call it are among them, with `there` unsure. */
    readonly callers: readonly CountedConsumer[];
    /** The functions that stand before it in its file, or in the files that are joined with it. */
    readonly before: readonly CalledFunction[];
}
/** A table that a function's environment names, or may name. */
export interface GivenTable {
    readonly table: Table;
    /** The variable that names it; undefined where nobody knows the variables. */
    readonly variable: string | undefined;
    readonly given: Answer;
}
