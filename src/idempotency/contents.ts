import { calledName, pathOf } from "./program.js";
import type { Call, Expression, Field } from "./program.js";
import { resolve } from "./scope.js";
import type { Bound, Scope } from "./scope.js";

/** Names as all languages write them: `put_item`, `putItem` and `PutItem` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}

/** A text, with `{…}` for what is put into it and not known; undefined for what is none. */
export function textIn(bound: Bound, steps = 20): string | undefined {
  if (steps === 0) return undefined;
  const { expression, scope } = resolve(bound);
  const pieceOf = (piece: string | Expression): string => {
    if (typeof piece === "string") return piece;
    return textIn({ expression: piece, scope }, steps - 1) ?? `{${pathOf(piece).join(".") || "?"}}`;
  };
  if (expression.is === "text") return expression.pieces.map(pieceOf).join("");
  if (expression.is === "sum") {
    const sides = [expression.left, expression.right].map((side) => textIn({ expression: side, scope }, steps - 1));
    return sides.every((side) => side === undefined) ? undefined : [expression.left, expression.right].map(pieceOf).join("");
  }
  if (expression.is !== "call" || expression.callee.is !== "member") return undefined;
  const name = plainName(calledName(expression));
  const [first] = expression.given;
  const isOfClass = pathOf(expression.callee.of).join(".") === "String" && name === "format";
  if (isOfClass && first !== undefined) return textIn({ expression: first, scope }, steps - 1);
  const isSame = ["format", "trim", "strip", "formatted", "replace", "stripindent"].includes(name);
  return isSame ? textIn({ expression: expression.callee.of, scope }, steps - 1) : undefined;
}

/** The entries of a map, an object, a request that is put together; by plain name. */
export class Entries {
  readonly #fields = new Map<string, { readonly name: string; readonly bound: Bound }>();
  /** Other entries may belong to it. */
  isOpen = false;

  add(name: string, bound: Bound): void {
    this.#fields.set(plainName(name), { name, bound });
  }

  at(...names: readonly string[]): Bound | undefined {
    for (const name of names) {
      const found = this.#fields.get(plainName(name));
      if (found !== undefined) return found.bound;
    }
    return undefined;
  }

