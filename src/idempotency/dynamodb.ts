import { entriesIn, itemsIn, textIn } from "./contents.js";
import type { Entries } from "./contents.js";
import { readUpdate, onceBy, isVersion } from "./expressions-of-dynamodb.js";
import type { Finding } from "./facts.js";
import { freshnessOf } from "./fresh.js";
import type { Operation } from "./operation.js";
import { calledName, pathOf, visit } from "./program.js";
import { resolve } from "./scope.js";
import type { Bound } from "./scope.js";

/** What an operation on a table shows; `mayBeFresh` where the handler makes ids that no second run makes again. */
export function inTable({ name, entries, call, scope }: Operation, mayBeFresh: boolean): readonly Finding[] {
  if (name === "transactwrite") return inTransaction(entries, mayBeFresh);
  if (name === "batchwrite") return inBatch(entries, mayBeFresh);
  if (name === "deleteitem") return [{ kind: "keyed", what: "deletes an item under its key" }];
  if (name === "updateitem") return updated(entries);
  const item = entries.at("Item") ?? given(call.given, scope);
  return put(entries, item, mayBeFresh);
}

/** `table.putItem(item)` of libraries that know the table already; the last of what is given is the item. */
function given(args: readonly Bound["expression"][], scope: Bound["scope"]): Bound | undefined {
  const last = args.at(-1);
  return last === undefined ? undefined : { expression: last, scope };
}

function put(entries: Entries, item: Bound | undefined, mayBeFresh: boolean): readonly Finding[] {
  const once = guardOf(entries);
  if (once !== undefined) return [{ kind: "evidence", what: `writes an item only under a condition (${once})` }];
  const key = item === undefined ? undefined : freshKeyIn(item);
  if (key?.is === "fresh") return [{ kind: "doubling", what: `writes an item under a fresh key (${key.name})` }];
  const isSeen = item !== undefined && entriesIn(item)?.isOpen === false;
  if (key !== undefined || (mayBeFresh && !isSeen))
    return [{ kind: "unclear", what: "writes an item under a key that may be a fresh one" }];
  return [{ kind: "keyed", what: "writes an item under its key (PutItem)" }];
}

/** Whether an item's key is made anew by each run; what the key is, its names tell. */
function freshKeyIn(item: Bound): { readonly is: "fresh" | "perhaps"; readonly name: string } | undefined {
  const all = entriesIn(item)?.all ?? [];
  const keys = all.filter(({ name }) => /^(id|pk|sk|uuid|guid|timestamp|ts|.*_?(id|uuid|key))$/i.test(name));
  const fresh = keys.filter(({ bound }) => freshnessOf(bound) === "surely");
  const [first] = fresh;
  const doubtful = keys.find(({ bound }) => freshnessOf(bound) === "perhaps");
  if (first === undefined) return doubtful && { is: "perhaps", name: doubtful.name };
  const certain = fresh.find(({ name }) => /^(id|pk|sk|uuid|guid)$/i.test(name)) ?? (fresh.length === keys.length ? first : undefined);
  if (certain === undefined || /^(timestamp|ts)$/i.test(certain.name)) return { is: "perhaps", name: first.name };
  return { is: "fresh", name: certain.name };
}

function updated(entries: Entries): readonly Finding[] {
  const once = guardOf(entries);
  const legacy = entries.at("AttributeUpdates");
  const written = entries.at("UpdateExpression");
  const text = written === undefined ? undefined : textIn(written);
  if (text === undefined) return legacy === undefined ? [unclearUpdate] : legacyUpdate(legacy);
  const { doubling, adds, isAbsolute } = readUpdate(text);
  const values = entries.at("ExpressionAttributeValues");
  const added = adds.filter(({ value }) => isNumber(value, values));
  const [change] = [...doubling, ...added.map(({ path, value }) => `ADD ${path} ${value}`)];
  if (once !== undefined) return [{ kind: "evidence", what: `changes an item only under a condition (${once})` }];
  if (change !== undefined) return [{ kind: "doubling", what: `changes an attribute by what it was (${change})` }];
  if (!isAbsolute || adds.length > added.length + setsIn(adds, values)) return [unclearUpdate];
  const key = entries.at("Key");
  const fresh = key === undefined ? undefined : freshnessOf(key);
  if (fresh === "surely") return [{ kind: "doubling", what: "writes an item under a fresh key" }];
  if (fresh === "perhaps") return [{ kind: "unclear", what: "writes an item under a key that may be a fresh one" }];
  return [{ kind: "keyed", what: "sets attributes to given values (UpdateItem)" }];
}

const unclearUpdate: Finding = { kind: "unclear", what: "changes an item in a way that is put together elsewhere" };

function legacyUpdate(legacy: Bound): readonly Finding[] {
  const actions = (entriesIn(legacy)?.all ?? []).map(({ bound }) => {
    const action = entriesIn(bound)?.at("Action");
    return action === undefined ? "" : (textIn(action) ?? "").toUpperCase();
  });
  if (actions.length === 0) return [unclearUpdate];
  if (actions.includes("ADD")) return [{ kind: "doubling", what: "adds to an attribute (ADD)" }];
  return [{ kind: "keyed", what: "sets attributes to given values (UpdateItem)" }];
}

