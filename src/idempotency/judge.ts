import type { Handler } from "../model/handler.js";
import type { Place } from "../source/place.js";
import { answersInItsPlace, failuresTold } from "./batch-response.js";
import { inTable } from "./dynamodb.js";
import { itemsIn, textIn, variableIn } from "./contents.js";
import { Facts } from "./facts.js";
import { freshnessOf, isFreshId } from "./fresh.js";
import type { Finding } from "./facts.js";
import { whyUnclear } from "./libraries.js";
import { operationIn } from "./operation.js";
import type { Operation } from "./operation.js";
import { calledName, pathOf, visit } from "./program.js";
import type { Call, Expression } from "./program.js";
import { resolve } from "./scope.js";
import type { Bound, FindSource, Scope, Source } from "./scope.js";
import { inService, isConflictTaken, overHttp } from "./services.js";
import { isKey, readSql } from "./sql.js";
import { callsAround, isMarkedIdempotent, Walk } from "./walk.js";
import type { Entry, Reached } from "./walk.js";

const tableOperations: ReadonlySet<string> = new Set(["putitem", "updateitem", "deleteitem", "batchwrite", "transactwrite"]);

/** What a handler does, beginning at its entry; without one, everything in its file counts. */
export function judge(main: Source, entry: Entry | undefined, find: FindSource, placeOf: (source: Source, at: number) => Place): Handler {
  const walk = new Walk(find);
  walk.load(main);
  if (entry === undefined) for (const routine of main.program.routines) walk.begin({ routine, source: main });
  else walk.begin(entry);
  const facts = new Facts(placeOf);
  wholeEventOf(entry, facts);
  const mayBeFresh = walk.reached.some((one) => one.expression.is === "call" && isFreshId(one.expression, one.scope));
  const around = new Set<Expression>(entry !== undefined && "bound" in entry ? callsAround(entry.bound.expression) : []);
  for (const one of walk.reached) see(one, mayBeFresh, around, facts);
  for (const [routine, source] of walk.marked) facts.add(perRecord, source, routine.at, false);
  for (const [routine, source] of walk.handedOn) {
    facts.add({ kind: "unclear", what: `hands ${routine.name} to what may call it` }, source, routine.at, false);
  }
  for (const source of walk.sources) versioned(source, facts);
  for (const source of walk.sources) {
    if (source.isIncomplete) facts.add({ kind: "unclear", what: `holds what could not be parsed (${source.file})` }, source, 0, false);
    if (source.speaksOfFailures) facts.add({ kind: "mayReportFailures", what: "speaks of records that failed" }, source, 0, false);
  }
  const other = answersInItsPlace(entry);
  if (other !== undefined) facts.add({ kind: "mayReportFailures", what: other }, main, 0, false);
  return facts.handler([...walk.sources].map(({ file }) => file));
}

/** What makes the handler as a whole idempotent: its own mark, or what wraps it. */
function wholeEventOf(entry: Entry | undefined, facts: Facts): void {
  const what = "is idempotent by the whole event (Powertools)";
  if (entry === undefined) return;
  if ("routine" in entry) {
    if (isMarkedIdempotent(entry.routine)) facts.add({ kind: "wholeEvent", what }, entry.source, entry.routine.at, false);
    return;
  }
  const { expression, scope } = entry.bound;
  const found = callsAround(expression).find((call) => /^(makeIdempotent|makeHandlerIdempotent)$/.test(calledName(call)));
  if (found !== undefined) facts.add({ kind: "wholeEvent", what }, scope.source, found.at, false);
}

function see({ expression, scope, isGuarded }: Reached, mayBeFresh: boolean, around: ReadonlySet<Expression>, facts: Facts): void {
  const at = "at" in expression ? expression.at : 0;
  const add = (finding: Finding): void => facts.add(finding, scope.source, at, isGuarded);
  failuresTold(expression).forEach(add);
  if (isConflictTaken(expression)) add({ kind: "evidence", what: "takes the answer 409 (it is there already) into account" });
  const isWrapped = expression.is === "call" && calledName(expression) === "makeIdempotent" && !around.has(expression);
  if (isWrapped) add(perRecord);
  if (expression.is === "call") seeCall(expression, scope, mayBeFresh, add, facts);
}

const perRecord: Finding = { kind: "evidence", what: "is idempotent per record (Powertools)" };