  get all(): readonly { readonly name: string; readonly bound: Bound }[] {
    return [...this.#fields.values()];
  }
}

/** The entries of what this stands for; undefined where nothing shows any. */
export function entriesIn(bound: Bound, steps = 12): Entries | undefined {
  if (steps === 0) return undefined;
  const entries = new Entries();
  const told = collect(bound, entries, steps);
  const changed = bound.expression.is === "name" ? partsSet(bound.expression.name, bound.scope, entries) : false;
  return told || changed ? entries : undefined;
}

/** `x.a = …` after `x` was made. */
function partsSet(name: string, scope: Scope, entries: Entries): boolean {
  let some = false;
  for (const [part, bound] of scope.partsOf(name)) {
    entries.add(part, bound);
    some = true;
  }
  return some;
}

function collect(bound: Bound, entries: Entries, steps: number): boolean {
  const { expression, scope } = resolve(bound);
  const addAll = (fields: readonly Field[]): void => {
    for (const { name, value } of fields) {
      const inner = { expression: value, scope };
      if (name === "**") entries.isOpen = !mergeOf(inner, entries, steps) || entries.isOpen;
      else entries.add(name, inner);
    }
  };
  switch (expression.is) {
    case "fields":
      for (const one of expression.spread) entries.isOpen = !mergeOf({ expression: one, scope }, entries, steps) || entries.isOpen;
      addAll(expression.fields);
      return true;
    case "lambda": {
      const last = expression.body.at(-1);
      const chain = last?.is === "call" ? chainOf(last) : undefined;
      const root = chain?.root.is === "name" ? chain.root.name : "";
      if (!expression.parameters.includes(root)) return false;
      addAll(chain?.fields ?? []);
      return true;
    }
    case "call":
      return collectCall(expression, scope, entries, steps, addAll);
    default:
      return false;
  }
}

function collectCall(call: Call, scope: Scope, entries: Entries, steps: number, addAll: (fields: readonly Field[]) => void): boolean {
  const chain = chainOf(call);
  if (chain !== undefined && (chain.fields.length > 0 || isBuilder(chain.root))) {
    addAll(chain.fields);
    return true;
  }
  const path = pathOf(call.callee).join(".");
  if (/^(Map\.(of|ofEntries)|ImmutableMap\.of)$/.test(path)) {
    for (let index = 0; index + 1 < call.given.length; index += 2) {
      const [key, value] = [call.given[index], call.given[index + 1]];
      const name = key === undefined ? undefined : textIn({ expression: key, scope });
      if (name !== undefined && value !== undefined) entries.add(name, { expression: value, scope });
    }
    return true;
  }
  const isMap = call.makes || path === "dict" || path === "Object.assign" || /(^|\.)marshall$/.test(path);
  if (!isMap) return false;
  const merged = call.given.map((one) => mergeOf({ expression: one, scope }, entries, steps));
  addAll(call.named);
  return call.named.length > 0 || merged.some(Boolean) || /^(Hash|LinkedHash|Tree)?(Map|Dictionary)$|^Document$/.test(path);
}

function mergeOf(bound: Bound, into: Entries, steps: number): boolean {
  const found = entriesIn(bound, steps - 1);
  for (const { name, bound: one } of found?.all ?? []) into.add(name, one);
  if (found?.isOpen === true) into.isOpen = true;
  return found !== undefined;
}

/** `X.builder().a(1).b(2).build()`, `new X().withA(1)`: what it begins with, and what is said on the way. */
export function chainOf(call: Call): { readonly root: Expression; readonly fields: readonly Field[] } | undefined {
  const fields: Field[] = [];
  let at: Expression = call;
  while (at.is === "call" && !at.makes && at.callee.is === "member" && !isBuilder(at)) {
    const name = at.callee.name.replace(/^(with|set)(?=[A-Z])/, "");
    const [value, ...others] = at.given;
    const list: Expression = { is: "several", isList: true, parts: at.given };
    if (value !== undefined) fields.unshift({ name, value: others.length === 0 ? value : list });
    at = at.callee.of;
  }
  if (at === call && !isBuilder(at)) return undefined;
  return isBuilder(at) || (at.is === "call" && at.makes) || at.is === "name" ? { root: at, fields } : undefined;
}

function isBuilder(expression: Expression): boolean {
  return expression.is === "call" && calledName(expression) === "builder" && expression.callee.is === "member";
}

/** The items of a list, those that are added to it later among them; undefined where nothing shows them. */
export function itemsIn(bound: Bound): readonly Bound[] | undefined {
  const added = bound.expression.is === "name" ? bound.scope.allOf(`${bound.expression.name}[]`) : [];
  const { expression, scope } = resolve(bound);
  const own = listed(expression);
  if (own === undefined && added.length === 0) return undefined;
  return [...(own ?? []).map((one) => ({ expression: one, scope })), ...added];
}

function listed(expression: Expression): readonly Expression[] | undefined {
  if (expression.is === "several" && expression.isList === true) return expression.parts;
  if (expression.is !== "call") return undefined;
  const name = calledName(expression);
  if (["of", "asList", "singletonList", "List", "ArrayList"].includes(name))
    return [...expression.given, ...expression.named.map(({ value }) => value)];
  // What each item becomes is in the function: `records.map((record) => ({ … }))`.
  const [each] = expression.given;
  const last = ["map", "flatMap", "Select"].includes(name) && each?.is === "lambda" ? each.body.at(-1) : undefined;
  return last === undefined ? undefined : [last];
}

/** The variable of the environment that a value is taken from. */
export function variableIn(bound: Bound): string | undefined {
  const { expression, scope } = resolve(bound);
  if (expression.is === "several") {
    for (const part of expression.parts) {
      const found = variableIn({ expression: part, scope });
      if (found !== undefined) return found;
    }
  }
  const path = pathOf(expression);
  if (expression.is === "member") return /^(os\.environ|environ|process\.env)$/.test(path.slice(0, -1).join(".")) ? path.at(-1) : undefined;
  if (expression.is !== "call") return undefined;
  const [first] = expression.given;
  const isAsked = /^(os\.getenv|getenv|os\.environ\.get|environ\.get|System\.getenv|(System\.)?Environment\.GetEnvironmentVariable)$/;
  return first !== undefined && isAsked.test(path.join(".")) ? textIn({ expression: first, scope }) : undefined;
}