/** A number that is added doubles, an item of a set does not; where nothing shows which it is, nothing is said. */
function isNumber(placeholder: string, values: Bound | undefined): boolean {
  const value = values === undefined ? undefined : entriesIn(values)?.at(placeholder);
  if (value === undefined || isSet(value)) return false;
  const { expression } = resolve(value);
  if (expression.is === "value" || expression.is === "sum") return true;
  const entries = expression.is === "fields" || expression.is === "call" ? entriesIn(value) : undefined;
  if (entries?.at("N") !== undefined) return true;
  if (expression.is === "call") {
    if (
      /^(fromN|int|float|Decimal|Number|parseInt|parseFloat|len|abs|round|sum|max|min|withN|ParseInt|valueOf)$/i.test(
        calledName(expression),
      )
    )
      return true;
    return pathOf(expression)[0] !== undefined && /^N$/.test(calledName(expression));
  }
  // A part of a record: sets do not come in JSON.
  return expression.is === "member" && pathOf(expression).length > 1;
}

function setsIn(adds: readonly { readonly value: string }[], values: Bound | undefined): number {
  return adds.filter(({ value }) => {
    const bound = values === undefined ? undefined : entriesIn(values)?.at(value);
    return bound !== undefined && isSet(bound);
  }).length;
}

function isSet(value: Bound): boolean {
  const { expression } = resolve(value);
  if (expression.is === "call" && /^(set|frozenset|Set|createSet|fromSs|fromNs|HashSet)$/.test(calledName(expression))) return true;
  const entries = entriesIn(value);
  return ["SS", "NS", "BS"].some((type) => entries?.at(type) !== undefined);
}

/** What lets the write of these entries happen but once. */
function guardOf(entries: Entries): string | undefined {
  const condition = entries.at("ConditionExpression");
  if (condition === undefined) return entries.at("Expected") === undefined ? undefined : expectedIn(entries.at("Expected"));
  const text = textIn(condition);
  const names = entries.at("ExpressionAttributeNames");
  const nameOf = (path: string): string => {
    const named = names === undefined ? undefined : entriesIn(names)?.at(path);
    return (named === undefined ? undefined : textIn(named)) ?? path;
  };
  if (text !== undefined) return onceBy(text, nameOf);
  return builtCondition(condition);
}

function expectedIn(expected: Bound | undefined): string | undefined {
  for (const { name, bound } of expected === undefined ? [] : (entriesIn(expected)?.all ?? [])) {
    const exists = entriesIn(bound)?.at("Exists");
    const value = exists === undefined ? undefined : resolve(exists).expression;
    if (value?.is === "value" && value.text.toLowerCase() === "false") return `attribute_not_exists(${name})`;
  }
  return undefined;
}

/** `Attr("id").not_exists()`, `Attr("version").lt(…)` of boto3. */
function builtCondition(condition: Bound): string | undefined {
  let found: string | undefined;
  const { expression } = resolve(condition);
  visit(expression, (one) => {
    if (one.is !== "call" || one.callee.is !== "member") return;
    const of = one.callee.of;
    const first = of.is === "call" ? of.given[0] : undefined;
    const attribute = first?.is === "text" && typeof first.pieces[0] === "string" ? first.pieces[0] : "";
    if (one.callee.name === "not_exists") found ??= "attribute_not_exists";
    if (/^(eq|lt|lte|ne)$/.test(one.callee.name) && isVersion(attribute)) found ??= `a comparison of versions (${attribute})`;
  });
  return found;
}

/** A condition of one part holds for all: none is written where it fails. */
function inTransaction(entries: Entries, mayBeFresh: boolean): readonly Finding[] {
  const token = entries.at("ClientRequestToken");
  if (token !== undefined && freshnessOf(token) === undefined)
    return [{ kind: "evidence", what: "writes a transaction with a client token" }];
  const bound = entries.at("TransactItems");
  const items = bound === undefined ? undefined : itemsIn(bound);
  const parts = (items ?? []).map(partOf);
  if (items === undefined || items.length === 0 || parts.includes(undefined)) {
    return [{ kind: "unclear", what: "writes a transaction that is put together elsewhere" }];
  }
  const seen = parts.filter((part) => part !== undefined);
  const guard = seen.map(({ inside }) => guardOf(inside)).find((one) => one !== undefined);
  if (guard !== undefined) return [{ kind: "evidence", what: `writes a transaction only under a condition (${guard})` }];
  return seen.flatMap(({ name, inside }) => {
    if (name === "update") return updated(inside);
    if (name === "put") return put(inside, inside.at("Item"), mayBeFresh);
    return name === "delete" ? [{ kind: "keyed", what: "deletes an item under its key" } as const] : [];
  });
}

function partOf(item: Bound): { readonly name: string; readonly inside: Entries } | undefined {
  const outer = entriesIn(item);
  for (const name of ["put", "update", "delete", "conditioncheck"]) {
    const whole = outer?.at(name);
    const inside = whole === undefined ? undefined : entriesIn(whole);
    if (whole !== undefined && inside !== undefined) return { name, inside };
  }
  return undefined;
}

function inBatch(entries: Entries, mayBeFresh: boolean): readonly Finding[] {
  const requests = entries.at("RequestItems");
  const lists = requests === undefined ? [] : (entriesIn(requests)?.all ?? []).map(({ bound }) => itemsIn(bound));
  const puts = lists.flatMap((list) => list ?? []).flatMap((request) => entriesIn(request)?.at("PutRequest") ?? []);
  const items = puts.flatMap((one) => entriesIn(one)?.at("Item") ?? []);
  if (items.length > 0) return items.flatMap((item) => put(entries, item, mayBeFresh));
  return mayBeFresh
    ? [{ kind: "unclear", what: "writes items under keys that may be fresh ones" }]
    : [{ kind: "keyed", what: "writes items under their keys (BatchWriteItem)" }];
}