function seeCall(call: Call, scope: Scope, mayBeFresh: boolean, add: (finding: Finding) => void, facts: Facts): void {
  const operation = operationIn(call, scope);
  if (operation !== undefined) {
    const inTables = tableOperations.has(operation.name);
    (inTables ? inTable(operation, mayBeFresh) : inService(operation)).forEach(add);
    if (inTables) tableOf(operation, facts);
    return;
  }
  const statements = statementsIn(call, scope);
  statements.forEach(add);
  const sent = overHttp(call, scope);
  if (sent !== undefined) add(sent);
  if (isUpsert(call)) add({ kind: "evidence", what: "inserts or updates by key (upsert)" });
  if (statements.length > 0 || sent !== undefined || readsSql(call, scope) || isUpsert(call)) return;
  const kept = savedIn(call, scope, mayBeFresh);
  const why = kept === undefined ? whyUnclear(call, scope) : undefined;
  if (kept !== undefined) add(kept);
  if (why !== undefined) add({ kind: "unclear", what: why });
}

function isUpsert(call: Call): boolean {
  return /^upsert(_one|_many|One|Many|Async)?$/i.test(calledName(call)) && call.callee.is === "member";
}

/** Mappers that write an object under its key. */
function savedIn(call: Call, scope: Scope, mayBeFresh: boolean): Finding | undefined {
  const [of = ""] = pathOf(call.callee);
  const isMapper = /mapper$/i.test(of) && call.callee.is === "member" && /^(save|batchSave)$/.test(calledName(call));
  const isContext = call.callee.is === "member" && /^_?(dynamo)?(db)?context$/i.test(of) && /^SaveAsync$/.test(calledName(call));
  if ((!isMapper && !isContext) || scope.source.program.routines.some(({ name }) => name === calledName(call))) return undefined;
  if (mayBeFresh) return { kind: "unclear", what: "writes an item under a key that may be a fresh one" };
  return { kind: "keyed", what: "writes an item under its key" };
}

function textsOf(call: Call, scope: Scope): readonly { readonly text: string; readonly rest: readonly Bound[] }[] {
  const args = [...call.given, ...call.named.map(({ value }) => value)].map((expression) => ({ expression, scope }));
  return args.flatMap((arg, index) => {
    const text = textIn(arg);
    return text === undefined ? [] : [{ text, rest: args.slice(index + 1) }];
  });
}

function readsSql(call: Call, scope: Scope): boolean {
  return textsOf(call, scope).some(({ text }) => readSql(text)?.does === "reads");
}

/** What the statements of SQL do that a call is given. */
function statementsIn(call: Call, scope: Scope): readonly Finding[] {
  if (!/exec|query|run|prepare|sql|statement|update|insert|\$/i.test(calledName(call))) return [];
  return textsOf(call, scope).flatMap(({ text, rest }): readonly Finding[] => {
    const statement = readSql(text);
    if (statement === undefined || statement.does === "reads") return [];
    if (statement.does === "inserts") return [inserted(statement.columns, rest)];
    const kind = ({ doubles: "doubling", once: "evidence", same: "keyed" } as const)[statement.does];
    return [{ kind, what: statement.what }];
  });
}

/** An insert without a word about what is there already fails or doubles; only a fresh id tells which. */
function inserted(columns: readonly string[], rest: readonly Bound[]): Finding {
  const [column = ""] = columns;
  const values = rest.flatMap((one) => itemsIn(one)?.[0] ?? []);
  const isFreshKey = isKey(column) && values.slice(0, 1).some((value) => freshnessOf(value) === "surely");
  if (isFreshKey) return { kind: "doubling", what: `inserts a row under a fresh id (${column})` };
  return { kind: "unclear", what: "inserts a row, and nothing shows what happens if it is there already (INSERT)" };
}

/** Which table an operation writes to. */
function tableOf({ entries, call, scope }: Operation, facts: Facts): void {
  const receiver = call.callee.is === "member" ? resolve({ expression: call.callee.of, scope }) : undefined;
  const [given] = receiver?.expression.is === "call" ? receiver.expression.given : [];
  const ofReceiver = receiver === undefined || given === undefined ? undefined : { expression: given, scope: receiver.scope };
  const named = entries.at("TableName") ?? ofReceiver;
  if (named === undefined) return;
  const name = textIn(named);
  facts.table(
    `writes to a table (${calledName(call)})`,
    variableIn(named),
    name?.includes("{") === true ? undefined : name,
    scope.source,
    call.at,
  );
}

/** Classes whose objects carry a version that a mapper compares. */
function versioned(source: Source, facts: Facts): void {
  const isIt = (one: Expression): boolean => /^Dynamo(DB|Db)Version(ed|Attribute)?$/.test(pathOf(one).at(-1) ?? "");
  const all = [...source.program.top, ...source.program.routines.flatMap(({ marks: found }) => found)];
  for (const one of all) {
    visit(one, (inner) => {
      if (isIt(inner) && "at" in inner)
        facts.add({ kind: "evidence", what: "compares versions (an attribute of the mapper)" }, source, inner.at, false);
    });
  }
}
