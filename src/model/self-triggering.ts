import { all, any, certainly, no, not, unsure } from "./answer.js";
import type { Answer } from "./answer.js";
import { callsFunction } from "./consumer.js";
import type { Consumer } from "./consumer.js";
import type { GivenTable, LambdaFunction } from "./function.js";
import type { Handler, WrittenTable } from "./handler.js";
import type { Grants } from "./role.js";
import type { Stream } from "./stream.js";
import { mayDo } from "./table.js";
import { inBoth, is, satisfies } from "./value.js";

/** What changes items of a table, and so writes to its stream. */
const writing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"] as const;

/** Whether a function writes, or may write, to the very table whose stream calls it, and no filter keeps its own writes away. */
export function triggersItself(consumer: Consumer): Answer {
  return all(
    is(consumer.streamKind, "dynamodb"),
    callsFunction(consumer),
    () => not(satisfies(consumer.filters, (filters) => filters.length > 0)),
    () => ofFunction(consumer, consumer.function),
  );
}

/** Of a function that is declared elsewhere nobody asks. */
function ofFunction(consumer: Consumer, called: Consumer["function"]): Answer {
  if (called.is === "known") return writesTo(consumer, called.value);
  if (called.is === "absent") return no;
  if (called.open !== undefined) return inBoth<LambdaFunction>(called, (one) => ofFunction(consumer, one));
  const isElsewhere = consumer.callee.is === "known" && consumer.callee.refersTo === undefined;
  return isElsewhere || consumer.streamKind.is !== "known" ? no : unsure(called.because);
}

function writesTo({ stream, source, unplaced }: Consumer, called: LambdaFunction): Answer {
  const handler = called.handler.is === "known" ? called.handler.value : undefined;
  const read = handler === undefined || "because" in handler ? undefined : handler;
  const isOpen = stream?.declared === false && source.is === "unknown";
  if (stream !== undefined && !isOpen) {
    const given = called.tables.filter(({ table }) => table.id === stream.id);
    return any(read === undefined ? no : showsWriteTo(stream, called, read), () => mayWriteTo(given, called, read));
  }
  // Any table with a stream may be the one.
  const given = called.tables.filter(({ table }) => table.hasStream);
  const writes = any(certainly(read !== undefined && read.tables.length > 0 && given.length > 0), () => mayWriteTo(given, called, read));
  return all(writes, unsure(isOpen ? source.because : (unplaced ?? "nothing tells which stream it reads")));
}

function showsWriteTo(stream: Stream, called: LambdaFunction, { tables }: Handler): Answer {
  return any(...tables.map((one) => isTableOf(stream, called, one)));
}

/** Whether the table that a handler names is that of the stream. */
function isTableOf({ id, name: table }: Stream, { tables }: LambdaFunction, { variable, name }: WrittenTable): Answer {
  if (variable === undefined) return name === undefined ? no : is(table, name);
  return any(...tables.flatMap((one) => (one.table.id === id && one.variable === variable ? [one.given] : [])));
}

/** Whether the function is given one of the tables and its role permits to write there, and nothing shows that it does not. */
function mayWriteTo(tables: readonly GivenTable[], called: LambdaFunction, read: Handler | undefined): Answer {
  const isNamed = ({ variable, name }: WrittenTable): boolean => variable !== undefined || name !== undefined;
  const isClear = read?.unclear.length === 0 && read.tables.every(isNamed);
  if (isClear) return no;
  const grants = named(called.grants);
  const mayWrite = ({ table }: GivenTable): Answer => any(...writing.map((action) => mayDo(grants, action, table)));
  return any(...tables.map((one) => () => all(one.given, () => mayWrite(one))));
}

/** What is permitted on tables by name: a role that may do everything everywhere tells nothing. */
function named({ statements, hidden }: Grants): Grants {
  const isWide = (resource: string): boolean => /^\*$|:table\/\*$/.test(resource);
  return { statements: statements.filter(({ effect, resources }) => effect === "Deny" || !resources.some(isWide)), hidden };
}

/** Where the handler certainly writes to the table; undefined where only the role permits it. */
export function ownWriteOf({ stream, function: called }: Consumer): WrittenTable | undefined {
  if (stream === undefined || called.is !== "known" || called.value.handler.is !== "known") return undefined;
  const { value: handler } = called.value.handler;
  if ("because" in handler) return undefined;
  return handler.tables.find((one) => isTableOf(stream, called.value, one).is === "yes");
}
